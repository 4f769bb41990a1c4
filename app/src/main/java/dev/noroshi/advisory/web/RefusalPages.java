package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Tombstone;
import dev.noroshi.platform.web.Notice.Tone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Shows why something was not done, and what to do next.
@Component
class RefusalPages {

    private final Pages pages;
    private final TombstonePages tombstones;

    RefusalPages(Pages pages, TombstonePages tombstones) {
        this.pages = pages;
        this.tombstones = tombstones;
    }

    ModelAndView show(Caller caller, HttpServletRequest request, Refusal why) {
        return switch (why) {
            case Refusal.Unknown() -> pages.notFound(request);
            case Refusal.Forbidden(var reason, var details) ->
                pages.forbidden(request, reason, details.toArray(String[]::new));
            case Refusal.Conflict(var reason, var details) ->
                pages.conflict(request, reason, details.toArray(String[]::new));
            case Refusal.Leading(var findings) -> pages.conflict(request, "advisory.leading",
                    Integer.toString(findings.size()));
            case Refusal.Stale(var now) -> pages.conflict(request, "advisory.stale",
                    Integer.toString(now.head().edition()));
            case Refusal.Recalled(Tombstone stone) -> tombstones.show(caller, request, stone);
            case Refusal.Invalid invalid -> invalid(caller, request, invalid);
        };
    }

    /// For forms of a field or two, where the page itself does not say it better.
    private ModelAndView invalid(Caller caller, HttpServletRequest request, Refusal.Invalid invalid) {
        var page = pages.page(caller, request).title("platform.status.422").status(HttpStatus.UNPROCESSABLE_CONTENT);
        var built = page.build();
        var sentences = invalid.problems().stream().map(built::sentence).collect(Collectors.joining(" "));
        return page.notice(new dev.noroshi.platform.web.Notice(Tone.BAD, built.say("platform.status.422"), sentences))
                .show("advisory/refused");
    }
}
