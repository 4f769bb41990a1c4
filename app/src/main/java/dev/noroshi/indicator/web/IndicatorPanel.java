package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryPanel;
import dev.noroshi.delivery.HomePanel;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Query;
import dev.noroshi.indicator.Source;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Shows on an advisory the first of the values in it, and which of them the reader knows from elsewhere too.
@Component
class IndicatorPanel implements AdvisoryPanel {

    private static final int SHOWN = 10;

    private final Indicators indicators;
    private final IndicatorViews views;

    IndicatorPanel(Indicators indicators, IndicatorViews views) {
        this.indicators = indicators;
        this.views = views;
    }

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<HomePanel.Content> content(Caller caller, Advisory.Published advisory) {
        if (!caller.may(Permission.READ_INDICATOR)) return Optional.empty();
        return indicators.sourceOf(caller, advisory.id().value()).map(source -> panel(caller, source));
    }

    private HomePanel.Content panel(Caller caller, Source source) {
        var part = indicators.list(caller, Query.ALL.in(source.id(), source.occasion()), null, SHOWN);
        return new HomePanel.Content("indicator/panel", new IndicatorView.PanelView("indicator.panel",
                views.lines(caller, part.indicators()), "/indicators?source=" + source.id(), part.next() != null,
                indicators.cut(caller, source.id())));
    }
}
