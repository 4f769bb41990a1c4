package dev.noroshi.feedback.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryPanel;
import dev.noroshi.delivery.HomePanel;
import dev.noroshi.feedback.Enquiries;
import dev.noroshi.platform.words.Words;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// 問合せ on the page of an advisory.
@Component
class EnquiryPanel implements AdvisoryPanel {

    private final Enquiries enquiries;
    private final EnquiryViews views;
    private final Words words;

    EnquiryPanel(Enquiries enquiries, EnquiryViews views, Words words) {
        this.enquiries = enquiries;
        this.views = views;
        this.words = words;
    }

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<HomePanel.Content> content(Caller caller, Advisory.Published advisory) {
        if (!caller.may(Permission.ASK)) return Optional.empty();
        var asked = enquiries.nextHopUp(caller, advisory.id()).map(id -> views.name(caller, id)).orElse(null);
        var lead = words.say(caller.language(), switch (caller.actorClass()) {
            case NISC -> "feedback.enquiry.lead.centre";
            case RESPONSIBLE_MINISTRY -> "feedback.enquiry.lead.ministry";
            case CEPTOAR_SECRETARIAT -> "feedback.enquiry.lead.secretariat";
            default -> "feedback.enquiry.lead.operator";
        });
        return Optional.of(new HomePanel.Content("feedback/enquiries", new EnquiryView.Panel(advisory.id().value(),
                views.lines(caller, enquiries.about(caller, advisory.id())), asked, lead)));
    }

}
