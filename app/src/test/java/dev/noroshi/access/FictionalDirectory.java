package dev.noroshi.access;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Primary;
import org.springframework.boot.test.context.TestComponent;

/// A registry of one person per role: person 101 is the first role, 102 the second, and so on.
@TestComponent
@Primary
class FictionalDirectory implements Directory {

    static PersonId personOf(Role role) {
        return new PersonId(101 + role.ordinal());
    }

    @Override
    public Optional<Person> person(PersonId id) {
        var number = (int) id.value() - 101;
        if (number < 0 || number >= Role.values().length) return Optional.empty();
        var role = Role.values()[number];
        return Optional.of(new Person(id, new OrganisationId("org-" + role.code()), role.code(), role.code(), "佐伯　真理",
                null, "Mari Saeki", null, null, null, null, Language.JA));
    }

    @Override
    public Optional<Organisation> organisation(OrganisationId id, LocalDate on) {
        return Optional.of(new Organisation(id, ActorClass.OPERATOR, "海峰電力株式会社", "Kaiho Electric Power Co., Ltd.", null,
                "情報セキュリティ室", "Information Security Office", null, Set.of()));
    }

    @Override
    public List<Organisation> organisations(Set<OrganisationId> ids, LocalDate on) {
        return List.of();
    }

    @Override
    public Optional<Person> personByLogin(String login) {
        return Optional.empty();
    }

    @Override
    public Organisation centre(LocalDate on) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Organisation> secretariatOf(OrganisationId operator, LocalDate on) {
        return Optional.empty();
    }

    @Override
    public Optional<Organisation> ministryOf(OrganisationId operatorOrSecretariat, LocalDate on) {
        return Optional.empty();
    }

    @Override
    public List<Organisation> ministriesFor(Set<SectorCode> sectors, LocalDate on) {
        return List.of();
    }

    @Override
    public List<Organisation> secretariatsUnder(OrganisationId ministry, Set<SectorCode> sectors, LocalDate on) {
        return List.of();
    }

    @Override
    public List<Organisation> membersOf(OrganisationId secretariat, LocalDate on) {
        return List.of();
    }

    @Override
    public List<Sector> sectors() {
        return List.of();
    }

    @Override
    public Optional<Sector> sector(SectorCode code) {
        return Optional.empty();
    }
}
