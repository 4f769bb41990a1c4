package dev.noroshi.feedback;

import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Tier;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts questions and their answers into inboxes.
@Component
class EnquiryNotices {

    private final Deliveries deliveries;
    private final Sharing sharing;

    EnquiryNotices(Deliveries deliveries, Sharing sharing) {
        this.deliveries = deliveries;
        this.sharing = sharing;
    }

    /// The parcel in which an organisation was handed the advisory.
    Optional<Parcel> advisoryParcel(OrganisationId organisation, AdvisoryId advisory) {
        return deliveries.parcelsOf(organisation, advisory.value()).stream()
                .filter(parcel -> Tier.tasks().contains(parcel.task())).findFirst();
    }

    /// Tells the other side of a question or its answer, marked as the advisory is.
    void tell(String task, Enquiry enquiry, Parcel advisory, OrganisationId from, OrganisationId to) {
        var notice = new Notice(task, enquiry.id(), advisory.occasion(), advisory.importance(), advisory.number(),
                advisory.title(), "/enquiries/" + enquiry.id(), null);
        deliveries.hand(sharing.clearForNextHop(notice, Marking.ofAdvisory(advisory.tlp(), advisory.sectors()), to),
                from, null);
    }
}
