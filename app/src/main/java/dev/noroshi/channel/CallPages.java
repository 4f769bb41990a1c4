package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.channel.web.CallsView;
import dev.noroshi.channel.web.DeadLettersView;
import dev.noroshi.delivery.Due;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What people work off by hand: calls, faxes, and what could not be handed on.
@Controller
class CallPages {

    private static final int DEAD_AT_ONCE = 50;
    /// How many of those further down are named; the rest are on the page of the reach.
    private static final int FURTHER_DOWN = 20;

    private final Pages pages;
    private final Calls calls;
    private final Trials trials;
    private final DeadLetters letters;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    CallPages(Pages pages, Calls calls, Trials trials, DeadLetters letters, Directory directory, Words words,
            Clock clock) {
        this.pages = pages;
        this.calls = calls;
        this.trials = trials;
        this.letters = letters;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/calls")
    @Permit(Permission.READ_REACH)
    ModelAndView calls(Caller caller, HttpServletRequest request) {
        var page = pages.page(caller, request).title("channel.calls.title").nav(Nav.CALLS)
                .crumb("/home", "access.nav.HOME").here();
        var built = page.build();
        var waiting = calls.waiting(caller);
        var rung = trials.waiting(caller);
        return page.show("channel/calls", new CallsView(clock.instant(),
                waiting.came().stream().map(each -> came(built, each)).toList(),
                waiting.lines().stream().map(line -> line(caller, built, line)).toList(), waiting.more(),
                rung.lines().stream().map(line -> trial(built, line)).toList(), rung.more()));
    }

    private CallsView.Came came(Page page, Calls.Came came) {
        var due = due(came.parcel());
        return new CallsView.Came(came.parcel(), what(page, came.parcel()),
                due == null ? "" : due.left(words, page.language()), due != null && due.isLate(),
                colleagues(page, came.colleagues()), tries(page, came.tries()));
    }

    private @Nullable Due due(Parcel parcel) {
        return parcel.dueAt() == null ? null : new Due(parcel.dueAt(), clock.instant());
    }

    private List<String> tries(Page page, List<Calls.Try> tries) {
        return tries.stream().map(each -> page.say("channel.calls.try",
                page.times().brief(each.at(), clock.instant()), page.say("channel.cause." + each.cause()))).toList();
    }

    private static CallsView.Trial trial(Page page, Trials.Line line) {
        var person = line.person();
        return new CallsView.Trial(line.id().toString(), line.to().name(page.language()),
                person == null ? page.say("channel.calls.desk") : person.name(page.language()), line.number());
    }

    /// Notes what came of ringing somebody for a test.
    @PostMapping("/calls/trials/{id}")
    @Permit(Permission.READ_REACH)
    ModelAndView noteTrial(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam Trials.Result result) {
        if (!trials.note(caller, new MessageId(id), result)) return pages.notFound(request);
        pages.carry(caller, request, Tone.OK, "channel.trials.noted." + result);
        return new ModelAndView("redirect:/calls");
    }

    private CallsView.Line line(Caller caller, Page page, Calls.Line line) {
        var parcel = line.parcel();
        var due = due(parcel);
        return new CallsView.Line(parcel, line.recipient().name(caller.language()), what(page, parcel),
                due == null ? "" : due.left(words, caller.language()), due != null && due.isLate(),
                numbers(caller, page, line), line.wanted().contains(Means.FAX) ? line.desk().fax() : null,
                told(page, line.told()), tries(page, line.tries()), line.isOpen(), silence(page, line),
                colleagues(page, line.colleagues()));
    }

    private static List<CallsView.Number> colleagues(Page page, List<Calls.Colleague> colleagues) {
        return colleagues.stream().map(each -> {
            var person = each.person();
            var who = person == null ? page.say("channel.calls.desk") : person.name(page.language());
            return new CallsView.Number(
                    each.means() == Means.FAX ? page.say("channel.calls.by-fax", who) : who, each.number());
        }).toList();
    }

    private static CallsView.@Nullable Silence silence(Page page, Calls.Line line) {
        if (line.silent().isEmpty()) return null;
        return new CallsView.Silence(line.silent().size(),
                line.silent().stream().limit(FURTHER_DOWN)
                        .map(each -> new CallsView.Number(who(page, each), each.number())).toList());
    }

    private static String who(Page page, Calls.Silent silent) {
        var organisation = silent.organisation().name(page.language());
        var person = silent.person();
        return person == null
                ? organisation
                : organisation + page.language().choose("　", ", ") + person.name(page.language());
    }

    private static String what(Page page, Parcel parcel) {
        return parcel.number() == null
                ? parcel.title()
                : page.say("channel.calls.what", parcel.number(), parcel.title());
    }

    private static List<CallsView.Number> numbers(Caller caller, Page page, Calls.Line line) {
        var numbers = new ArrayList<CallsView.Number>();
        add(numbers, page.say("channel.calls.emergency"), line.emergency());
        add(numbers, page.say("channel.calls.hotline"), line.desk().hotline());
        add(numbers, page.say("channel.calls.desk"), line.desk().phone());
        for (Person person : line.people()) {
            add(numbers, person.name(caller.language()), person.mobile());
            add(numbers, person.name(caller.language()), person.phone());
        }
        return numbers;
    }

    private static void add(List<CallsView.Number> numbers, String who, @Nullable String number) {
        if (number != null) numbers.add(new CallsView.Number(who, number));
    }

    private static List<CallsView.Told> told(Page page, Map<Means, Calls.State> told) {
        return told.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(each -> new CallsView.Told(glyph(each.getValue()), page.say("channel.told." + each.getValue(),
                        page.say("channel.means." + each.getKey()))))
                .toList();
    }

    private static Glyph glyph(Calls.State state) {
        return switch (state) {
            case WAITING -> Glyph.WAITING;
            case HANDED -> Glyph.DOING;
            case DELIVERED -> Glyph.DONE;
            case DEAD -> Glyph.LATE;
            case NEEDLESS -> Glyph.NONE;
        };
    }

    @PostMapping("/calls/{parcel}")
    @Permit(Permission.READ_REACH)
    ModelAndView note(Caller caller, HttpServletRequest request, @PathVariable UUID parcel,
            @RequestParam(defaultValue = "TELEPHONE") Means means, @RequestParam Calls.Result result) {
        if (!calls.note(caller, new ParcelId(parcel), means, result)) return pages.notFound(request);
        pages.carry(caller, request, Tone.OK, "channel.calls.noted." + result);
        return new ModelAndView("redirect:/calls");
    }

    /// @param after where the part before ended
    @GetMapping("/dead-letters")
    @Permit(Permission.READ_HOME)
    ModelAndView dead(Caller caller, HttpServletRequest request, @RequestParam(required = false) @Nullable UUID after) {
        var found = letters.list(caller, after == null ? null : new MessageId(after), DEAD_AT_ONCE + 1);
        var shown = found.subList(0, Math.min(found.size(), DEAD_AT_ONCE));
        var page = pages.page(caller, request).title("channel.dead.title").crumb("/home", "access.nav.HOME").here();
        var names = directory.organisations(shown.stream().map(DeadLetters.DeadLetter::organisation)
                .collect(Collectors.toSet()), LocalDate.now(clock)).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        var built = page.build();
        Function<DeadLetters.DeadLetter, String> to = letter -> {
            var organisation = names.get(letter.organisation());
            var name = organisation == null ? letter.organisation().value() : organisation.name(caller.language());
            return letter.person() == null
                    ? built.say("channel.dead.desk", name)
                    : built.say("channel.dead.person", name);
        };
        return page.show("channel/dead", new DeadLettersView(clock.instant(),
                shown.stream().map(letter -> row(built, letter, to.apply(letter))).toList(),
                found.size() > DEAD_AT_ONCE ? shown.getLast().id().toString() : null));
    }

    private static DeadLettersView.Row row(Page page, DeadLetters.DeadLetter letter, String to) {
        return new DeadLettersView.Row(letter.id().toString(), page.say("channel.means." + letter.means()), to,
                letter.number() == null ? page.say("channel.dead.no-number") : letter.number(),
                page.say("channel.cause." + letter.cause()), letter.said(), letter.attempts(), letter.endedAt());
    }

    @PostMapping("/dead-letters/resend")
    @Permit(Permission.READ_HOME)
    ModelAndView resend(Caller caller, HttpServletRequest request,
            @RequestParam(name = "letter", defaultValue = "") List<String> chosen) {
        var resent = letters.resend(caller, DeadLetters.read(chosen));
        if (resent.without() > 0)
            pages.carry(caller, request, Tone.WARN, "channel.dead.some-resent", resent.again(), resent.without());
        else
            if (resent.again() > 0) pages.carry(caller, request, Tone.OK, "channel.dead.resent", resent.again());
            else pages.carry(caller, request, Tone.WARN, "channel.dead.none-resent");
        return new ModelAndView("redirect:/dead-letters");
    }
}
