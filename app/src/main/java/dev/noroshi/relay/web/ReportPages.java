package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Problem;
import dev.noroshi.relay.AnonymisedCopy;
import dev.noroshi.relay.Anonymising;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Entry;
import dev.noroshi.relay.HeldDossier;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Tier;
import dev.noroshi.relay.web.CopyViews.Tried;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.SeriesId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// A report as whoever asks may see it: as the organisation wrote it, or as it holds it.
@Controller
class ReportPages {

    private final Pages pages;
    private final Holdings holdings;
    private final OwnReports ownReports;
    private final Anonymising anonymising;
    private final OwnViews ownViews;
    private final HeldViews heldViews;
    private final CopyViews copyViews;

    ReportPages(Pages pages, Holdings holdings, OwnReports ownReports, Anonymising anonymising, OwnViews ownViews,
            HeldViews heldViews, CopyViews copyViews) {
        this.pages = pages;
        this.holdings = holdings;
        this.ownReports = ownReports;
        this.anonymising = anonymising;
        this.ownViews = ownViews;
        this.heldViews = heldViews;
        this.copyViews = copyViews;
    }

    /// @param ordinal which report of the series; without it, the one to look at next
    /// @param withdraw present when a withdrawal was tried without a reason
    @GetMapping("/reports/{id}")
    @Permit(Permission.READ_REPORT)
    ModelAndView report(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal,
            @RequestParam(required = false) @Nullable String withdraw) {
        var series = ownReports.find(caller, new SeriesId(id)).filter(own -> !own.state().equals("DISCARDED"));
        if (series.isPresent()) return own(caller, request, series.get(), ordinal, withdraw != null);
        return holdings.open(caller, new DossierId(id))
                .flatMap(held -> entry(held, ordinal)
                        .map(entry -> held(caller, request, held, entry, Tried.NOTHING, HttpStatus.OK)))
                .orElseGet(() -> pages.notFound(request));
    }

    /// The page of a report that is held, after something was tried that must be put right.
    ModelAndView again(Caller caller, HttpServletRequest request, DossierId id, int ordinal, Tried tried) {
        return holdings.find(caller, id).flatMap(held -> entry(held, ordinal)
                .map(entry -> held(caller, request, held, entry, tried, HttpStatus.UNPROCESSABLE_CONTENT)))
                .orElseGet(() -> pages.notFound(request));
    }

    private static Optional<Entry> entry(HeldDossier held, @Nullable Integer ordinal) {
        return ordinal == null
                ? Optional.of(held.next().orElseGet(held::latest))
                : held.entry(ordinal);
    }

    private ModelAndView own(Caller caller, HttpServletRequest request, OwnReports.Series series,
            @Nullable Integer ordinal, boolean withdraw) {
        if (series.latest().isEmpty()) return new ModelAndView("redirect:/reports/" + series.id() + "/edit");
        var shown = OwnViews.shown(series, ordinal);
        if (shown.isEmpty()) return pages.notFound(request);
        var page = pages.page(caller, request);
        var words = page.build();
        var view = ownViews.of(caller, words, series, shown.get(), withdraw
                ? words.sentence(Problem.of("reason", "report.withdrawal.reason-missing"))
                : null);
        page.titled(view.number() == null
                ? words.say("report.ordinal", view.ordinal())
                : view.number().toString());
        if (withdraw) page.status(HttpStatus.UNPROCESSABLE_CONTENT);
        if (view.tlp() != null) page.marking(view.tlp(), null);
        return crumbs(page).show("relay/own", view);
    }

    private ModelAndView held(Caller caller, HttpServletRequest request, HeldDossier held, Entry entry, Tried tried,
            HttpStatus status) {
        var dossier = held.dossier();
        var page = pages.page(caller, request).status(status);
        var number = HeldViews.number(dossier, entry);
        var words = page.build();
        page.titled(number == null ? words.say("report.ordinal", entry.ordinal()) : number.toString());
        var copy = dossier.tier() == Tier.SECRETARIAT
                ? anonymising.find(caller, dossier.id(), entry.ordinal())
                : Optional.<AnonymisedCopy>empty();
        if (copy.isPresent()) {
            page.title("relay.copy.title").marking(entry.tlp(), words.say("relay.copy.scope",
                    heldViews.name(dossier.holder(), words)));
            return crumbs(page).show("relay/copy",
                    copyViews.of(caller, page.build(), held, entry, copy.get(), tried));
        }
        page.marking(entry.tlp(), entry.content().text(ReportField.TLP_REMARKS).isPresent()
                ? words.say("relay.scope.remarks")
                : null);
        return crumbs(page).show("relay/held",
                heldViews.of(caller, page.build(), held, entry, tried.reasonMissing()));
    }

    private static PageBuilder crumbs(PageBuilder page) {
        return page.nav(Nav.REPORTS).crumb("/home", "access.nav.HOME").crumb("/reports", "access.nav.REPORTS").here();
    }
}
