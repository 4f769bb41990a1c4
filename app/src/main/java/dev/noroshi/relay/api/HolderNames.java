package dev.noroshi.relay.api;

import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.relay.api.SeriesAnswer.BodyAnswer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What organisations are called today.
@Component
class HolderNames {

    private final Directory directory;
    private final Clock clock;

    HolderNames(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// One organisation; one the registry no longer knows is called by its code.
    BodyAnswer of(OrganisationId id, Language language) {
        return new BodyAnswer(id.value(), directory.organisation(id, LocalDate.now(clock))
                .map(organisation -> organisation.name(language)).orElse(id.value()));
    }

    /// Many at once.
    Map<OrganisationId, BodyAnswer> of(Set<OrganisationId> ids, Language language) {
        var names = new HashMap<OrganisationId, BodyAnswer>();
        for (var organisation : directory.organisations(ids, LocalDate.now(clock)))
            names.put(organisation.id(), new BodyAnswer(organisation.id().value(), organisation.name(language)));
        ids.forEach(id -> names.putIfAbsent(id, new BodyAnswer(id.value(), id.value())));
        return names;
    }
}
