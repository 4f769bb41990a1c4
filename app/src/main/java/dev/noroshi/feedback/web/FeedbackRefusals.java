package dev.noroshi.feedback.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.platform.web.Notice.Tone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Shows why something was not done.
@Component
class FeedbackRefusals {

    private final Pages pages;

    FeedbackRefusals(Pages pages) {
        this.pages = pages;
    }

    ModelAndView show(Caller caller, HttpServletRequest request, Refusal why) {
        return switch (why) {
            case Refusal.Unknown() -> pages.notFound(request);
            case Refusal.Forbidden(var reason, var details) ->
                pages.forbidden(request, reason, details.toArray(String[]::new));
            case Refusal.Conflict(var reason, var details) ->
                pages.conflict(request, reason, details.toArray(String[]::new));
            case Refusal.Leading(var findings) ->
                pages.conflict(request, "advisory.leading", Integer.toString(findings.size()));
            case Refusal.Stale(var now) ->
                pages.conflict(request, "advisory.stale", Integer.toString(now.head().edition()));
            // its page says what is left of it
            case Refusal.Recalled(var stone) -> new ModelAndView("redirect:/advisories/" + stone.id());
            case Refusal.Invalid(var problems) -> {
                var page = pages.page(caller, request).title("platform.status.422")
                        .status(HttpStatus.UNPROCESSABLE_CONTENT);
                var built = page.build();
                yield page.notice(new Notice(Tone.BAD, built.say("platform.status.422"),
                        problems.stream().map(built::sentence).collect(Collectors.joining(" "))))
                        .show("feedback/refused");
            }
        };
    }
}
