package dev.noroshi.taxii;

import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.stix.Bundle;
import dev.noroshi.stix.Revocations;
import dev.noroshi.stix.StixId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/// Writes an advisory as a bundle: the same objects, with the same ids and versions, as in the feed.
@Component
@Crossing("the issues before an advisory, without which nobody knows the ids of its objects")
class AdvisoryBundles {

    private final Advisories advisories;
    private final AdvisoryObjects objects;
    private final Deliveries deliveries;
    private final Directory directory;
    private final Clock clock;

    AdvisoryBundles(Advisories advisories, AdvisoryObjects objects, Deliveries deliveries, Directory directory,
            Clock clock) {
        this.advisories = advisories;
        this.objects = objects;
        this.deliveries = deliveries;
        this.directory = directory;
        this.clock = clock;
    }

    /// What an issue says, and of what it says no longer, that it stands no longer, where the reader had it; of a recalled one
    /// that alone.
    ///
    /// @param reader an organisation of which it is known that it may have the issue
    @Transactional(readOnly = true)
    public Optional<String> write(StixId id, OrganisationId reader, AdvisoryId advisory) {
        var series = advisories.published(advisory);
        return series.stream().filter(each -> each.id().equals(advisory)).findFirst()
                .map(issue -> new Bundle(id, told(series, issue, reader)).text());
    }

    private List<ObjectNode> told(List<Advisory.Published> series, Advisory.Published issue, OrganisationId reader) {
        var told = new LinkedHashMap<String, ObjectNode>();
        put(told, objects.centre().json());
        if (issue instanceof Advisory.Recalled recalled) {
            for (var each : objects.of(series, issue))
                Revocations.of(each.json(), recalled.tombstone().recalledAt(), objects.recalled(recalled))
                        .ifPresent(version -> put(told, version));
            return List.copyOf(told.values());
        }
        objects.of(series, issue).forEach(each -> put(told, each.json()));
        for (var gone : objects.gone(series, issue))
            if (had(reader, gone.origin()) && gone.told().stream().noneMatch(since -> had(reader, since)))
                gone.revoked().forEach(version -> put(told, version));
        return List.copyOf(told.values());
    }

    private static void put(Map<String, ObjectNode> told, ObjectNode object) {
        told.put(object.path("id").stringValue(""), object);
    }

    private boolean had(OrganisationId reader, UUID issue) {
        return reader.equals(directory.centre(LocalDate.now(clock)).id())
                || !deliveries.parcelsOf(reader, issue).isEmpty();
    }
}
