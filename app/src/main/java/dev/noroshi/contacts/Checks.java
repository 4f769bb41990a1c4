package dev.noroshi.contacts;

import dev.noroshi.kernel.Outcome;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.kernel.Problem;
import dev.noroshi.channel.Cause;
import dev.noroshi.channel.Means;
import dev.noroshi.channel.Party;
import dev.noroshi.channel.Ringing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Checks and tests, for those who begin them and those who see how they go.
@Component
public class Checks {

    private static final int SHOWN = 50;

    private final CheckRows rows;
    private final Asking asking;
    private final Circle circle;
    private final AddressBook addresses;
    private final Ringing ringing;
    private final Unreached unreached;
    private final ContactSettings settings;
    private final Audit audit;
    private final Clock clock;

    Checks(CheckRows rows, Asking asking, Circle circle, AddressBook addresses, Ringing ringing,
            Unreached unreached, ContactSettings settings, Audit audit, Clock clock) {
        this.rows = rows;
        this.asking = asking;
        this.circle = circle;
        this.addresses = addresses;
        this.ringing = ringing;
        this.unreached = unreached;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /// Begins a check or a test of everybody below the caller, or of one organisation among them.
    ///
    /// @param about the one organisation; null for all
    @Transactional
    public Outcome<Check> begin(Caller caller, Kind kind, @Nullable OrganisationId about) {
        if (about != null && !circle.of(caller.organisation()).containsKey(about))
            return new Outcome.Invalid<>(List.of(Problem.of("organisation", "contacts.not-below")));
        var scope = about == null ? Circle.scopeOf(caller.actorClass()) : Scope.ORGANISATION;
        var running = rows.list(SHOWN).stream().anyMatch(each -> each.starter().equals(caller.organisation())
                && each.kind() == kind && each.scope() == scope && java.util.Objects.equals(each.about(), about)
                && !each.isOver(clock.instant()));
        // pressed twice, or a colleague was quicker: nobody is asked the same thing twice
        if (running) return new Outcome.Conflict<>("contacts.running");
        var check = new Check(CheckId.random(), kind, caller.organisation(), clock.instant(), asking.deadline(), scope,
                about, 0, null, null);
        asking.begin(check, caller.person());
        audit.record(caller.person(), caller.organisation(), "contacts.begin", check.id().toString());
        return new Outcome.Done<>(check);
    }

    /// The organisations the caller may ask, by code.
    public List<Organisation> below(Caller caller) {
        return circle.of(caller.organisation()).values().stream().map(Circle.Place::organisation).toList();
    }

    /// The checks the caller began, or is above somebody of.
    @Transactional(readOnly = true)
    public List<Check> list(Caller caller) {
        return rows.list(SHOWN);
    }

    @Transactional(readOnly = true)
    public Optional<Check> find(Caller caller, CheckId id) {
        return rows.find(id);
    }

    /// How a check stands in one CEPTOAR; "" for bodies of none.
    public record Progress(String ceptoar, Map<Answer, Integer> people) {
        public Progress {
            people = Map.copyOf(people);
        }

        public int of(Answer answer) {
            return people.getOrDefault(answer, 0);
        }

        public int asked() {
            return people.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// Who has said something, in percent.
        public int percent() {
            var answered = of(Answer.CONFIRMED) + of(Answer.CHANGED) + of(Answer.MOVED);
            return asked() == 0 ? 0 : answered * 100 / asked();
        }
    }

    /// How a check stands, as far as the caller sees it.
    @Transactional(readOnly = true)
    public List<Progress> progress(Caller caller, CheckId id) {
        var all = new LinkedHashMap<String, EnumMap<Answer, Integer>>();
        for (var count : rows.counts(id))
            all.computeIfAbsent(count.ceptoar(), each -> new EnumMap<>(Answer.class)).put(count.answer(),
                    count.people());
        return all.entrySet().stream().map(each -> new Progress(each.getKey(), each.getValue())).toList();
    }

    /// How a test went by one means.
    public record ByMeans(Means means, Map<Answer, Integer> ways) {
        public ByMeans {
            ways = Map.copyOf(ways);
        }

        public int of(Answer answer) {
            return ways.getOrDefault(answer, 0);
        }

        public int tried() {
            return ways.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// How a test went by each means that was tried, as far as the caller sees it.
    @Transactional(readOnly = true)
    public List<ByMeans> byMeans(Caller caller, CheckId id) {
        var all = new EnumMap<Means, EnumMap<Answer, Integer>>(Means.class);
        for (var each : rows.byMeans(id))
            all.computeIfAbsent(each.means(), means -> new EnumMap<>(Answer.class)).put(each.answer(), each.ways());
        return all.entrySet().stream().map(each -> new ByMeans(each.getKey(), each.getValue())).toList();
    }

    /// Those asked, as far as the caller sees them.
    ///
    /// @param answer only those who answered so; null for all
    @Transactional(readOnly = true)
    public List<Asked> asked(Caller caller, CheckId id, @Nullable Answer answer) {
        return rows.asked(id, answer);
    }

    /// Those of the ways of a test that were tried and of which nobody knows yet whether they work: a mail that has not come
    /// back, a fax without its slip.
    @Transactional(readOnly = true)
    public Set<AskedId> tried(Caller caller, Collection<Asked> asked) {
        var open = asked.stream().filter(each -> each.answer() == Answer.NONE).map(each -> each.id().value()).toList();
        return ringing.handed(open).stream().map(AskedId::new).collect(Collectors.toSet());
    }

    /// Ends a check before its deadline; nobody is reminded, rung or faxed any more.
    @Transactional
    public Outcome<Check> end(Caller caller, CheckId id) {
        var check = rows.find(id).filter(each -> each.starter().equals(caller.organisation()));
        if (check.isEmpty()) return new Outcome.Unknown<>();
        rows.end(id);
        ringing.callOff(rows.waiting(id));
        audit.record(caller.person(), caller.organisation(), "contacts.end", id.toString());
        return new Outcome.Done<>(rows.find(id).orElseThrow());
    }

    /// A way by which somebody could not be reached.
    ///
    /// @param address "" where none is recorded
    @PersonalData
    public record Failure(Means means, String address, Cause cause, Instant since) {
        @Override
        public String toString() {
            return "Failure by " + means + " [withheld]";
        }
    }

    /// A contact nobody can rely on.
    ///
    /// @param confirmedAt when it was last confirmed; null for never
    /// @param failures by which ways it could not be reached since
    public record Stale(Party party, @Nullable String ceptoar, @Nullable Instant confirmedAt, List<Failure> failures) {
        public Stale {
            failures = List.copyOf(failures);
        }

        public StalePlace place() {
            var person = party.person();
            return new StalePlace(ceptoar == null ? "" : ceptoar, party.organisation().value(),
                    person == null ? 0 : person.value());
        }
    }

    /// A part of them.
    ///
    /// @param before how many come before it
    /// @param all how many there are in all
    public record StalePart(List<Stale> lines, int before, int all) {
        public StalePart {
            lines = List.copyOf(lines);
        }

        public boolean isLast() {
            return before + lines.size() >= all;
        }
    }

    /// Those that come after a place of the list of [#stale(Caller)].
    ///
    /// @param after where the part before ended; from the beginning when null
    @Transactional(readOnly = true)
    public StalePart stale(Caller caller, @Nullable StalePlace after, int limit) {
        var all = stale(caller);
        var rest = after == null ? all : all.stream().filter(each -> each.place().compareTo(after) > 0).toList();
        return new StalePart(rest.subList(0, Math.min(limit, rest.size())), all.size() - rest.size(), all.size());
    }

    /// The people and desks below the caller that have not confirmed for a year, or could not be reached since they did: in a
    /// check or a test, or because what was sent to them came back. That one way works does not mend another. By CEPTOAR, organisation and person, those of no CEPTOAR
    /// and desks first.
    @Transactional(readOnly = true)
    public List<Stale> stale(Caller caller) {
        var places = circle.of(caller.organisation());
        var known = standings(places.keySet());
        var unreached = this.unreached.below(places.keySet());
        var failed = rows.failed(places.keySet());
        var since = clock.instant().minus(settings.fresh());
        var people = addresses.people(places.keySet(), LocalDate.now(clock));
        var desks = addresses.contacts(places.keySet(), LocalDate.now(clock));
        var stale = new ArrayList<Stale>();
        places.forEach((id, place) -> {
            var staff = people.getOrDefault(id, List.of());
            var parties = new ArrayList<Party>();
            if (Asking.hasDesk(desks.getOrDefault(id, Contact.NONE), staff) || unreached.containsKey(Party.desk(id)))
                parties.add(Party.desk(id));
            staff.forEach(person -> parties.add(new Party(id, person.id())));
            for (var party : parties) {
                var standing = known.get(party);
                var confirmed = standing == null ? null : standing.confirmedAt();
                var failures = failures(standing, Stream.concat(unreached.getOrDefault(party, List.of()).stream(),
                        failed.getOrDefault(party, List.of()).stream()));
                if (confirmed == null || confirmed.isBefore(since) || !failures.isEmpty())
                    stale.add(new Stale(party, place.organisation().ceptoar(), confirmed, failures));
            }
        });
        stale.sort(Comparator.comparing(Stale::place));
        return stale;
    }

    private Map<Party, CheckRows.Standing> standings(Collection<OrganisationId> organisations) {
        return rows.standings(organisations).stream()
                .collect(Collectors.toMap(CheckRows.Standing::party, Function.identity()));
    }

    /// What failed since they last said that their data are right; each way once.
    private static List<Failure> failures(CheckRows.@Nullable Standing standing, Stream<Unreached.Way> ways) {
        var vouched = standing == null ? null : standing.vouchedAt();
        var failures = new LinkedHashMap<String, Failure>();
        ways.filter(way -> vouched == null || way.last().isAfter(vouched))
                .forEach(way -> failures.putIfAbsent(way.means() + way.address(),
                        new Failure(way.means(), way.address(), way.cause(), way.since())));
        return List.copyOf(failures.values());
    }

    /// The ways to the caller's own organisation by which mails do not arrive: for who keeps its contact data all, for
    /// anybody else their own and that of the desk.
    @Transactional(readOnly = true)
    public Map<Party, List<Failure>> ownFailures(Caller caller) {
        var unreached = this.unreached.own(caller.organisation());
        if (unreached.isEmpty()) return Map.of();
        var known = standings(List.of(caller.organisation()));
        var failures = new LinkedHashMap<Party, List<Failure>>();
        unreached.entrySet().stream().filter(each -> mayKnow(caller, each.getKey()))
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Checks::rank))).forEach(each -> {
                    var found = failures(known.get(each.getKey()), each.getValue().stream());
                    if (!found.isEmpty()) failures.put(each.getKey(), found);
                });
        return failures;
    }

    private static boolean mayKnow(Caller caller, Party party) {
        return party.person() == null || party.person().equals(caller.person()) || caller.may(Permission.EDIT_CONTACTS);
    }

    private static long rank(Party party) {
        return party.person() == null ? 0 : party.person().value();
    }
}
