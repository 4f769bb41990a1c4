package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.ReachFigures;
import dev.noroshi.advisory.ReachFigures.Period;
import dev.noroshi.kernel.Importance;
import dev.noroshi.platform.web.Download;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 届き具合（期間）: the reach of all advisories of a period, per hop and per CEPTOAR.
@Controller
class FiguresPages {

    private final Pages pages;
    private final ReachFigures figures;
    private final FiguresViews views;
    private final Clock clock;

    FiguresPages(Pages pages, ReachFigures figures, FiguresViews views, Clock clock) {
        this.pages = pages;
        this.figures = figures;
        this.views = views;
        this.clock = clock;
    }

    /// @param first the first day; the beginning of the fiscal year when blank
    /// @param last the last day; today when blank
    @GetMapping("/advisories/reach")
    @Permit(Permission.READ_REACH)
    ModelAndView page(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last, @RequestParam(defaultValue = "") String importance) {
        var period = period(first, last, importance);
        var builder = pages.page(caller, request).title("advisory.figures.title").nav(Nav.ADVISORIES)
                .crumb("/home", "access.nav.HOME").crumb("/advisories", "advisory.list.title").here();
        var page = builder.build();
        if (period.isEmpty()) builder.status(HttpStatus.UNPROCESSABLE_CONTENT);
        return builder.show("advisory/figures", views.view(page,
                figures.of(caller, period.orElseGet(() -> Period.untilNow(today()))),
                period.isEmpty() ? page.say("advisory.figures.days-wrong") : null));
    }

    @GetMapping("/files/advisories/reach.csv")
    @Permit(Permission.READ_REACH)
    Object csv(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last, @RequestParam(defaultValue = "") String importance) {
        var period = period(first, last, importance);
        if (period.isEmpty()) return pages.notFound(request);
        return Download.csv(name(period.get()) + ".csv",
                views.csv(pages.page(caller, request).build(), figures.of(caller, period.get())));
    }

    @GetMapping("/files/advisories/reach.pdf")
    @Permit(Permission.READ_REACH)
    Object pdf(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last, @RequestParam(defaultValue = "") String importance) {
        var period = period(first, last, importance);
        if (period.isEmpty()) return pages.notFound(request);
        return Download.of(name(period.get()) + ".pdf", MediaType.APPLICATION_PDF,
                views.pdf(pages.page(caller, request).build(), figures.of(caller, period.get())));
    }

    private static String name(Period period) {
        return "noroshi-reach-" + period.first() + "-" + period.last();
    }

    private Optional<Period> period(String first, String last, String importance) {
        try {
            var usual = Period.untilNow(today());
            var from = first.isBlank() ? usual.first() : LocalDate.parse(first.strip());
            var until = last.isBlank() ? usual.last() : LocalDate.parse(last.strip());
            var chosen = Arrays.stream(Importance.values()).filter(each -> each.name().equals(importance)).findFirst()
                    .orElse(null);
            return until.isBefore(from) || from.getYear() < 2000 || until.getYear() > 2200
                    ? Optional.empty()
                    : Optional.of(new Period(from, until, chosen));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
