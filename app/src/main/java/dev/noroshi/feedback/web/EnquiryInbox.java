package dev.noroshi.feedback.web;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.InboxDesk;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.feedback.Enquiries;
import dev.noroshi.feedback.Enquiry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What the inbox says about enquiries: the question, or its answer.
@Component
class EnquiryInbox implements InboxDesk {

    private static final int SHOWN = 160;

    private final Enquiries enquiries;

    EnquiryInbox(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(Enquiries.ASKED, Enquiries.ANSWERED);
    }

    @Override
    public Map<ParcelId, Line> lines(Caller caller, List<Parcel> parcels) {
        Map<UUID, Enquiry> found = enquiries.all(parcels.stream().map(Parcel::subject).toList()).stream()
                .collect(Collectors.toMap(Enquiry::id, each -> each));
        var lines = new HashMap<ParcelId, Line>();
        for (var parcel : parcels) {
            var enquiry = found.get(parcel.subject());
            if (enquiry == null) continue;
            var answer = enquiry.answer();
            var text = parcel.task().equals(Enquiries.ANSWERED) && answer != null ? answer : enquiry.question();
            lines.put(parcel.id(), new Line(shortened(text), Act.OPEN));
        }
        return lines;
    }

    private static String shortened(String text) {
        var line = text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }
}
