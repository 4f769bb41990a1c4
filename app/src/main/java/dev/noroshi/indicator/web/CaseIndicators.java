package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.c4tap.CasePanel;
import dev.noroshi.c4tap.MailCase;
import dev.noroshi.delivery.HomePanel;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Query;
import dev.noroshi.indicator.Source;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Shows on a case the indicators in it: all to its desk, what was passed on to the others.
@Component
class CaseIndicators implements CasePanel {

    private static final int SHOWN = 10;

    private final Indicators indicators;
    private final IndicatorViews views;

    CaseIndicators(Indicators indicators, IndicatorViews views) {
        this.indicators = indicators;
        this.views = views;
    }

    @Override
    public Optional<HomePanel.Content> content(Caller caller, MailCase read) {
        if (!caller.may(Permission.READ_INDICATOR)) return Optional.empty();
        var origin = read.origin();
        return indicators.sourceOf(caller, origin == null ? read.id().value() : origin.id())
                .map(source -> panel(caller, source));
    }

    private HomePanel.Content panel(Caller caller, Source source) {
        var part = indicators.list(caller, Query.ALL.in(source.id(), source.occasion()), null, SHOWN);
        return new HomePanel.Content("indicator/panel", new IndicatorView.PanelView("indicator.panel.case",
                views.lines(caller, part.indicators()), "/indicators?source=" + source.id(), part.next() != null,
                indicators.cut(caller, source.id())));
    }
}
