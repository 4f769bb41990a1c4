package dev.noroshi.feedback;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.platform.database.Crossing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Brings an answer down to everybody whose question was passed up to where it was answered.
@Component
class AnswersDown {

    private final EnquiryRows rows;
    private final EnquiryNotices notices;
    private final Deliveries deliveries;

    AnswersDown(EnquiryRows rows, EnquiryNotices notices, Deliveries deliveries) {
        this.rows = rows;
        this.notices = notices;
        this.deliveries = deliveries;
    }

    /// @param by who answered
    @Crossing("an answer down to those whose question it was")
    void from(Enquiry enquiry, String answer, Caller by) {
        down(enquiry, answer, by);
    }

    private void down(Enquiry enquiry, String answer, @Nullable Caller by) {
        rows.answer(enquiry.id(), answer, by);
        deliveries.done(enquiry.asked(), enquiry.id());
        notices.advisoryParcel(enquiry.asker(), enquiry.advisory()).ifPresent(
                parcel -> notices.tell(Enquiries.ANSWERED, enquiry, parcel, enquiry.asked(), enquiry.asker()));
        for (var below : rows.waitingFor(enquiry.id()))
            down(below, answer, null);
    }
}
