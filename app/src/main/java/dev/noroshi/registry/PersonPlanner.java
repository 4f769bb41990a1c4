package dev.noroshi.registry;

import dev.noroshi.access.Role;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.AffiliationEntry.Part;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Nda;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.registry.ImportPlan.Change;
import dev.noroshi.registry.ImportPlan.Kind;
import dev.noroshi.registry.ImportPlan.Subject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds the rows of a file of people against the registry: what is wrong with them, and what they would change.
final class PersonPlanner {

    private final EditScope scope;
    private final LocalDate today;
    private final List<RowProblem> problems;
    private final Map<OrganisationId, ActorClass> classes;
    private final Map<String, PersonEntry> known;
    private final Set<OrganisationId> ownMembers;

    PersonPlanner(Registry registry, EditScope scope, LocalDate today, List<PersonRow> rows,
            List<RowProblem> problems) {
        this.scope = scope;
        this.today = today;
        this.problems = problems;
        known = registry.peopleByLogin(rows.stream().flatMap(row -> row.login().stream()).toList(), today);
        var organisations = new HashSet<OrganisationId>();
        rows.forEach(row -> row.organisation().ifPresent(organisations::add));
        known.values().forEach(person -> organisations.add(person.organisation()));
        classes = registry.classes(organisations);
        ownMembers = ownMembers(registry, organisations);
    }

    /// Those of the organisations that are, or will be, members of the CEPTOAR the scope is about.
    private Set<OrganisationId> ownMembers(Registry registry, Set<OrganisationId> organisations) {
        var own = new HashSet<OrganisationId>();
        for (var each : registry.affiliations(organisations))
            if (each.part() == Part.MEMBER && scope.covers(each.ceptoar())
                    && (each.validTo() == null || !each.validTo().isBefore(today)))
                own.add(each.organisation());
        return own;
    }

    Planned plan(List<PersonRow> rows) {
        var planned = new Planned(Subject.PEOPLE);
        for (var row : rows) {
            var before = problems.size();
            row.organisation().ifPresent(organisation -> checkOrganisation(row, organisation));
            row.login().map(known::get).ifPresent(person -> checkPerson(row, person));
            if (!row.sound() || problems.size() > before) continue;
            if (row.login().isPresent() && row.organisation().isPresent() && row.role().isPresent())
                plan(row, row.login().get(), row.organisation().get(), row.role().get(), planned);
        }
        return planned;
    }

    private void checkOrganisation(PersonRow row, OrganisationId organisation) {
        var actorClass = classes.get(organisation);
        if (actorClass == null)
            row.cells().problem(PersonColumn.ORGANISATION_CODE, "registry-organisation-unknown",
                    organisation.value());
        else
            if (!mayTouch(organisation))
                row.cells().problem(PersonColumn.ORGANISATION_CODE,
                        "registry-organisation-not-yours", organisation.value());
            else
                row.role().filter(role -> !rolesOf(actorClass).contains(role))
                        .ifPresent(
                                role -> row.cells().problem(PersonColumn.ROLE, "registry-role-not-here", role.code()));
    }

    private void checkPerson(PersonRow row, PersonEntry person) {
        if (!mayTouch(person.organisation()))
            row.cells().problem(PersonColumn.LOGIN, "registry-login-taken", person.login());
        else
            if (row.sound() && row.validTo().isPresent() && row.validTo().get().isBefore(from(row, person)))
                row.cells().problem(PersonColumn.VALID_TO, "registry-days-reversed", row.validTo().get().toString(),
                        from(row, person).toString());
    }

    private boolean mayTouch(OrganisationId organisation) {
        return scope instanceof EditScope.Everything || ownMembers.contains(organisation);
    }

    /// Which roles there are in bodies of a class; a secretariat reaches operators only, and so only theirs. Every body may
    /// have an administrator of its own accounts.
    private static Set<Role> rolesOf(ActorClass actorClass) {
        var roles = EnumSet.of(Role.ADMINISTRATOR);
        roles.addAll(ownRolesOf(actorClass));
        return roles;
    }

    private static Set<Role> ownRolesOf(ActorClass actorClass) {
        return switch (actorClass) {
            case OPERATOR -> EnumSet.of(Role.OPERATOR_REPORTER, Role.OPERATOR_MANAGER);
            case CEPTOAR_SECRETARIAT -> EnumSet.of(Role.SECRETARIAT);
            case RESPONSIBLE_MINISTRY -> EnumSet.of(Role.MINISTRY);
            case NISC -> EnumSet.of(Role.CENTRE_OFFICER, Role.CENTRE_ANALYST, Role.CENTRE_APPROVER);
            case CEPTOAR_COUNCIL -> EnumSet.of(Role.COUNCIL);
            case SYSTEM_OPERATION -> EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR);
            case CAS_CRISIS_MANAGEMENT, INCIDENT_RESPONSE_MINISTRY, INFOSEC_MINISTRY, DISASTER_MINISTRY, INFOSEC_AGENCY,
                    CYBERSPACE_PROVIDER, OLYMPIC_RELATED ->
                EnumSet.of(Role.PARTNER);
        };
    }

    private void plan(PersonRow row, String login, OrganisationId organisation, Role role, Planned planned) {
        var person = known.get(login);
        var entry = entry(row, login, organisation, role, person);
        var differences = PersonDifferences.between(person, entry);
        if (differences.isEmpty()) {
            planned.unchanged();
            return;
        }
        var ends = entry.validTo() != null && (person == null || !entry.validTo().equals(person.validTo()));
        var kind = person == null ? Kind.ADDED : ends ? Kind.ENDED : Kind.CHANGED;
        planned.change(new Change(kind, row.cells().number(), login, row.nameJa(), differences));
        planned.enter(entry);
    }

    /// A column the file does not have leaves things as they are, a blank cell makes them unknown.
    private PersonEntry entry(PersonRow row, String login, OrganisationId organisation, Role role,
            @Nullable PersonEntry person) {
        return new PersonEntry(login, row.nameJa(),
                text(row, PersonColumn.NAME_KANA, person == null ? null : person.nameKana()),
                text(row, PersonColumn.NAME_EN, person == null ? null : person.nameEn()),
                row.language().orElse(person == null ? Language.JA : person.language()), organisation, role.code(),
                row.cells().has(PersonColumn.EMAIL)
                        ? row.email().orElse(null)
                        : person == null ? null : person.email(),
                number(row, PersonColumn.PHONE, person == null ? null : person.phone()),
                number(row, PersonColumn.MOBILE, person == null ? null : person.mobile()),
                number(row, PersonColumn.FAX, person == null ? null : person.fax()),
                text(row, PersonColumn.HOURS, person == null ? null : person.hours()), attachment(row, person),
                nda(row, person),
                from(row, person),
                row.cells().has(PersonColumn.VALID_TO)
                        ? row.validTo().orElse(null)
                        : person == null || !isSamePost(row, person) ? null : person.validTo());
    }

    /// In a new post somebody is one of the staff, unless the file says otherwise.
    private static Attachment attachment(PersonRow row, @Nullable PersonEntry person) {
        if (row.cells().has(PersonColumn.ATTACHMENT)) return row.attachment().orElse(Attachment.STAFF);
        return person == null || !isSamePost(row, person) ? Attachment.STAFF : person.attachment();
    }

    private static @Nullable Nda nda(PersonRow row, @Nullable PersonEntry person) {
        if (row.cells().has(PersonColumn.NDA_FROM)) return row.nda();
        return person == null || !isSamePost(row, person) ? null : person.nda();
    }

    /// Someone known keeps the first day of the post they hold; a new post begins on the day of the import.
    private LocalDate from(PersonRow row, @Nullable PersonEntry person) {
        return row.validFrom().or(
                () -> Optional.ofNullable(person).filter(each -> isSamePost(row, each)).map(PersonEntry::validFrom))
                .orElse(today);
    }

    private static boolean isSamePost(PersonRow row, PersonEntry person) {
        return row.organisation().equals(Optional.of(person.organisation()))
                && row.role().map(Role::code).equals(Optional.of(person.role()));
    }

    private static @Nullable String text(PersonRow row, PersonColumn column, @Nullable String known) {
        return row.cells().has(column) ? row.cells().text(column).orElse(null) : known;
    }

    private static @Nullable String number(PersonRow row, PersonColumn column, @Nullable String known) {
        return row.cells().has(column) ? row.cells().narrow(column).orElse(null) : known;
    }
}
