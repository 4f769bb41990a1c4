package dev.noroshi.relay.web;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What bodies, people and sectors are called today. What the registry no longer knows is called by its code.
@Component
class Names {

    private final Directory directory;
    private final Clock clock;

    Names(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    String of(OrganisationId id, Language language) {
        return directory.organisation(id, today()).map(found -> found.name(language)).orElse(id.value());
    }

    /// Many at once, for a list.
    Map<OrganisationId, String> of(Set<OrganisationId> ids, Language language) {
        return directory.organisations(ids, today()).stream()
                .collect(Collectors.toMap(Organisation::id, found -> found.name(language)));
    }

    Optional<String> of(PersonId id, Language language) {
        return directory.person(id).map(person -> person.name(language));
    }

    @Nullable
    String of(@Nullable SectorCode code, Language language) {
        return code == null ? null : directory.sector(code).map(found -> found.label(language)).orElse(code.value());
    }

    /// All sectors, for a list.
    Map<SectorCode, String> sectors(Language language) {
        return directory.sectors().stream().collect(Collectors.toMap(Sector::code, each -> each.label(language)));
    }

    String centre(Language language) {
        return directory.centre(today()).name(language);
    }

    Optional<String> ministryAfter(OrganisationId id, Language language) {
        return directory.ministryOf(id, today()).map(found -> found.name(language));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
