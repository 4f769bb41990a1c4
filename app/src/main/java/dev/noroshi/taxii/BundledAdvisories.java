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
import dev.noroshi.stix.StixId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// An advisory as a bundle for the system of an organisation that was handed it: the same objects as in the feed, and the same
/// versions that say they stand no longer when it is recalled.
@Component
@Crossing("an advisory as objects, to the system of an organisation that was handed it")
class BundledAdvisories implements Bundled {

    private final Deliveries deliveries;
    private final Advisories advisories;
    private final AdvisoryBundles bundles;

    BundledAdvisories(Deliveries deliveries, Advisories advisories, AdvisoryBundles bundles) {
        this.deliveries = deliveries;
        this.advisories = advisories;
        this.bundles = bundles;
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
            return advisories.published(id).stream().filter(each -> each.id().equals(id)).findFirst()
                    .filter(each -> !(each instanceof Advisory.Superseded) && goesOut(each.publication().tlp()))
                    .flatMap(_ -> bundles.write(StixId.of("bundle", parcel.toString()), recipient, id));
        });
    }

    /// Whoever handed it on may have narrowed nothing, but the marking of today counts.
    private static boolean goesOut(Tlp tlp) {
        return !Tlp.GREEN.isWiderThan(tlp);
    }
}
