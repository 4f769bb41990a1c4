package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Sighting;
import dev.noroshi.indicator.web.IndicatorView.Judging;
import dev.noroshi.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// The page of one indicator, also with what somebody typed and could not be taken.
@Component
class IndicatorPage {

    private final Pages pages;
    private final Indicators indicators;
    private final IndicatorViews views;

    IndicatorPage(Pages pages, Indicators indicators, IndicatorViews views) {
        this.pages = pages;
        this.indicators = indicators;
        this.views = views;
    }

    ModelAndView show(Caller caller, HttpServletRequest request, String id) {
        return show(caller, request, id, null, List.of(), Judging.NOTHING);
    }

    /// A sighting that could not be taken.
    ModelAndView sighting(Caller caller, HttpServletRequest request, String id, Sighting.Said said,
            List<Problem> problems) {
        return show(caller, request, id, said, problems, Judging.NOTHING);
    }

    /// A judgement that could not be taken.
    ModelAndView judging(Caller caller, HttpServletRequest request, String id, Judging judging) {
        return show(caller, request, id, null, List.of(), judging);
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, String id, Sighting.@Nullable Said said,
            List<Problem> problems, Judging judging) {
        var isFine = problems.isEmpty() && judging.problems().isEmpty();
        return IndicatorId.parse(id).flatMap(each -> indicators.find(caller, each))
                .map(indicator -> pages.page(caller, request).nav(Nav.INDICATORS)
                        .crumb("/indicators", "indicator.list.title").titled(indicator.display()).here()
                        .marking(indicator.tlp(), null)
                        .status(isFine ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                        .show("indicator/show", views.one(caller, indicator, said, problems, judging)))
                .orElseGet(() -> pages.notFound(request));
    }
}
