package dev.noroshi.feedback.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.feedback.Answers;
import dev.noroshi.platform.web.Notice.Tone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 受け取りを確認 and 回答, from the inbox or from the page of what was received.
@Controller
class AcknowledgePages {

    private final Pages pages;
    private final Answers answers;
    private final FeedbackRefusals refusals;

    AcknowledgePages(Pages pages, Answers answers, FeedbackRefusals refusals) {
        this.pages = pages;
        this.answers = answers;
        this.refusals = refusals;
    }

    /// @param back `page` to come back to the page of what was received, else the inbox
    @PostMapping("/inbox/{id}/acknowledge")
    @Permit(Permission.READ_HOME)
    ModelAndView acknowledge(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String answer,
            @RequestParam(required = false) @Nullable String comment,
            @RequestParam(required = false) @Nullable String back) {
        // a radio nobody chose is not sent; an empty comment is none
        var said = new Acknowledgement(answer, answer == null && comment != null && comment.isBlank() ? null : comment);
        return switch (answers.acknowledge(caller, new ParcelId(id), said)) {
            case Outcome.Done<Parcel>(var parcel) -> {
                pages.carry(caller, request, Tone.OK, answer == null ? "feedback.confirmed" : "feedback.answered",
                        parcel.number() == null ? parcel.title() : parcel.number());
                yield new ModelAndView("redirect:" + ("page".equals(back) ? parcel.link() : "/home"));
            }
            case Outcome.Refused<Parcel>(var why) -> refused(caller, request, why);
        };
    }

    private ModelAndView refused(Caller caller, HttpServletRequest request, Refusal why) {
        return refusals.show(caller, request, why);
    }
}
