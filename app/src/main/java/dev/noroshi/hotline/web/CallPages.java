package dev.noroshi.hotline.web;

import dev.noroshi.access.Refusals;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.hotline.Call;
import dev.noroshi.hotline.CallId;
import dev.noroshi.hotline.Hotline;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.hotline.Way;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Width;
import dev.noroshi.report.SeriesId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 緊急連絡 for those who call.
@Controller
class CallPages {

    private final Pages pages;
    private final Refusals refusals;
    private final Hotline hotline;
    private final CallViews views;

    CallPages(Pages pages, Refusals refusals, Hotline hotline, CallViews views) {
        this.pages = pages;
        this.refusals = refusals;
        this.hotline = hotline;
        this.views = views;
    }

    @GetMapping("/hotline")
    @Permit(Permission.CALL_HOTLINE)
    ModelAndView form(Caller caller, HttpServletRequest request) {
        return show(caller, request, views.blank(caller), List.of());
    }

    @PostMapping("/hotline")
    @Permit(Permission.CALL_HOTLINE)
    ModelAndView call(Caller caller, HttpServletRequest request, @ModelAttribute CallForm form) {
        return switch (hotline.place(caller, form.call())) {
            case Outcome.Done<Call>(var call) -> new ModelAndView("redirect:/hotline/calls/" + call.id());
            case Outcome.Invalid<Call>(var problems) -> show(caller, request, form.typed(), problems);
            case Outcome.Refused<Call> why -> refusals.show(request, why);
        };
    }

    @PostMapping("/hotline/way")
    @Permit(Permission.MANAGE_ACCOUNTS)
    ModelAndView choose(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String way) {
        var wish = "SECRETARIAT".equals(way) ? Way.SECRETARIAT : Way.CENTRE;
        return switch (hotline.choose(caller, wish)) {
            case Outcome.Done<Way>(var chosen) -> {
                pages.carry(caller, request, Tone.OK, "hotline.way-chosen." + chosen);
                yield new ModelAndView(
                        caller.may(Permission.CALL_HOTLINE) ? "redirect:/hotline" : "redirect:/home");
            }
            case Outcome.Refused<Way> why -> refusals.show(request, why);
        };
    }

    /// Makes a report of a call.
    @PostMapping("/hotline/calls/{id}/report")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView report(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (hotline.report(caller, new CallId(id))) {
            case Outcome.Done<SeriesId>(var series) -> {
                pages.carry(caller, request, Tone.OK, "hotline.report-begun");
                yield new ModelAndView("redirect:/reports/" + series + "/edit");
            }
            case Outcome.Refused<SeriesId> why -> refusals.show(request, why);
        };
    }

    /// That an organisation called, for a body that was told so; nothing of what the call says.
    @GetMapping("/hotline/known/{id}")
    @Permit(Permission.READ_REPORT)
    ModelAndView known(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return hotline.known(caller, new CallId(id))
                .map(known -> pages.page(caller, request).title("hotline.known.title")
                        .crumb("/home", "access.nav.HOME").here()
                        .show("hotline/known", new CallView.Known(views.name(caller, known.organisation()),
                                known.occasion().isDrill(), known.at())))
                .orElseGet(() -> pages.notFound(request));
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, CallView.Typed typed,
            List<Problem> problems) {
        return pages.page(caller, request).title("hotline.title").crumb("/home", "access.nav.HOME").here()
                .width(Width.NARROW).status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("hotline/form", views.form(caller, typed, problems));
    }
}
