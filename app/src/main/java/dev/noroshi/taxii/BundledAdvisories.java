package dev.noroshi.taxii;

import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Tier;
import dev.noroshi.delivery.Bundled;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.stix.StixId;
import dev.noroshi.stix.StixObject;
import dev.noroshi.stix.TlpMark;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/// An advisory as a bundle for the system of an organisation that was handed it: the same objects as in the feed.
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
        return Set.copyOf(Tier.tasks());
    }

    /// What was updated or recalled meanwhile is news no more.
    @Override
    @Transactional(readOnly = true)
    public Optional<String> bundle(OrganisationId recipient, ParcelId parcel) {
        return deliveries.find(recipient, parcel).flatMap(found -> {
            var id = new AdvisoryId(found.subject());
            var series = advisories.published(id);
            return series.stream().filter(each -> each.id().equals(id)).findFirst()
                    .filter(each -> each instanceof Advisory.Issued && goesOut(each.publication().tlp()))
                    .map(issue -> write(parcel, objects.of(issue, AdvisoryLine.of(series, issue))));
        });
    }

    /// Whoever handed it on may have narrowed nothing, but the marking of today counts.
    private static boolean goesOut(Tlp tlp) {
        return !Tlp.GREEN.isWiderThan(tlp);
    }

    private String write(ParcelId parcel, List<StixObject> told) {
        var bundle = JsonNodeFactory.instance.objectNode().put("type", "bundle").put("id",
                StixId.of("bundle", parcel.toString()).toString());
        var all = bundle.putArray("objects");
        TlpMark.definitions().forEach(each -> all.add(each.json()));
        all.add(objects.centre().json());
        told.forEach(each -> all.add(each.json()));
        return bundle.toString();
    }
}
