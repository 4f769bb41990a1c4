package dev.noroshi.intake.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.words.Words;
import dev.noroshi.report.Draft;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportWording;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import dev.noroshi.report.SeriesId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Looking a draft over, and sending it.
@Controller
class SendPages {

    private final Pages pages;
    private final Reports reports;
    private final OwnReports ownReports;
    private final Editing editing;
    private final ReportWording wording;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    SendPages(Pages pages, Reports reports, OwnReports ownReports, Editing editing, ReportWording wording,
            Directory directory, Words words, Clock clock) {
        this.pages = pages;
        this.reports = reports;
        this.ownReports = ownReports;
        this.editing = editing;
        this.wording = wording;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/reports/{series}/confirm")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView confirm(Caller caller, HttpServletRequest request, @PathVariable UUID series) {
        var draft = ownReports.find(caller, new SeriesId(series)).flatMap(OwnReports.Series::draft);
        if (draft.isEmpty()) return pages.notFound(request);
        var page = pages.page(caller, request).title("intake.confirm.title").nav(Nav.REPORTS)
                .crumb("/home", "access.nav.HOME").crumb("/reports", "access.nav.REPORTS")
                .crumb("/reports/" + series + "/edit", "intake.edit.title." + draft.get().kind()).here();
        draft.get().content().tlp().ifPresent(tlp -> page.marking(tlp, null));
        return page.show("intake/confirm", view(caller, draft.get()));
    }

    @PostMapping("/reports/{series}/submit")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView submit(Caller caller, HttpServletRequest request, @PathVariable UUID series,
            @RequestParam int edition) {
        return switch (reports.submit(caller, new SeriesId(series), edition)) {
            case Outcome.Submitted(var report) -> {
                pages.carry(caller, request, Tone.OK, "intake.submitted",
                        directory.organisation(report.addressee(), today()).map(o -> o.name(caller.language()))
                                .orElse(""));
                yield to(series, "");
            }
            case Outcome.Incomplete _ -> to(series, "/edit?check");
            case Outcome.Stale _ -> {
                pages.carry(caller, request, Tone.WARN, "intake.changed-meanwhile");
                yield to(series, "/confirm");
            }
            case Outcome.Refused _,Outcome.Saved _,Outcome.Discarded _ -> gone(caller, request, series);
        };
    }

    /// Somebody has sent it already, or thrown it away.
    private ModelAndView gone(Caller caller, HttpServletRequest request, UUID series) {
        var known = ownReports.find(caller, new SeriesId(series));
        if (known.isEmpty() || known.get().latest().isEmpty()) return pages.notFound(request);
        pages.carry(caller, request, Tone.WARN, "intake.no-draft");
        return to(series, "");
    }

    private ConfirmView view(Caller caller, Draft draft) {
        var language = caller.language();
        var content = draft.content();
        var path = path(caller, draft.route());
        return new ConfirmView(draft.series().toString(), draft.edition(), draft.ordinal(),
                words.say(language, "report.kind." + draft.kind()), draft.occasion().isDrill(),
                wording.lines(content, language).stream().filter(line -> !FormLayout.isGiven(line.field())).toList(),
                wording.parts(content, language), content.tlp().orElse(null), content.importance().orElse(null),
                words.say(language, "report.grounds." + draft.grounds()),
                DirectionView.addresseeName(caller, directory, words, today(), draft.route()),
                path.stream().map(organisation -> organisation.name(language)).toList(),
                withheldBy(caller, draft.route()), editing.of(caller, draft).missing().size());
    }

    private @Nullable String withheldBy(Caller caller, Route route) {
        return route == Route.SECRETARIAT
                ? DirectionView.addresseeName(caller, directory, words, today(), route)
                : null;
    }

    private List<Organisation> path(Caller caller, Route route) {
        var path = new ArrayList<Optional<Organisation>>();
        path.add(directory.organisation(caller.organisation(), today()));
        if (route == Route.SECRETARIAT) path.add(directory.secretariatOf(caller.organisation(), today()));
        if (route != Route.CENTRE) path.add(directory.ministryOf(caller.organisation(), today()));
        path.add(Optional.of(directory.centre(today())));
        return path.stream().flatMap(Optional::stream).toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static ModelAndView to(UUID series, String page) {
        return new ModelAndView("redirect:/reports/" + series + page);
    }
}
