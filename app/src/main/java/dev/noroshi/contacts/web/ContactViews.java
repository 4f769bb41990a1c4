package dev.noroshi.contacts.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.channel.Party;
import dev.noroshi.contacts.Answer;
import dev.noroshi.contacts.Asked;
import dev.noroshi.contacts.AskedId;
import dev.noroshi.contacts.Check;
import dev.noroshi.contacts.Checks;
import dev.noroshi.contacts.EmergencyDesks;
import dev.noroshi.contacts.Handovers;
import dev.noroshi.contacts.Kind;
import dev.noroshi.contacts.OwnContact;
import dev.noroshi.contacts.OwnContact.Typed;
import dev.noroshi.contacts.OwnContact.Whose;
import dev.noroshi.contacts.Scope;
import dev.noroshi.contacts.StalePlace;
import dev.noroshi.directory.CeptoarCode;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.CeptoarMap;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Paging;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts contact data and checks into words.
@Component
class ContactViews {

    private static final int LINES = 500;
    private static final int STALE_LINES = 100;

    private final Checks checks;
    private final OwnContact own;
    private final EmergencyDesks desks;
    private final Handovers handovers;
    private final Directory directory;
    private final CeptoarLists lists;
    private final Words words;
    private final Clock clock;

    ContactViews(Checks checks, OwnContact own, EmergencyDesks desks, Handovers handovers, Directory directory,
            CeptoarLists lists, Words words, Clock clock) {
        this.checks = checks;
        this.own = own;
        this.desks = desks;
        this.handovers = handovers;
        this.directory = directory;
        this.lists = lists;
        this.words = words;
        this.clock = clock;
    }

    /// @param typed what was typed of the data the problems are about; null for what is recorded
    ContactView.Own own(Caller caller, String wrong, List<Problem> problems, @Nullable Typed typed) {
        return new ContactView.Own(data(caller, Whose.PERSON, wrong, typed), data(caller, Whose.DESK, wrong, typed),
                caller.may(Permission.EDIT_CONTACTS), caller.may(Permission.CHECK_CONTACTS),
                desks.of(caller.organisation()), caller.may(Permission.EDIT_CONTACTS) ? handovers(caller) : List.of(),
                failures(caller), problems, wrong, clock.instant());
    }

    /// By which ways the caller's organisation does not get what it is sent.
    List<ContactView.FailureLine> failures(Caller caller) {
        return checks.ownFailures(caller).entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(failure -> failure(failure, each.getKey(), caller.language())))
                .toList();
    }

    private ContactView.FailureLine failure(Checks.Failure failure, Party party, Language language) {
        var means = words.say(language, "channel.choice." + failure.means());
        return new ContactView.FailureLine(who(party, language),
                failure.address().isEmpty()
                        ? means
                        : words.say(language, "contacts.failure.way", means, failure.address()),
                words.say(language, "channel.cause." + failure.cause()), failure.since());
    }

    private ContactView.@Nullable Data data(Caller caller, Whose whose, String wrong, @Nullable Typed typed) {
        return own.recorded(caller, whose)
                .map(recorded -> new ContactView.Data(whose,
                        typed != null && wrong.equals(whose.name()) ? typed : recorded,
                        own.asked(caller, whose).map(Check::deadline).orElse(null)))
                .orElse(null);
    }

    private List<ContactView.HandoverLine> handovers(Caller caller) {
        return handovers.open(caller).stream().map(each -> new ContactView.HandoverLine(each,
                directory.person(each.person()).map(person -> person.name(caller.language())).orElse(""),
                name(caller.language(), each.organisation()))).toList();
    }

    ContactView.All all(Caller caller) {
        var below = checks.below(caller);
        return new ContactView.All(checks.list(caller).stream().map(check -> line(caller, check)).toList(),
                below.stream().map(each -> new ContactView.Choice(each.id().value(), name(caller.language(), each)))
                        .toList(),
                words.say(caller.language(), "contacts.scope.lead", below.size()), checks.stale(caller).size(),
                caller.may(Permission.EDIT_MEMBERS), clock.instant());
    }

    private ContactView.CheckLine line(Caller caller, Check check) {
        var isOver = check.isOver(clock.instant());
        var who = check.scope() == Scope.ORGANISATION && check.about() != null
                ? name(caller.language(), check.about())
                : words.say(caller.language(), "contacts.scope." + check.scope());
        return new ContactView.CheckLine(check, name(caller.language(), check.starter()), who,
                isOver ? Glyph.DONE : Glyph.DOING,
                words.say(caller.language(), isOver ? "contacts.state.over" : "contacts.state.running"),
                total(checks.progress(caller, check.id())).percent());
    }

    private static Checks.Progress total(List<Checks.Progress> parts) {
        var all = new EnumMap<Answer, Integer>(Answer.class);
        for (var part : parts)
            part.people().forEach((answer, people) -> all.merge(answer, people, Integer::sum));
        return new Checks.Progress("", all);
    }

    ContactView.One one(Caller caller, Check check, @Nullable Answer answer) {
        var progress = checks.progress(caller, check.id());
        var map = lists.on(LocalDate.now(clock));
        var names = progress.stream()
                .map(each -> new ContactView.ProgressLine(ceptoar(map, each.ceptoar(), caller.language()), each))
                .toList();
        return new ContactView.One(line(caller, check), names, total(progress), means(caller, check),
                lines(caller, check, checks.asked(caller, check.id(), answer).stream().limit(LINES).toList()), answer,
                check.starter().equals(caller.organisation()) && !check.isOver(clock.instant()), clock.instant());
    }

    private List<ContactView.MeansLine> means(Caller caller, Check check) {
        if (check.kind() == Kind.CHECK) return List.of();
        return checks.byMeans(caller, check.id()).stream()
                .map(each -> new ContactView.MeansLine(
                        words.say(caller.language(), "channel.means." + each.means()), each.tried(),
                        each.of(Answer.CONFIRMED), each.of(Answer.FAILED), each.of(Answer.NONE)))
                .toList();
    }

    private String ceptoar(CeptoarMap map, @Nullable String code, Language language) {
        if (code == null || code.isEmpty()) return words.say(language, "contacts.no-ceptoar");
        return map.ceptoar(new CeptoarCode(code)).map(each -> each.name(language)).orElse(code);
    }

    List<ContactView.AskedLine> lines(Caller caller, Check check, List<Asked> asked) {
        var tried = check.kind() == Kind.TEST ? checks.tried(caller, asked) : Set.<AskedId>of();
        var ids = new HashSet<OrganisationId>();
        asked.forEach(each -> ids.add(each.to().organisation()));
        var names = names(ids, caller.language());
        return asked.stream().map(each -> {
            var cause = each.cause();
            var isTried = tried.contains(each.id());
            return new ContactView.AskedLine(
                    names.getOrDefault(each.to().organisation(), each.to().organisation().value()),
                    who(each.to(), caller.language()),
                    means(each, caller.language()),
                    isTried ? Glyph.DOING : glyph(each.answer()),
                    words.say(caller.language(), outcome(check, each, isTried)),
                    cause == null ? null : words.say(caller.language(), "channel.cause." + cause), each.answeredAt());
        }).toList();
    }

    private String means(Asked asked, Language language) {
        var means = words.say(language, "channel.choice." + asked.means());
        return asked.telephone().map(number -> words.say(language, "contacts.failure.way", means, number))
                .orElse(means);
    }

    /// A test says whether a way works, a check what people say of themselves.
    private static String outcome(Check check, Asked asked, boolean isTried) {
        return switch (check.kind()) {
            case CHECK -> "contacts.answer." + asked.answer();
            case TEST -> isTried ? "contacts.trial.tried" : "contacts.trial." + asked.answer();
        };
    }

    static Glyph glyph(Answer answer) {
        return switch (answer) {
            case NONE -> Glyph.WAITING;
            case CONFIRMED, CHANGED -> Glyph.DONE;
            case MOVED -> Glyph.WATCH;
            case FAILED -> Glyph.LATE;
        };
    }

    /// @param after where the part before ended; from the beginning when null
    ContactView.Stale stale(Caller caller, @Nullable StalePlace after) {
        var part = checks.stale(caller, after, STALE_LINES);
        var map = lists.on(LocalDate.now(clock));
        var ids = new HashSet<OrganisationId>();
        part.lines().forEach(each -> ids.add(each.party().organisation()));
        var names = names(ids, caller.language());
        return new ContactView.Stale(part.lines().stream().map(each -> new ContactView.StaleLine(
                ceptoar(map, each.ceptoar(), caller.language()),
                names.getOrDefault(each.party().organisation(), each.party().organisation().value()),
                who(each.party(), caller.language()), each.confirmedAt(),
                each.failures().stream().map(one -> failure(one, each.party(), caller.language())).toList()))
                .toList(), paging(caller, part), clock.instant());
    }

    private @Nullable Paging paging(Caller caller, Checks.StalePart part) {
        if (part.before() == 0 && part.isLast()) return null;
        var place = part.lines().isEmpty()
                ? words.say(caller.language(), "contacts.stale.past", part.all())
                : words.say(caller.language(), "contacts.stale.place", part.before() + 1,
                        part.before() + part.lines().size(), part.all());
        return new Paging(place, part.before() == 0 ? null : "/contacts/stale",
                part.isLast() ? null : "/contacts/stale?after=" + part.lines().getLast().place().written());
    }

    private String who(Party party, Language language) {
        var person = party.person();
        return person == null
                ? words.say(language, "contacts.desk")
                : directory.person(person).map(each -> each.name(language)).orElse("");
    }

    private Map<OrganisationId, String> names(Set<OrganisationId> ids, Language language) {
        var names = new HashMap<OrganisationId, String>();
        directory.organisations(ids, LocalDate.now(clock)).forEach(each -> names.put(each.id(), name(language, each)));
        return names;
    }

    private String name(Language language, OrganisationId id) {
        return directory.organisation(id, LocalDate.now(clock)).map(each -> name(language, each)).orElse(id.value());
    }

    private static String name(Language language, Organisation organisation) {
        return organisation.name(language)
                + organisation.desk(language).map(desk -> language.choose("　", ", ") + desk).orElse("");
    }
}
