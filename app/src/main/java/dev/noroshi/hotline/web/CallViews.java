package dev.noroshi.hotline.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.delivery.Due;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.hotline.Call;
import dev.noroshi.hotline.CallDesk;
import dev.noroshi.hotline.CallState;
import dev.noroshi.hotline.Hotline;
import dev.noroshi.hotline.HotlineSettings;
import dev.noroshi.hotline.Informed;
import dev.noroshi.hotline.Way;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts emergency calls into words.
@Component
class CallViews {

    static final DateTimeFormatter CONTROL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);
    private static final int LINES = 50;

    private final Hotline hotline;
    private final CallDesk desk;
    private final HotlineSettings settings;
    private final Directory directory;
    private final AddressBook addresses;
    private final Words words;
    private final Clock clock;

    CallViews(Hotline hotline, CallDesk desk, HotlineSettings settings, Directory directory, AddressBook addresses,
            Words words, Clock clock) {
        this.hotline = hotline;
        this.desk = desk;
        this.settings = settings;
        this.directory = directory;
        this.addresses = addresses;
        this.words = words;
        this.clock = clock;
    }

    /// What stands in the form before anything is typed.
    CallView.Typed blank(Caller caller) {
        var person = directory.person(caller.person());
        var number = person.map(each -> each.mobile() != null ? each.mobile() : each.phone()).orElse(null);
        var bodies = hotline.bodies(caller);
        // the next above is told unless the caller says no; who reports by way of a secretariat is not named further up
        var first = bodies.keySet().stream().limit(1).toList();
        return new CallView.Typed(false, "", CONTROL.format(clock.instant().atZone(Times.ZONE)),
                person.map(each -> each.name(caller.language())).orElse(""), number == null ? "" : number, first,
                UUID.randomUUID().toString());
    }

    CallView.Form form(Caller caller, CallView.Typed typed, List<Problem> problems) {
        var bodies = hotline.bodies(caller);
        var secretariat = bodies.get(Informed.SECRETARIAT);
        return new CallView.Form(typed, problems,
                name(caller, caller.organisation()) + caller.language().choose("　", ", ")
                        + name(caller, caller.person()),
                bodies.entrySet().stream().map(each -> new CallView.Body(each.getKey(), name(caller, each.getValue())))
                        .toList(),
                secretariat == null ? Way.CENTRE : hotline.way(caller),
                secretariat == null ? null : name(caller, secretariat),
                caller.may(Permission.MANAGE_ACCOUNTS) && secretariat != null, settings.target().toMinutes(),
                telephone(directory.centre(today()).id()).orElse(null),
                hotline.own(caller).stream().map(call -> line(caller, call)).toList(), clock.instant());
    }

    CallView.Desk desk(Caller caller, @Nullable Instant before) {
        var found = desk.calls(caller, before, LINES + 1);
        var lines = found.stream().limit(LINES).map(call -> line(caller, call)).toList();
        var figures = desk.figures(caller);
        return new CallView.Desk(lines.stream().filter(each -> each.call().state() == CallState.WAITING).toList(),
                lines.stream().filter(each -> each.call().state() != CallState.WAITING).toList(), figures,
                spanIfAny(caller, figures.median()), spanIfAny(caller, figures.p90()), settings.target().toMinutes(),
                clock.instant(),
                found.size() > LINES ? "/hotline/calls?before=" + found.get(LINES - 1).sentAt() : null);
    }

    CallView.Line line(Caller caller, Call call) {
        var ours = call.organisation().equals(caller.organisation());
        var taken = call.takenAt();
        var after = taken == null
                ? words.say(caller.language(), "hotline.waiting-since", span(caller, since(call)))
                : words.say(caller.language(), "hotline.taken-after",
                        span(caller, Duration.between(call.sentAt(), taken)));
        return new CallView.Line(call, name(caller, ours ? call.addressee() : call.organisation()), glyph(call),
                words.say(caller.language(), "hotline.state." + call.state()), after);
    }

    private Glyph glyph(Call call) {
        return switch (call.state()) {
            case WAITING -> isLate(call) ? Glyph.LATE : Glyph.WAITING;
            case TAKEN -> Glyph.DOING;
            case CLOSED -> Glyph.DONE;
        };
    }

    private boolean isLate(Call call) {
        return call.state() == CallState.WAITING && since(call).compareTo(settings.target()) >= 0;
    }

    private Duration since(Call call) {
        return Duration.between(call.sentAt(), clock.instant());
    }

    CallView.One one(Caller caller, Call call, @Nullable Problem problem, String typed) {
        var ours = call.organisation().equals(caller.organisation());
        var id = call.id();
        var handler = call.handler();
        return new CallView.One(line(caller, call), ours,
                name(caller, call.organisation()) + caller.language().choose("　", ", ") + name(caller, call.calledBy()),
                name(caller, call.addressee()), call.takenBy() == null ? null : name(caller, call.takenBy()),
                handler == null ? null : name(caller, handler),
                ours ? call.informed().stream().map(each -> name(caller, each)).toList() : List.of(),
                desk.notes(caller, call).stream().map(note -> new CallView.NoteLine(
                        name(caller, note.organisation()) + caller.language().choose("　", ", ")
                                + name(caller, note.author()),
                        note.text(), note.at())).toList(),
                may(caller, call, ours), settings.target().toMinutes(), isLate(call),
                telephone(call.addressee()).orElse(null),
                ours ? hotline.series(caller, id).orElse(null) : null,
                ours ? null : desk.onward(caller, id).map(each -> "/hotline/calls/" + each).orElse(null),
                clock.instant(), problem, typed);
    }

    private static CallView.May may(Caller caller, Call call, boolean ours) {
        var theirs = !ours && caller.may(Permission.TAKE_HOTLINE);
        var waiting = call.state() == CallState.WAITING;
        var open = call.state() == CallState.TAKEN;
        return new CallView.May(theirs && waiting, theirs && open && !caller.person().equals(call.handler()),
                theirs && call.state() != CallState.CLOSED && call.passedAt() == null
                        && caller.actorClass() == ActorClass.CEPTOAR_SECRETARIAT,
                theirs && open, true, ours && caller.may(Permission.WRITE_REPORT));
    }

    /// Under which number a body is rung in an emergency, if it is known.
    Optional<String> telephone(OrganisationId id) {
        var contact = addresses.contacts(List.of(id), today()).getOrDefault(id, Contact.NONE);
        return Optional.ofNullable(contact.hotline() != null ? contact.hotline() : contact.phone());
    }

    String name(Caller caller, OrganisationId id) {
        return directory.organisation(id, today()).map(found -> name(caller, found)).orElse(id.value());
    }

    /// A secretariat is known by its desk.
    private static String name(Caller caller, Organisation organisation) {
        return organisation.actorClass() == ActorClass.CEPTOAR_SECRETARIAT
                ? organisation.desk(caller.language()).orElse(organisation.name(caller.language()))
                : organisation.name(caller.language());
    }

    String name(Caller caller, PersonId id) {
        return directory.person(id).map(person -> person.name(caller.language())).orElse("");
    }

    CallView.Door door(Caller caller) {
        return new CallView.Door(settings.target().toMinutes(), hotline.own(caller).stream()
                .filter(call -> call.state() != CallState.CLOSED).findFirst().map(call -> line(caller, call))
                .orElse(null));
    }

    private String span(Caller caller, Duration span) {
        return Due.span(words, caller.language(), span);
    }

    private @Nullable String spanIfAny(Caller caller, @Nullable Duration span) {
        return span == null ? null : span(caller, span);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
