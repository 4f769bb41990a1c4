package dev.noroshi.taxii;

import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AdvisoryTasks;
import dev.noroshi.advisory.Tier;
import dev.noroshi.delivery.Bundled;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.stix.Revocations;
import dev.noroshi.stix.StixId;
import dev.noroshi.stix.StixObject;
import dev.noroshi.stix.TlpMark;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An advisory as a bundle for the system of an organisation that was handed it: the same objects as in the feed, and the same
/// versions that say they stand no longer when it is recalled.
@Component
@Crossing("an advisory as objects, to the system of an organisation that was handed it")
class BundledAdvisories implements Bundled {

    private final Deliveries deliveries;
    private final Advisories advisories;
    private final AdvisoryObjects objects;

    BundledAdvisories(Deliveries deliveries, Advisories advisories, AdvisoryObjects objects) {
        this.deliveries = deliveries;
        this.advisories = advisories;
        this.objects = objects;
    }

    @Override
    public Set<String> tasks() {
        return Stream.concat(Tier.tasks().stream(), Stream.of(AdvisoryTasks.RECALLED))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What was updated meanwhile is news no more.
    @Override
    @Transactional(readOnly = true)
    public Optional<String> bundle(OrganisationId recipient, ParcelId parcel) {
        return deliveries.find(recipient, parcel).flatMap(found -> {
            var id = new AdvisoryId(found.subject());
            var series = advisories.published(id);
            var told = series.stream().filter(each -> each.id().equals(id) && goesOut(each.publication().tlp()))
                    .findFirst().map(each -> told(series, each)).orElse(List.of());
            return told.isEmpty() ? Optional.empty() : Optional.of(write(parcel, told));
        });
    }

    private List<? extends JsonNode> told(List<Advisory.Published> series, Advisory.Published advisory) {
        return switch (advisory) {
            case Advisory.Issued issued -> json(series, issued);
            case Advisory.Superseded _ -> List.of();
            case Advisory.Recalled recalled -> revoked(series, recalled);
        };
    }

    private List<? extends JsonNode> json(List<Advisory.Published> series, Advisory.Published issue) {
        return objects.of(issue, AdvisoryLine.of(series, issue)).stream().map(StixObject::json).toList();
    }

    /// As the feed takes it back: where a later issue says something of the same object, that stands.
    private List<? extends JsonNode> revoked(List<Advisory.Published> series, Advisory.Recalled recalled) {
        var later = series.stream().filter(each -> each.head().ordinal() > recalled.head().ordinal())
                .flatMap(each -> json(series, each).stream()).map(BundledAdvisories::id).collect(Collectors.toSet());
        return json(series, recalled).stream().filter(each -> !later.contains(id(each)))
                .flatMap(each -> Revocations.of(each, recalled.tombstone().recalledAt(), objects.recalled(recalled))
                        .stream())
                .toList();
    }

    private static String id(JsonNode object) {
        return object.path("id").stringValue("");
    }

    /// Whoever handed it on may have narrowed nothing, but the marking of today counts.
    private static boolean goesOut(Tlp tlp) {
        return !Tlp.GREEN.isWiderThan(tlp);
    }

    private String write(ParcelId parcel, List<? extends JsonNode> told) {
        var bundle = JsonNodeFactory.instance.objectNode().put("type", "bundle").put("id",
                StixId.of("bundle", parcel.toString()).toString());
        var all = bundle.putArray("objects");
        TlpMark.definitions().forEach(each -> all.add(each.json()));
        all.add(objects.centre().json());
        told.forEach(all::add);
        return bundle.toString();
    }
}
