package dev.noroshi.intake.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.words.Words;
import dev.noroshi.report.Door;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.Reports;
import dev.noroshi.report.SeriesId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What a reporter does with a report that was sent: add to it, put it right, answer what was asked, take it back.
@Controller
class SeriesActs {

    private final Pages pages;
    private final Reports reports;
    private final OwnReports ownReports;
    private final Words words;

    SeriesActs(Pages pages, Reports reports, OwnReports ownReports, Words words) {
        this.pages = pages;
        this.reports = reports;
        this.ownReports = ownReports;
        this.words = words;
    }

    @PostMapping("/reports/{series}/follow-up")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView followUp(Caller caller, HttpServletRequest request, @PathVariable UUID series) {
        return after(caller, request, series,
                reports.followUp(caller, new SeriesId(series), ReportKind.FOLLOW_UP, Door.WEB));
    }

    @PostMapping("/reports/{series}/correct")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView correct(Caller caller, HttpServletRequest request, @PathVariable UUID series) {
        return after(caller, request, series,
                reports.followUp(caller, new SeriesId(series), ReportKind.CORRECTION, Door.WEB));
    }

    @PostMapping("/reports/{series}/revise")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView revise(Caller caller, HttpServletRequest request, @PathVariable UUID series) {
        return after(caller, request, series, reports.revise(caller, new SeriesId(series), Door.WEB));
    }

    @PostMapping("/reports/{series}/withdraw")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView withdraw(Caller caller, HttpServletRequest request, @PathVariable UUID series,
            @RequestParam(defaultValue = "") String reason) {
        return after(caller, request, series, reports.withdraw(caller, new SeriesId(series), Door.WEB, reason));
    }

    @PostMapping("/reports/{series}/discard")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView discard(Caller caller, HttpServletRequest request, @PathVariable UUID series) {
        return after(caller, request, series, reports.discard(caller, new SeriesId(series)));
    }

    private ModelAndView after(Caller caller, HttpServletRequest request, UUID series, Outcome outcome) {
        var known = ownReports.find(caller, new SeriesId(series));
        if (known.isEmpty()) return pages.notFound(request);
        return switch (outcome) {
            case Outcome.Saved _ -> to(series, "/edit");
            case Outcome.Submitted _ -> {
                pages.carry(caller, request, Tone.OK, "intake.withdrawn");
                yield to(series, "");
            }
            case Outcome.Discarded _ -> {
                pages.carry(caller, request, Tone.OK, "intake.discarded");
                yield known.get().latest().isPresent() ? to(series, "") : new ModelAndView("redirect:/reports");
            }
            // the reason is missing, or the withdrawal has become a draft because what it repeats is no longer in order
            case Outcome.Incomplete(var problems) ->
                to(series, problems.stream().anyMatch(problem -> problem.field().equals("reason"))
                        ? "?withdraw"
                        : "/edit?check");
            case Outcome.Refused(var reason) -> {
                pages.carry(caller, request, Tone.WARN, "intake.cannot", words.say(caller.language(), reason));
                yield to(series, "");
            }
            case Outcome.Stale _ -> to(series, "");
        };
    }

    private static ModelAndView to(UUID series, String page) {
        return new ModelAndView("redirect:/reports/" + series + page);
    }
}
