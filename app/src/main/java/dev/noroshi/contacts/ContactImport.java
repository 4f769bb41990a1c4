package dev.noroshi.contacts;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.contacts.ContactFile.Row;
import dev.noroshi.contacts.ContactPlan.Change;
import dev.noroshi.contacts.ContactPlan.Difference;
import dev.noroshi.contacts.OwnContact.Typed;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.registry.RowProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Brings in files of contact data: those of the desks of organisations and of their people. All of a file is brought in or,
/// when anything is wrong with it, nothing.
@Component
public class ContactImport {

    private final Registry registry;
    private final Circle circle;
    private final Audit audit;
    private final Clock clock;

    ContactImport(Registry registry, Circle circle, Audit audit, Clock clock) {
        this.registry = registry;
        this.circle = circle;
        this.audit = audit;
        this.clock = clock;
    }

    /// What comes of a file.
    public sealed interface Result {

        /// It can be brought in; nothing was changed yet.
        record Planned(ContactPlan plan) implements Result {
        }

        /// It was brought in, all of it.
        record Applied(ContactPlan plan) implements Result {
        }

        /// The registry has changed since somebody agreed to a plan; nothing was brought in.
        ///
        /// @param plan what the file would change now
        record Stale(ContactPlan plan) implements Result {
        }

        /// Something is wrong with the file; nothing was brought in.
        ///
        /// @param problems all of them, by row
        record Refused(List<RowProblem> problems) implements Result {
            public Refused {
                problems = problems.stream().sorted().toList();
            }
        }
    }

    /// Says what a file would change, or everything that is wrong with it. Changes nothing.
    @Transactional(readOnly = true)
    public Result plan(Caller caller, byte[] file) {
        var problems = new ArrayList<RowProblem>();
        var read = read(caller, file, problems);
        return problems.isEmpty() ? new Result.Planned(read.plan()) : new Result.Refused(problems);
    }

    /// Brings a file in.
    ///
    /// @param agreed the fingerprint of the plan somebody has agreed to; null when whatever it changes is agreed to
    @Transactional
    public Result apply(Caller caller, byte[] file, @Nullable String agreed) {
        registry.reserve();
        var problems = new ArrayList<RowProblem>();
        var read = read(caller, file, problems);
        if (!problems.isEmpty()) return new Result.Refused(problems);
        if (agreed != null && !agreed.equals(read.plan().fingerprint())) return new Result.Stale(read.plan());
        if (!read.people().isEmpty()) registry.enterPeople(read.people());
        if (!read.desks().isEmpty()) registry.enterOrganisations(read.desks());
        audit.record(caller.person(), caller.organisation(), "contacts.import", read.plan().fingerprint());
        return new Result.Applied(read.plan());
    }

    /// What is recorded now of those whose data the caller may bring in, as rows of such a file: desks first, then people.
    @Transactional(readOnly = true)
    public List<List<String>> rows(Caller caller) {
        var known = known(caller, circle.of(caller.organisation()).keySet());
        var rows = new ArrayList<List<String>>();
        known.desks().values().stream().sorted(Comparator.comparing(entry -> entry.id().value())).forEach(entry -> {
            rows.add(row(entry.id(), "", ContactEntries.of(entry)));
            known.people().getOrDefault(entry.id(), Map.of()).values().stream()
                    .sorted(Comparator.comparing(PersonEntry::login))
                    .forEach(post -> rows.add(row(entry.id(), post.login(), ContactEntries.of(post))));
        });
        return rows;
    }

    private static List<String> row(OrganisationId id, String login, Typed typed) {
        return List.of(id.value(), login, typed.email(), typed.phone(), typed.mobile(), typed.fax(), typed.hours());
    }

    /// A file with what it would enter.
    private record Read(ContactPlan plan, List<PersonEntry> people, List<OrganisationEntry> desks) {
    }

    private Read read(Caller caller, byte[] bytes, List<RowProblem> problems) {
        var file = ContactFile.read(bytes, problems);
        var ids = new LinkedHashSet<OrganisationId>();
        file.rows().forEach(row -> OrganisationId.parse(row.organisation()).ifPresent(ids::add));
        return new Reader(file, known(caller, ids), problems).read(today());
    }

    /// The organisations among them whose contact data are the caller's to bring in.
    private Known known(Caller caller, Collection<OrganisationId> ids) {
        Set<OrganisationId> own = Set.copyOf(ids);
        if (!caller.may(Permission.EDIT_REGISTRY)) {
            var below = caller.may(Permission.EDIT_MEMBERS)
                    ? circle.of(caller.organisation()).keySet()
                    : Set.<OrganisationId>of();
            own = ids.stream().filter(below::contains).collect(Collectors.toSet());
        }
        var desks = registry.organisations(own, today());
        Map<OrganisationId, Map<String, PersonEntry>> people = new HashMap<>();
        for (var post : registry.people(own, today()))
            people.computeIfAbsent(post.organisation(), each -> new HashMap<>()).put(post.login(), post);
        return new Known(desks, people);
    }

    /// What is recorded of them today.
    private record Known(Map<OrganisationId, OrganisationEntry> desks,
            Map<OrganisationId, Map<String, PersonEntry>> people) {
    }

    /// Goes through the rows.
    private record Reader(ContactFile file, Known known, List<RowProblem> problems) {

        Read read(LocalDate today) {
            var changes = new ArrayList<Change>();
            var people = new ArrayList<PersonEntry>();
            var desks = new ArrayList<OrganisationEntry>();
            var seen = new HashMap<String, Integer>();
            for (var row : file.rows()) {
                var first = seen.putIfAbsent(row.organisation() + " " + row.login(), row.number());
                if (first != null)
                    problem(row, "", "contacts.row-twice", "" + first);
                var entry = OrganisationId.parse(row.organisation()).map(known.desks()::get).orElse(null);
                if (entry == null) {
                    problem(row, ContactColumn.ORGANISATION.code(), row.organisation().isEmpty()
                            ? "registry-cell-blank"
                            : "contacts.organisation-unknown", ContactFile.shortened(row.organisation()));
                    continue;
                }
                if (row.login().isEmpty()) desk(row, entry, today, desks, changes);
                else person(row, entry, people, changes);
            }
            return new Read(new ContactPlan(changes, file.rows().size() - changes.size(), fingerprint(changes)),
                    people, desks);
        }

        private void desk(Row row, OrganisationEntry entry, LocalDate today, List<OrganisationEntry> desks,
                List<Change> changes) {
            var before = ContactEntries.of(entry);
            var after = checked(row, before);
            var differences = differences(before, after);
            if (differences.isEmpty()) return;
            desks.add(ContactEntries.with(entry, after, today));
            changes.add(new Change(row.number(), entry.id().value(), null, entry.state().nameJa(), differences));
        }

        private void person(Row row, OrganisationEntry entry, List<PersonEntry> people, List<Change> changes) {
            var post = known.people().getOrDefault(entry.id(), Map.of()).get(row.login());
            if (post == null) {
                problem(row, ContactColumn.LOGIN.code(), "contacts.login-unknown",
                        ContactFile.shortened(row.login()));
                return;
            }
            var before = ContactEntries.of(post);
            var after = checked(row, before);
            var differences = differences(before, after);
            if (differences.isEmpty()) return;
            people.add(ContactEntries.with(post, after));
            changes.add(new Change(row.number(), entry.id().value(), post.login(), post.nameJa(), differences));
        }

        /// What was wrong before and stays as it was is not this file's fault.
        private Typed checked(Row row, Typed before) {
            var after = row.over(before);
            if (!after.equals(before))
                ContactEntries.problems(after).forEach(each -> problems.add(new RowProblem(row.number(), each)));
            return after;
        }

        private static List<Difference> differences(Typed before, Typed after) {
            var differences = new ArrayList<Difference>();
            for (var column : ContactColumn.values())
                column.part().ifPresent(part -> {
                    if (!part.apply(before).equals(part.apply(after)))
                        differences.add(new Difference(column, part.apply(before), part.apply(after)));
                });
            return differences;
        }

        private void problem(Row row, String column, String code, String... details) {
            problems.add(new RowProblem(row.number(), Problem.of(column, code, details)));
        }

        private static String fingerprint(List<Change> changes) {
            var text = new StringBuilder();
            for (var change : changes) {
                text.append(change.organisation()).append('\t').append(change.login()).append('\n');
                change.differences().forEach(each -> text.append(each.column()).append('\t').append(each.before())
                        .append('\t').append(each.after()).append('\n'));
            }
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(text.toString().getBytes(StandardCharsets.UTF_8))).substring(0, 32);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every Java knows SHA-256", impossible);
            }
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
