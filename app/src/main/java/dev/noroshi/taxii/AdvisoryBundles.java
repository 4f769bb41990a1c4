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
import dev.noroshi.stix.StixObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /// @return empty where there is nothing to say: of a recalled one, because later issues say all of it
    @Transactional(readOnly = true)
    public Optional<String> write(StixId id, OrganisationId reader, AdvisoryId advisory) {
        var series = advisories.published(advisory);
        return series.stream().filter(each -> each.id().equals(advisory)).findFirst()
                .map(issue -> told(series, issue, reader)).filter(told -> !told.isEmpty())
                .map(told -> new Bundle(id, Stream.concat(Stream.of(objects.centre().json()), told.stream()).toList())
                        .text());
    }

    private List<ObjectNode> told(List<Advisory.Published> series, Advisory.Published issue, OrganisationId reader) {
        if (issue instanceof Advisory.Recalled recalled) return revoked(series, recalled, reader);
        var told = new LinkedHashMap<String, ObjectNode>();
        objects.of(series, issue).forEach(each -> put(told, each.json()));
        for (var gone : objects.gone(series, issue))
            if (had(reader, gone.origin()) && gone.told().stream().noneMatch(since -> had(reader, since)))
                gone.revoked().forEach(version -> put(told, version));
        for (var withdrawn : objects.withdrawn(series, issue))
            if (withdrawn.judgedAt().isAfter(withdrawn.issue().publication().issuedAt())
                    && had(reader, withdrawn.issue().id().value()))
                put(told, withdrawn.revoked());
        return List.copyOf(told.values());
    }

    private static void put(Map<String, ObjectNode> told, ObjectNode object) {
        told.put(object.path("id").stringValue(""), object);
    }

    /// As the feed takes it back: what the reader has from a later issue stands there, or was taken back with it. What a later issue
    /// says that they do not have yet, says nothing any more until they are handed it.
    private List<ObjectNode> revoked(List<Advisory.Published> series, Advisory.Recalled recalled,
            OrganisationId reader) {
        var name = objects.recalled(recalled);
        var had = series.stream().filter(each -> each.head().ordinal() > recalled.head().ordinal())
                .filter(each -> had(reader, each.id().value()))
                .flatMap(each -> objects.of(series, each).stream()).map(StixObject::id).collect(Collectors.toSet());
        var later = objects.toldLater(series, recalled);
        return objects.of(series, recalled).stream().filter(each -> !had.contains(each.id())).flatMap(each -> {
            var standing = later.get(each.id().toString());
            return (standing == null
                    ? Revocations.of(each.json(), recalled.tombstone().recalledAt(), name)
                    : Revocations.emptied(each.json(), name, standing)).stream();
        }).toList();
    }

    private boolean had(OrganisationId reader, UUID issue) {
        return reader.equals(directory.centre(LocalDate.now(clock)).id())
                || !deliveries.parcelsOf(reader, issue).isEmpty();
    }
}
