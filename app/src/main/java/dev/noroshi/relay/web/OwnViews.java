package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Page;
import dev.noroshi.report.Draft;
import dev.noroshi.report.OwnReports.Progress;
import dev.noroshi.report.OwnReports.Series;
import dev.noroshi.report.OwnReports.Telling;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.Route;
import dev.noroshi.report.Step;
import dev.noroshi.report.Titles;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the page of an organisation's own report.
@Component
class OwnViews {

    private final Facts facts;
    private final RouteViews routes;
    private final Names names;
    private final NegotiationViews negotiations;
    private final Clock clock;

    OwnViews(Facts facts, RouteViews routes, Names names, NegotiationViews negotiations, Clock clock) {
        this.facts = facts;
        this.routes = routes;
        this.names = names;
        this.negotiations = negotiations;
        this.clock = clock;
    }

    /// The report of the series to be shown: the one asked for, else the newest that was sent.
    static Optional<Telling> shown(Series series, @Nullable Integer ordinal) {
        return sent(series).stream().filter(telling -> ordinal == null || telling.ordinal() == ordinal).findFirst();
    }

    /// @param withdraw what must be put right before it can be withdrawn
    OwnView of(Caller caller, Page page, Series series, Telling shown, @Nullable String withdraw) {
        var before = before(series, shown);
        var lines = facts.of(shown.content(), before.map(Telling::content).orElse(null), Facts.Source.NAMED,
                page.language());
        return new OwnView(series.id().toString(), shown.ordinal(), series.occasion().isDrill(),
                number(series, shown.ordinal()), Titles.of(shown.content()), shown.content().tlp().orElse(null),
                shown.content().importance().orElse(null), state(page, series), kind(page, shown),
                at(shown), names.of(holder(caller, series), page.language()), asked(page, series),
                series.draft().map(Draft::ordinal).orElse(null), mayWrite(series), withdraw,
                routes.of(page, caller.organisation(), caller.actorClass(), series, shown.ordinal()), lines,
                Facts.changes(lines), before.map(Telling::ordinal).orElse(null), tellings(page, series, shown),
                told(page, series, shown), nameVisibleTo(page, series),
                negotiations.about(caller, page, series.id().value()), clock.instant());
    }

    private static List<Telling> sent(Series series) {
        return series.tellings().stream().filter(telling -> !telling.state().equals("DRAFT")).toList();
    }

    /// The report before this one, or this one before it was returned.
    private static Optional<Telling> before(Series series, Telling shown) {
        return sent(series).stream().dropWhile(telling -> telling != shown).skip(1).findFirst();
    }

    private static Instant at(Telling telling) {
        var at = telling.submittedAt();
        return at == null ? Instant.EPOCH : at;
    }

    private static @Nullable IdentificationNumber number(Series series, int ordinal) {
        return Optional.ofNullable(series.number()).flatMap(IdentificationNumber::parse)
                .map(number -> number.withOrdinal(ordinal)).orElse(null);
    }

    private static Mark state(Page page, Series series) {
        if (series.state().equals("WITHDRAWN")) return States.of(page, Step.WITHDRAWN);
        return series.now().map(now -> States.of(page, now.step())).orElseGet(() -> States.draft(page));
    }

    private static OrganisationId holder(Caller caller, Series series) {
        return series.now().map(Progress::holder).orElse(caller.organisation());
    }

    private static @Nullable String kind(Page page, Telling telling) {
        return telling.kind() == ReportKind.FIRST ? null : page.say("report.kind." + telling.kind());
    }

    private OwnView.@Nullable Asked asked(Page page, Series series) {
        var newest = sent(series).stream().findFirst();
        if (newest.isEmpty() || !newest.get().state().equals("RETURNED")) return null;
        return series.progress().reversed().stream().filter(step -> step.step() == Step.RETURNED).findFirst()
                .map(step -> new OwnView.Asked(names.of(step.holder(), page.language()),
                        step.note() == null ? "" : step.note(), step.at()))
                .orElse(null);
    }

    private static boolean mayWrite(Series series) {
        return series.draft().isEmpty() && !series.state().equals("WITHDRAWN") && !series.state().equals("DISCARDED");
    }

    private List<OwnView.Telling> tellings(Page page, Series series, Telling shown) {
        return sent(series).reversed().stream()
                .map(telling -> new OwnView.Telling(at(telling), name(page, series, telling),
                        telling == shown || telling.ordinal() == shown.ordinal()
                                ? null
                                : "/reports/" + series.id() + "?ordinal=" + telling.ordinal(),
                        telling == shown))
                .toList();
    }

    private static String name(Page page, Series series, Telling telling) {
        var number = number(series, telling.ordinal());
        var name = number == null
                ? page.say("report.ordinal", telling.ordinal())
                : page.say("relay.report", number, telling.ordinal());
        var kind = kind(page, telling);
        var named = kind == null ? name : page.say("relay.report.kind", name, kind);
        return telling.revision() == 1 ? named : page.say("relay.report.revision", named, telling.revision());
    }

    private List<OwnView.Told> told(Page page, Series series, Telling shown) {
        return series.progress().stream().filter(step -> step.ordinal() == shown.ordinal())
                .map(step -> new OwnView.Told(step.at(), States.of(page, step.step()),
                        names.of(step.holder(), page.language()), note(page, series, step)))
                .toList();
    }

    private static @Nullable String note(Page page, Series series, Progress step) {
        var number = number(series, step.ordinal());
        return step.step() == Step.NUMBERED && number != null
                ? page.say("relay.own.numbered", number)
                : step.note();
    }

    private String nameVisibleTo(Page page, Series series) {
        var addressee = series.addressee();
        return series.route() == Route.SECRETARIAT && addressee != null
                ? names.of(addressee, page.language())
                : names.centre(page.language());
    }
}
