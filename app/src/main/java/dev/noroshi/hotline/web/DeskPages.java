package dev.noroshi.hotline.web;

import dev.noroshi.access.Refusals;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.hotline.Call;
import dev.noroshi.hotline.CallDesk;
import dev.noroshi.hotline.CallId;
import dev.noroshi.hotline.Hotline;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.hotline.Settling;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Width;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 緊急連絡 for those who are called, and the page of one call for both sides.
@Controller
class DeskPages {

    private final Pages pages;
    private final Refusals refusals;
    private final Hotline hotline;
    private final CallDesk desk;
    private final CallViews views;

    DeskPages(Pages pages, Refusals refusals, Hotline hotline, CallDesk desk, CallViews views) {
        this.pages = pages;
        this.refusals = refusals;
        this.hotline = hotline;
        this.desk = desk;
        this.views = views;
    }

    /// @param before only calls sent before that moment
    @GetMapping("/hotline/calls")
    @Permit(Permission.TAKE_HOTLINE)
    ModelAndView list(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable String before) {
        return pages.page(caller, request).title("hotline.desk.title").nav(Nav.HOTLINE)
                .crumb("/home", "access.nav.HOME").here().show("hotline/desk", views.desk(caller, instant(before)));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) return null;
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @GetMapping("/hotline/calls/{id}")
    @Permit(Permission.READ_HOME)
    ModelAndView read(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return find(caller, new CallId(id)).map(call -> show(caller, request, call, null, ""))
                .orElseGet(() -> pages.notFound(request));
    }

    /// How far a call has got, for its page to refresh itself.
    @GetMapping("/hotline/calls/{id}/state")
    @Permit(Permission.READ_HOME)
    ModelAndView state(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        if (request.getHeader("HX-Request") == null) return new ModelAndView("redirect:/hotline/calls/" + id);
        return find(caller, new CallId(id))
                .map(call -> pages.page(caller, request).show("hotline/state", views.one(caller, call, null, "")))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/hotline/calls/{id}/take")
    @Permit(Permission.TAKE_HOTLINE)
    ModelAndView take(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return after(caller, request, desk.take(caller, new CallId(id)), id, "hotline.took", "");
    }

    @PostMapping("/hotline/calls/{id}/handle")
    @Permit(Permission.TAKE_HOTLINE)
    ModelAndView handle(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return after(caller, request, desk.handle(caller, new CallId(id)), id, "hotline.handling", "");
    }

    @PostMapping("/hotline/calls/{id}/notes")
    @Permit(Permission.READ_HOME)
    ModelAndView note(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note) {
        if (!isOnTheLine(caller)) return pages.notFound(request);
        return after(caller, request, desk.note(caller, new CallId(id), note), id, "hotline.noted", note);
    }

    @PostMapping("/hotline/calls/{id}/close")
    @Permit(Permission.TAKE_HOTLINE)
    ModelAndView close(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome, @RequestParam(defaultValue = "") String text) {
        var settling = Arrays.stream(Settling.values()).filter(each -> each.name().equals(outcome)).findFirst();
        return after(caller, request, desk.close(caller, new CallId(id), settling.orElse(null), text), id,
                "hotline.closed", text);
    }

    @GetMapping("/hotline/calls/{id}/pass-on")
    @Permit(Permission.ANONYMISE_REPORT)
    ModelAndView passOnForm(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return desk.find(caller, new CallId(id)).map(call -> {
            var blank = views.blank(caller);
            return passOn(caller, request, call, new CallView.Typed(call.occasion().isDrill(), call.line(),
                    CallViews.CONTROL.format(call.happenedAt().atZone(dev.noroshi.platform.words.Times.ZONE)),
                    blank.callBackName(), blank.callBack(), List.of(), blank.key()), List.of());
        }).orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/hotline/calls/{id}/pass-on")
    @Permit(Permission.ANONYMISE_REPORT)
    ModelAndView passOn(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @ModelAttribute CallForm form) {
        var call = desk.find(caller, new CallId(id));
        if (call.isEmpty()) return pages.notFound(request);
        return switch (desk.passOn(caller, new CallId(id), form.call())) {
            case Outcome.Done<Call>(var onward) -> {
                pages.carry(caller, request, Tone.OK, "hotline.passed-on");
                yield new ModelAndView("redirect:/hotline/calls/" + onward.id());
            }
            case Outcome.Invalid<Call>(var problems) -> passOn(caller, request, call.get(), form.typed(), problems);
            case Outcome.Refused<Call> why -> refusals.show(request, why);
        };
    }

    private ModelAndView passOn(Caller caller, HttpServletRequest request, Call call, CallView.Typed typed,
            List<Problem> problems) {
        return pages.page(caller, request).title("hotline.pass-on.title").nav(Nav.HOTLINE)
                .crumb("/home", "access.nav.HOME").crumb("/hotline/calls/" + call.id(), "hotline.call.title").here()
                .width(Width.NARROW).status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("hotline/passOn", new CallView.PassOn(call, views.name(caller, call.organisation()), typed,
                        problems));
    }

    private ModelAndView after(Caller caller, HttpServletRequest request, Outcome<Call> outcome, UUID id, String said,
            String typed) {
        return switch (outcome) {
            case Outcome.Done<Call> _ -> {
                pages.carry(caller, request, Tone.OK, said);
                yield new ModelAndView("redirect:/hotline/calls/" + id);
            }
            case Outcome.Invalid<Call>(var problems) -> find(caller, new CallId(id))
                    .map(call -> show(caller, request, call, problems.getFirst(), typed))
                    .orElseGet(() -> pages.notFound(request));
            case Outcome.Refused<Call> why -> refusals.show(request, why);
        };
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, Call call, @Nullable Problem problem,
            String typed) {
        var ours = call.organisation().equals(caller.organisation());
        var page = pages.page(caller, request).title("hotline.call.title").crumb("/home", "access.nav.HOME")
                .crumb(ours ? "/hotline" : "/hotline/calls", ours ? "hotline.title" : "hotline.desk.title").here()
                .marking(Tlp.RED, null).status(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        if (!ours) page.nav(Nav.HOTLINE);
        return page.show("hotline/call", views.one(caller, call, problem, typed));
    }

    /// Of the caller's organisation is not enough: an auditor does not take part in a call.
    private Optional<Call> find(Caller caller, CallId id) {
        var called = caller.may(Permission.TAKE_HOTLINE) ? desk.find(caller, id) : Optional.<Call>empty();
        return called.or(() -> caller.may(Permission.CALL_HOTLINE) ? hotline.find(caller, id) : Optional.empty());
    }

    private static boolean isOnTheLine(Caller caller) {
        return caller.may(Permission.TAKE_HOTLINE) || caller.may(Permission.CALL_HOTLINE);
    }
}
