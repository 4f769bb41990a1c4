package dev.noroshi.sharing;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Role;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who in an organisation needs to know (関係者), settled by those who manage its accounts. Source: handbook (試行版) II.2.3(2),
/// table 5, AMBER: 業務の遂行にあたって、その情報を知る必要がある者に限る.
@Component
public class Circles {

    private static final int LONGEST_NAME = 100;

    private final CircleRows rows;
    private final Directory directory;
    private final Registry registry;
    private final Audit audit;
    private final Clock clock;

    Circles(CircleRows rows, Directory directory, Registry registry, Audit audit, Clock clock) {
        this.rows = rows;
        this.directory = directory;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    /// How things stand in an organisation.
    ///
    /// @param sectors those a circle can be limited to
    /// @param people all who hold a post today
    public record Settled(List<Circle> circles, Set<SectorCode> sectors, List<Standing> people) {

        public Settled {
            circles = List.copyOf(circles);
            people = List.copyOf(people);
        }

        /// Whether nobody reads AMBER, whatever it concerns.
        public boolean leavesNobody() {
            return people.stream().noneMatch(each -> each.amber() instanceof MayRead.May);
        }
    }

    /// Somebody of the organisation, and whether they read AMBER today.
    ///
    /// @param amber of what concerns some sector they are in a circle for
    /// @param limits the sectors that is limited to; none when it is not
    public record Standing(Person person, Reader reader, MayRead amber, Set<SectorCode> limits) {

        @Override
        public String toString() {
            return "Standing " + person.id() + " [withheld]";
        }
    }

    /// What is settled in a circle.
    ///
    /// @param sectors none means whatever it concerns
    public record Wish(String name, Set<SectorCode> sectors, Set<PersonId> people) {
        public Wish {
            sectors = Set.copyOf(sectors);
            people = Set.copyOf(people);
        }
    }

    /// Whether whoever asks has been told that nobody will be left.
    public enum Warned {
        /// Not yet.
        NO,
        /// And wants it so.
        YES
    }

    /// What comes of settling something.
    public sealed interface Settling {

        /// It holds from now on.
        record Done() implements Settling {
        }

        /// Something must be put right first.
        record Wrong(List<Problem> problems) implements Settling {
        }

        /// Nobody of the organisation would read AMBER any more; nothing has been changed.
        record LeavesNobody() implements Settling {
        }

        /// Somebody else changed it meanwhile.
        record Stale() implements Settling {
        }

        /// The caller may not settle it, or there is no such circle.
        record Unknown() implements Settling {
        }
    }

    /// How things stand in the caller's organisation.
    @Transactional(readOnly = true)
    public Settled of(Caller caller) {
        return settled(caller.organisation(), rows.of(caller.organisation()));
    }

    private Settled settled(OrganisationId organisation, List<Circle> circles) {
        var today = LocalDate.now(clock);
        var sectors = directory.organisation(organisation, today).map(Organisation::sectors).orElse(Set.of());
        var people = registry.people(List.of(organisation), today).stream()
                .flatMap(entry -> standing(entry, circles, today).stream())
                .sorted(Comparator.comparing(each -> each.person().login())).toList();
        return new Settled(circles, sectors, people);
    }

    private java.util.Optional<Standing> standing(PersonEntry entry, List<Circle> circles, LocalDate today) {
        return directory.personByLogin(entry.login()).map(person -> {
            var need = need(person.id(), circles);
            var reader = new Reader(person.id(), person.organisation(), Readers.duty(Role.ofCode(entry.role())),
                    entry.attachment(), entry.nda(), need);
            var limits = need instanceof NeedToKnow.Where(var sectors) ? sectors : Set.<SectorCode>of();
            return new Standing(person, reader, PersonalRule.ask(reader, Tlp.AMBER, limits, today), limits);
        });
    }

    static NeedToKnow need(PersonId person, List<Circle> circles) {
        if (circles.isEmpty()) return NeedToKnow.ALWAYS;
        var own = circles.stream().filter(circle -> circle.people().contains(person)).toList();
        if (own.isEmpty()) return NeedToKnow.NEVER;
        if (own.stream().anyMatch(circle -> circle.sectors().isEmpty())) return NeedToKnow.ALWAYS;
        return new NeedToKnow.Where(own.stream().flatMap(circle -> circle.sectors().stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /// Adds a circle. With the first one, whoever is in none reads AMBER no more.
    @Transactional
    public Settling add(Caller caller, Wish wish, Warned warned) {
        if (!caller.may(Permission.MANAGE_ACCOUNTS)) return new Settling.Unknown();
        rows.lock(caller.organisation());
        var circle = new Circle(UUID.randomUUID(), wish.name().strip(), wish.sectors(), wish.people(), 1);
        var now = rows.of(caller.organisation());
        var problems = problems(caller, circle, now);
        if (!problems.isEmpty()) return new Settling.Wrong(problems);
        var then = new ArrayList<>(now);
        then.add(circle);
        if (warned == Warned.NO && settled(caller.organisation(), then).leavesNobody())
            return new Settling.LeavesNobody();
        rows.insert(caller.organisation(), circle);
        audit.record(caller.person(), caller.organisation(), "access.circle-add", circle.id().toString());
        return new Settling.Done();
    }

    /// Changes a circle.
    ///
    /// @param edition the edition the caller saw
    @Transactional
    public Settling change(Caller caller, UUID id, int edition, Wish wish, Warned warned) {
        return settle(caller, id, edition, warned, "access.circle-change", before -> {
            var after = new Circle(id, wish.name().strip(), wish.sectors(), wish.people(), edition);
            return new Change(problems(caller, after, others(caller, id)), List.of(after), () -> rows.update(after));
        });
    }

    /// Removes a circle. Without any, everybody whose post reads needs to know.
    ///
    /// @param edition the edition the caller saw
    @Transactional
    public Settling remove(Caller caller, UUID id, int edition, Warned warned) {
        return settle(caller, id, edition, warned, "access.circle-remove",
                before -> new Change(List.of(), List.of(), () -> rows.delete(id, edition)));
    }

    /// @param instead what stands in the place of the circle then
    private record Change(List<Problem> problems, List<Circle> instead,
            java.util.function.BooleanSupplier doing) {
    }

    private Settling settle(Caller caller, UUID id, int edition, Warned warned, String act,
            java.util.function.Function<Circle, Change> work) {
        if (!caller.may(Permission.MANAGE_ACCOUNTS)) return new Settling.Unknown();
        rows.lock(caller.organisation());
        var before = rows.find(id, caller.organisation());
        if (before.isEmpty()) return new Settling.Unknown();
        if (before.get().edition() != edition) return new Settling.Stale();
        var change = work.apply(before.get());
        if (!change.problems().isEmpty()) return new Settling.Wrong(change.problems());
        var then = Stream.concat(others(caller, id).stream(), change.instead().stream()).toList();
        if (warned == Warned.NO && settled(caller.organisation(), then).leavesNobody())
            return new Settling.LeavesNobody();
        if (!change.doing().getAsBoolean()) return new Settling.Stale();
        audit.record(caller.person(), caller.organisation(), act, id.toString());
        return new Settling.Done();
    }

    private List<Circle> others(Caller caller, UUID id) {
        return rows.of(caller.organisation()).stream().filter(each -> !each.id().equals(id)).toList();
    }

    private List<Problem> problems(Caller caller, Circle circle, List<Circle> others) {
        var problems = new ArrayList<Problem>();
        if (circle.name().isEmpty()) problems.add(Problem.of("name", "circle-name-missing"));
        if (circle.name().length() > LONGEST_NAME)
            problems.add(Problem.of("name", "circle-name-long", Integer.toString(LONGEST_NAME)));
        if (others.stream().anyMatch(each -> each.name().equals(circle.name())))
            problems.add(Problem.of("name", "circle-name-twice", circle.name()));
        var settled = settled(caller.organisation(), others);
        var known = settled.people().stream().map(each -> each.person().id()).collect(Collectors.toSet());
        var strangers = new HashSet<>(circle.people());
        strangers.removeAll(known);
        if (!strangers.isEmpty())
            problems.add(Problem.of("people", "circle-people-strange", Integer.toString(strangers.size())));
        var foreign = new HashSet<>(circle.sectors());
        foreign.removeAll(settled.sectors());
        if (!foreign.isEmpty())
            problems.add(Problem.of("sectors", "circle-sectors-strange", Integer.toString(foreign.size())));
        return problems;
    }
}
