package dev.noroshi.feedback.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AdvisoryLists.Mark;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.feedback.Enquiries;
import dev.noroshi.feedback.Enquiry;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 問合せ: ask, answer, pass up.
@Controller
class EnquiryPages {

    private static final int LINES = 50;

    private final Pages pages;
    private final Enquiries enquiries;
    private final EnquiryViews views;
    private final FeedbackRefusals refusals;

    EnquiryPages(Pages pages, Enquiries enquiries, EnquiryViews views, FeedbackRefusals refusals) {
        this.pages = pages;
        this.enquiries = enquiries;
        this.views = views;
        this.refusals = refusals;
    }

    @PostMapping("/advisories/{id}/enquiries")
    @Permit(Permission.ASK)
    ModelAndView ask(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String question) {
        return switch (enquiries.ask(caller, new AdvisoryId(id), question)) {
            case Outcome.Done<Enquiry>(var enquiry) -> {
                pages.carry(caller, request, Tone.OK, "feedback.asked", views.name(caller, enquiry.asked()));
                yield new ModelAndView("redirect:/advisories/" + id + "#ask");
            }
            case Outcome.Refused<Enquiry>(var why) -> refusals.show(caller, request, why);
        };
    }

    @GetMapping("/enquiries")
    @Permit(Permission.ASK)
    ModelAndView list(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable String after) {
        var mark = after == null ? null : Mark.read(after).orElse(null);
        var found = enquiries.page(caller, mark == null ? null : mark.at(), mark == null ? null : mark.id(),
                LINES + 1);
        var shown = found.subList(0, Math.min(LINES, found.size()));
        var next = found.size() > LINES
                ? "/enquiries?after=" + new Mark(shown.getLast().askedAt(), shown.getLast().id()).written()
                : null;
        var page = pages.page(caller, request).title("feedback.enquiries.title").nav(Nav.ADVISORIES)
                .crumb("/home", "access.nav.HOME").here();
        var paging = mark == null && next == null
                ? null
                : new Paging(page.build().say("advisory.list.place", shown.size()),
                        mark == null ? null : "/enquiries", next);
        return page.show("feedback/list", new EnquiryView.All(views.lines(caller, shown), paging));
    }

    @GetMapping("/enquiries/{id}")
    @Permit(Permission.ASK)
    ModelAndView read(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return enquiries.open(caller, id).map(enquiry -> show(caller, request, enquiry, null, "", ""))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/enquiries/{id}/answer")
    @Permit(Permission.ASK)
    ModelAndView answer(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer) {
        return done(caller, request, id, enquiries.answer(caller, id, answer), "feedback.enquiry.answered", answer, "");
    }

    @PostMapping("/enquiries/{id}/pass-on")
    @Permit(Permission.PASS_ON_ADVISORY)
    ModelAndView passUp(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String question) {
        return done(caller, request, id, enquiries.passUp(caller, id, question), "feedback.enquiry.passed-up", "",
                question);
    }

    private ModelAndView done(Caller caller, HttpServletRequest request, UUID id, Outcome<Enquiry> outcome,
            String said, String answer, String question) {
        return switch (outcome) {
            case Outcome.Done<Enquiry> _ -> {
                pages.carry(caller, request, Tone.OK, said);
                yield new ModelAndView("redirect:/enquiries/" + id);
            }
            case Outcome.Refused<Enquiry>(var why) -> why instanceof Refusal.Invalid(List<Problem> problems)
                    ? enquiries.open(caller, id)
                            .map(enquiry -> show(caller, request, enquiry, problems.getFirst(), answer, question))
                            .orElseGet(() -> pages.notFound(request))
                    : refusals.show(caller, request, why);
        };
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, Enquiry enquiry, @Nullable Problem problem,
            String answer, String question) {
        var page = pages.page(caller, request).title("feedback.enquiry.title").nav(Nav.ADVISORIES)
                .crumb("/home", "access.nav.HOME").crumb("/enquiries", "feedback.enquiries.title").here()
                .status(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var line = views.lines(caller, List.of(enquiry)).getFirst();
        var tlp = enquiries.marking(caller, enquiry);
        tlp.ifPresent(found -> page.marking(found, null));
        var mayAnswer = enquiry.asked().equals(caller.organisation()) && enquiry.answer() == null;
        var above = enquiries.mayPassUp(caller, enquiry)
                ? enquiries.nextHopUp(caller, enquiry.advisory()).map(id -> views.name(caller, id)).orElse(null)
                : null;
        return page.show("feedback/enquiry", new EnquiryView.One(line, line.about(), tlp.orElse(null), mayAnswer,
                above, views.isOperator(enquiry.asker()), problem == null ? null : page.build().sentence(problem),
                problem == null ? null : problem.field(), answer, question));
    }
}
