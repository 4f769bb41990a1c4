package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may manage whose account: every role × every role × own and other organisation × every kind of body.
class ManagementTest {

    private static final OrganisationId HERE = new OrganisationId("here");
    private static final OrganisationId THERE = new OrganisationId("there");

    /// Whom each role may manage in its own organisation, written down by hand. A role that is missing manages nobody.
    private static final Map<Role, Set<Role>> OWN = new EnumMap<>(Map.of(
            Role.ADMINISTRATOR, EnumSet.allOf(Role.class),
            Role.OPERATOR_MANAGER,
            EnumSet.of(Role.OPERATOR_REPORTER, Role.OPERATOR_MANAGER, Role.COUNCIL, Role.PARTNER)));

    @Test
    void anAdministratorManagesOnlyTheirOwnAndNobodyWithHigherRights() {
        var wrong = new ArrayList<String>();
        var cases = 0;
        for (var actorClass : ActorClass.values())
            for (var manager : Role.values())
                for (var subject : Role.values())
                    for (var organisation : new OrganisationId[]{HERE, THERE}) {
                        cases++;
                        var central = manager == Role.ADMINISTRATOR && actorClass == ActorClass.SYSTEM_OPERATION;
                        var expected = central || organisation.equals(HERE)
                                && OWN.getOrDefault(manager, Set.of()).contains(subject);
                        if (Management.may(caller(manager, actorClass), person(2, organisation, subject)) != expected)
                            wrong.add(manager + " of " + actorClass + " manages " + subject + " " + organisation);
                    }
        assertThat(wrong).isEmpty();
        assertThat(cases).isEqualTo(13 * 11 * 11 * 2);
    }

    @Test
    void nobodyManagesThemselves() {
        for (var actorClass : ActorClass.values())
            for (var role : Role.values())
                assertThat(Management.may(caller(role, actorClass), person(1, HERE, role))).isFalse();
    }

    @Test
    void aTokenWithoutThePermissionManagesNobody() {
        var narrowed = new Caller(new PersonId(1), HERE, ActorClass.SYSTEM_OPERATION, Role.ADMINISTRATOR, Language.JA,
                EnumSet.complementOf(EnumSet.of(Permission.MANAGE_ACCOUNTS)));
        for (var subject : Role.values())
            assertThat(Management.may(narrowed, person(2, HERE, subject))).isFalse();
    }

    @Test
    void theOrderOfRightsIsAnOrder() {
        for (var one : Role.values()) {
            assertThat(one.isAtLeast(one)).isTrue();
            for (var two : Role.values())
                for (var three : Role.values())
                    if (one.isAtLeast(two) && two.isAtLeast(three)) assertThat(one.isAtLeast(three)).isTrue();
        }
        assertThat(Role.OPERATOR_REPORTER.isAtLeast(Role.OPERATOR_MANAGER)).isFalse();
        for (var role : Role.values())
            if (role != Role.ADMINISTRATOR) assertThat(role.isAtLeast(Role.ADMINISTRATOR)).isFalse();
    }

    @Test
    void administratorsAndAuditorsReadNoContent() {
        for (var role : new Role[]{Role.ADMINISTRATOR, Role.AUDITOR})
            for (var content : new Permission[]{Permission.READ_REPORT, Permission.READ_ADVISORY,
                    Permission.WRITE_REPORT,
                    Permission.READ_REACH, Permission.ASK, Permission.DRAFT_ADVISORY})
                assertThat(role.may(content)).isFalse();
        for (var role : Role.values())
            assertThat(role.may(Permission.READ_TRAIL)).isEqualTo(role == Role.AUDITOR);
    }

    @Test
    void onlyThoseWhoRunTheProgramEditTheRegistryAsAWhole() {
        for (var actorClass : ActorClass.values())
            assertThat(caller(Role.ADMINISTRATOR, actorClass).may(Permission.EDIT_REGISTRY))
                    .isEqualTo(actorClass == ActorClass.SYSTEM_OPERATION);
    }

    private static Caller caller(Role role, ActorClass actorClass) {
        return new Caller(new PersonId(1), HERE, actorClass, role, Language.JA);
    }

    private static Person person(long id, OrganisationId organisation, Role role) {
        return new Person(new PersonId(id), organisation, "login", role.code(), "名", null, null, null, null, null, null,
                Language.JA);
    }
}
