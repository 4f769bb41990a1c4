package dev.noroshi.c4tap.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.c4tap.CaseId;
import dev.noroshi.c4tap.CaseParcels;
import dev.noroshi.c4tap.Cases;
import dev.noroshi.c4tap.MailCase;
import dev.noroshi.c4tap.Outcome;
import dev.noroshi.c4tap.PassOn;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The cases of C4TAP: the list, one of them, and what its desk decides.
@Controller
class CasePages {

    private static final int LINES = 50;

    private final Pages pages;
    private final Cases cases;
    private final CaseParcels parcels;
    private final CaseViews views;
    private final Clock clock;

    CasePages(Pages pages, Cases cases, CaseParcels parcels, CaseViews views, Clock clock) {
        this.pages = pages;
        this.cases = cases;
        this.parcels = parcels;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/c4tap")
    @Permit(Permission.READ_C4TAP)
    ModelAndView list(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "0") int from) {
        var builder = pages.page(caller, request).title("c4tap.title").nav(Nav.C4TAP).crumb("/home", "access.nav.HOME")
                .here();
        var page = builder.build();
        var offset = Math.max(0, from);
        var found = cases.list(caller, offset, LINES + 1);
        var lines = found.stream().limit(LINES).map(each -> views.line(page, each)).toList();
        return builder.show("c4tap/list", new CaseView.Cases(lines, caller.may(Permission.EDIT_C4TAP),
                paging(page, offset, found.size()), clock.instant()));
    }

    private static @Nullable Paging paging(Page page, int offset, int found) {
        if (offset == 0 && found <= LINES) return null;
        return new Paging(page.say("c4tap.place", Math.min(LINES, found)),
                offset == 0 ? null : "/c4tap?from=" + Math.max(0, offset - LINES),
                found > LINES ? "/c4tap?from=" + (offset + LINES) : null);
    }

    @GetMapping("/c4tap/{id}")
    @Permit(Permission.READ_C4TAP)
    ModelAndView read(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return show(caller, request, new CaseId(id), null, List.of());
    }

    @PostMapping("/c4tap/{id}/pass-on")
    @Permit(Permission.HANDLE_MAIL)
    ModelAndView passOn(Caller caller, HttpServletRequest request, @PathVariable UUID id, @RequestParam int revision,
            @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "") String tlp, @RequestParam(defaultValue = "") String occasion,
            @RequestParam(required = false) @Nullable Set<Integer> traits) {
        var isDrill = occasion.equals("DRILL");
        var chosen = traits == null ? Set.<Integer>of() : traits;
        var wish = new PassOn(revision, title, remark.replace("\r\n", "\n"), Tlp.parse(tlp).orElse(null),
                isDrill ? Occasion.DRILL : Occasion.REAL, chosen);
        var outcome = cases.passOn(caller, new CaseId(id), wish);
        return outcome instanceof Outcome.Invalid<MailCase>(var problems)
                ? show(caller, request, new CaseId(id), new CaseView.Typed(title, remark, tlp, isDrill, chosen),
                        problems)
                : decided(caller, request, id, outcome, "c4tap.done.passed-on");
    }

    @PostMapping("/c4tap/{id}/close")
    @Permit(Permission.HANDLE_MAIL)
    ModelAndView close(Caller caller, HttpServletRequest request, @PathVariable UUID id, @RequestParam int revision) {
        return decided(caller, request, id, cases.close(caller, new CaseId(id), revision), "c4tap.done.closed");
    }

    @PostMapping("/c4tap/{id}/take-back")
    @Permit(Permission.HANDLE_MAIL)
    ModelAndView takeBack(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam int revision) {
        return decided(caller, request, id, cases.takeBack(caller, new CaseId(id), revision), "c4tap.done.taken-back");
    }

    private <T> ModelAndView decided(Caller caller, HttpServletRequest request, UUID id, Outcome<T> outcome,
            String said) {
        return switch (outcome) {
            case Outcome.Done<T> _ -> {
                pages.carry(caller, request, Tone.OK, said);
                yield new ModelAndView("redirect:/c4tap/" + id);
            }
            case Outcome.Stale<T> _ -> pages.conflict(request, "c4tap.stale");
            case Outcome.Invalid<T>(var problems) -> show(caller, request, new CaseId(id), null, problems);
            case Outcome.Unknown<T> _ -> pages.notFound(request);
        };
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, CaseId id, CaseView.@Nullable Typed typed,
            List<Problem> problems) {
        return cases.find(caller, id).map(read -> {
            parcels.opened(caller, read);
            var builder = pages.page(caller, request).title("c4tap.case.title").nav(Nav.C4TAP)
                    .crumb("/home", "access.nav.HOME").crumb("/c4tap", "c4tap.title").here()
                    .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
            var tlp = read.mailCase().tlp();
            if (tlp != null) builder.marking(tlp, null);
            return builder.show("c4tap/case", views.one(caller, builder.build(), read, typed, problems));
        }).orElseGet(() -> pages.notFound(request));
    }
}
