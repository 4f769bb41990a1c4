package dev.noroshi.advisory.web;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What bodies, people and sectors are called today. What the registry no longer knows is called by its code.
@Component
class AdvisoryNames {

    private final Directory directory;
    private final Clock clock;

    AdvisoryNames(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    Map<OrganisationId, String> of(Collection<OrganisationId> ids, Language language) {
        var names = new HashMap<OrganisationId, String>();
        for (var found : directory.organisations(Set.copyOf(ids), LocalDate.now(clock)))
            names.put(found.id(), called(found, language));
        ids.forEach(id -> names.putIfAbsent(id, id.value()));
        return names;
    }

    /// A secretariat is known by its desk (電力CEPTOAR事務局), a ministry's desk by both, everybody else by name.
    static String called(Organisation organisation, Language language) {
        return switch (organisation.actorClass()) {
            case CEPTOAR_SECRETARIAT -> organisation.desk(language).orElse(organisation.name(language));
            case RESPONSIBLE_MINISTRY -> organisation.desk(language)
                    .map(desk -> organisation.name(language) + language.choose("　", ", ") + desk)
                    .orElse(organisation.name(language));
            default -> organisation.name(language);
        };
    }

    String of(OrganisationId id, Language language) {
        return directory.organisation(id, LocalDate.now(clock)).map(found -> called(found, language))
                .orElse(id.value());
    }

    String of(PersonId id, Language language) {
        return directory.person(id).map(person -> person.name(language)).orElse("—");
    }

    String of(SectorCode code, Language language) {
        return directory.sector(code).map(found -> found.label(language)).orElse(code.value());
    }

    String sectors(Collection<SectorCode> codes, Language language) {
        return codes.stream().map(code -> of(code, language))
                .collect(Collectors.joining(language.choose("・", ", ")));
    }
}
