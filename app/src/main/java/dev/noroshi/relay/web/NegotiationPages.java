package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.relay.CentreReport;
import dev.noroshi.relay.CentreReports;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Negotiation;
import dev.noroshi.relay.Negotiations;
import dev.noroshi.relay.Negotiations.Handled;
import dev.noroshi.relay.web.NegotiationView.Wrong;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 範囲を広げる協議: ask, pass down, answer.
@Controller
class NegotiationPages {

    private final Pages pages;
    private final Negotiations negotiations;
    private final NegotiationViews views;
    private final CentreReports reports;
    private final Holdings holdings;
    private final Names names;

    NegotiationPages(Pages pages, Negotiations negotiations, NegotiationViews views, CentreReports reports,
            Holdings holdings, Names names) {
        this.pages = pages;
        this.negotiations = negotiations;
        this.views = views;
        this.reports = reports;
        this.holdings = holdings;
        this.names = names;
    }

    @GetMapping("/reports/{dossier}/scope")
    @Permit(Permission.RECEIVE_REPORT)
    ModelAndView asking(Caller caller, HttpServletRequest request, @PathVariable UUID dossier) {
        return held(caller, dossier).map(report -> asking(caller, request, report, Wrong.NOTHING, HttpStatus.OK))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/reports/{dossier}/scope")
    @Permit(Permission.RECEIVE_REPORT)
    ModelAndView ask(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam(defaultValue = "") String field, @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String reason) {
        // what cannot be a field is no part of the report, and must not be taken for all of it
        var part = FieldId.parse(field);
        if (!field.isEmpty() && part.isEmpty()) return pages.notFound(request);
        var tlp = Tlp.parse(wanted).orElse(null);
        return switch (negotiations.ask(caller, new DossierId(dossier), part.orElse(null), tlp, reason)) {
            case Handled.Done(var question) -> {
                pages.carry(caller, request, Tone.OK, "relay.negotiation.asked",
                        names.of(question.asked(), caller.language()));
                yield new ModelAndView("redirect:/reports/" + dossier + "/scope");
            }
            case Handled.Wrong(var problems) -> held(caller, dossier).map(report -> asking(caller, request, report,
                    views.wrong(pages.page(caller, request).build(), problems, tlp, reason).about(field),
                    HttpStatus.UNPROCESSABLE_CONTENT)).orElseGet(() -> pages.notFound(request));
            case Handled.Refused(var reasonKey) -> pages.conflict(request, reasonKey);
            case Handled.Unknown() -> pages.notFound(request);
        };
    }

    private Optional<CentreReport> held(Caller caller, UUID dossier) {
        return holdings.find(caller, new DossierId(dossier)).flatMap(held -> reports.find(dossier));
    }

    private ModelAndView asking(Caller caller, HttpServletRequest request, CentreReport report, Wrong wrong,
            HttpStatus status) {
        var page = crumbs(pages.page(caller, request).title("relay.negotiation.title")).status(status)
                .marking(report.tlp(), null);
        return page.show("relay/scope", views.asking(caller, page.build(), report, wrong));
    }

    @GetMapping("/negotiations/{id}")
    @Permit(Permission.ASK)
    ModelAndView read(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return negotiations.open(caller, id)
                .map(question -> one(caller, request, question, List.of(), null, "", HttpStatus.OK))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/negotiations/{id}/pass-down")
    @Permit(Permission.FORWARD_REPORT)
    ModelAndView passDown(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return after(caller, request, id, negotiations.passDown(caller, id, reason), "relay.negotiation.passed-down",
                null, reason);
    }

    @PostMapping("/negotiations/{id}/answer")
    @Permit(Permission.ASK)
    ModelAndView answer(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String granted, @RequestParam(defaultValue = "") String words) {
        var tlp = Tlp.parse(granted).orElse(null);
        if (tlp == null && !granted.equals("REFUSED"))
            return negotiations.open(caller, id)
                    .map(question -> one(caller, request, question,
                            List.of(Problem.of("granted", "relay.scope.choose")), null, words,
                            HttpStatus.UNPROCESSABLE_CONTENT))
                    .orElseGet(() -> pages.notFound(request));
        return after(caller, request, id, negotiations.answer(caller, id, tlp, words), "relay.negotiation.answered",
                tlp, words);
    }

    private ModelAndView after(Caller caller, HttpServletRequest request, UUID id, Handled handled, String said,
            @Nullable Tlp tlp, String text) {
        return switch (handled) {
            case Handled.Done _ -> {
                pages.carry(caller, request, Tone.OK, said);
                yield new ModelAndView("redirect:/negotiations/" + id);
            }
            case Handled.Wrong(var problems) -> negotiations.open(caller, id).map(
                    question -> one(caller, request, question, problems, tlp, text, HttpStatus.UNPROCESSABLE_CONTENT))
                    .orElseGet(() -> pages.notFound(request));
            case Handled.Refused(var reason) -> pages.conflict(request, reason);
            case Handled.Unknown() -> pages.notFound(request);
        };
    }

    private ModelAndView one(Caller caller, HttpServletRequest request, Negotiation question, List<Problem> problems,
            @Nullable Tlp tlp, String text, HttpStatus status) {
        var page = crumbs(pages.page(caller, request).title("relay.negotiation.title")).status(status);
        views.marking(caller, question).ifPresent(marking -> page.marking(marking, null));
        var built = page.build();
        return page.show("relay/negotiation",
                views.one(caller, built, question, views.wrong(built, problems, tlp, text)));
    }

    private static PageBuilder crumbs(PageBuilder page) {
        return page.nav(Nav.REPORTS).crumb("/home", "access.nav.HOME").crumb("/reports", "access.nav.REPORTS").here();
    }
}
