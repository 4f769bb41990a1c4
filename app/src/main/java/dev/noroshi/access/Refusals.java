package dev.noroshi.access;

import dev.noroshi.kernel.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// What is shown when something asked for was not done, where there is no form to show again.
@Component("pageRefusals")
public class Refusals {

    private final Pages pages;

    Refusals(Pages pages) {
        this.pages = pages;
    }

    public ModelAndView show(HttpServletRequest request, Outcome.Refused<?> refused) {
        return switch (refused) {
            case Outcome.Invalid<?>(var problems) -> pages.conflict(request, problems.getFirst().code());
            case Outcome.Conflict<?>(var reason) -> pages.conflict(request, reason);
            case Outcome.Unknown<?> _ -> pages.notFound(request);
        };
    }
}
