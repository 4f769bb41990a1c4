package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Issuing;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Reviewing;
import dev.noroshi.advisory.SourceCheck;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Hop;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Hop.Passage;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The second officer's page: approve, send back, issue.
@Controller
class ReviewPages {

    private final Pages pages;
    private final Reviewing reviewing;
    private final Issuing issuing;
    private final Advisories advisories;
    private final DocumentViews documents;
    private final EditorViews editors;
    private final RefusalPages refusals;
    private final FindingsViews findings;
    private final SourceCheck sourceCheck;

    ReviewPages(Pages pages, Reviewing reviewing, Issuing issuing, Advisories advisories, DocumentViews documents,
            EditorViews editors, RefusalPages refusals, FindingsViews findings, SourceCheck sourceCheck) {
        this.pages = pages;
        this.reviewing = reviewing;
        this.issuing = issuing;
        this.advisories = advisories;
        this.documents = documents;
        this.editors = editors;
        this.refusals = refusals;
        this.findings = findings;
        this.sourceCheck = sourceCheck;
    }

    ModelAndView show(Caller caller, HttpServletRequest request, Advisory advisory, Advisory.Review review) {
        var page = page(caller, request, advisory);
        return page.show("advisory/review", view(caller, page.build(), advisory, review));
    }

    private ReviewView view(Caller caller, Page page, Advisory advisory, Advisory.Review review) {
        var head = advisory.head();
        var approved = advisory instanceof Advisory.Approved;
        var objection = approved ? null : reviewing.objection(caller, advisory);
        var drawn = advisories.drawn(caller, advisory);
        var sources = advisories.sources(caller, advisory).stream()
                .map(report -> editors.source(page, report, true, drawn.partsOf(report.id()))).toList();
        return new ReviewView(advisory, Marks.of(page, advisory.state()), EditorViews.numberToCome(page, head),
                documents.body(page, advisory), advisories.annexes(advisory), sources,
                editors.scope(page, advisory.id(), head.content().tlp().orElse(null),
                        head.content().sectors()),
                route(page, advisory, review, approved),
                approved, objection == null ? null : page.say("problem." + objection.reason()),
                reviewing.problems(advisory).stream().map(page::sentence).toList(),
                findings.of(caller, page, advisory));
    }

    private List<Hop> route(Page page, Advisory advisory, Advisory.Review review, boolean approved) {
        var head = advisory.head();
        var judgedBy = review.judgedBy();
        var judgedAt = review.judgedAt();
        var draft = new Hop(page.say("advisory.route.draft", documents.name(page, head.draftedBy())), null,
                page.say("advisory.route.submitted", documents.name(page, review.submittedBy()),
                        page.times().brief(review.submittedAt())),
                Passage.PASSED);
        if (!approved || judgedBy == null || judgedAt == null)
            return List.of(draft,
                    new Hop(page.say("advisory.route.review"), doing(page, "IN_REVIEW"),
                            page.say("advisory.route.review.who"), Passage.HOLDS),
                    new Hop(page.say("advisory.route.issue"), null, page.say("advisory.route.number"),
                            Passage.AHEAD));
        return List.of(draft,
                new Hop(page.say("advisory.route.approved", documents.name(page, judgedBy)), null,
                        page.times().brief(judgedAt), Passage.PASSED),
                new Hop(page.say("advisory.route.issue"), doing(page, "APPROVED"), page.say("advisory.route.number"),
                        Passage.HOLDS));
    }

    private static Mark doing(Page page, String state) {
        return new Mark(Glyph.DOING, page.say("advisory.state." + state));
    }

    private PageBuilder page(Caller caller, HttpServletRequest request, Advisory advisory) {
        var page = pages.page(caller, request).titled(advisory.content().title()).nav(Nav.ADVISORIES)
                .crumb("/home", "access.nav.HOME").crumb("/advisories", "advisory.list.title").here();
        var scope = page.build().say("advisory.marking." + advisory.state());
        advisory.content().tlp().ifPresent(tlp -> page.marking(tlp, scope));
        return page;
    }

    @PostMapping("/advisories/{id}/approve")
    @Permit(Permission.APPROVE_ADVISORY)
    ModelAndView approve(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer edition) {
        return done(caller, request, reviewing.approve(caller, new AdvisoryId(id), edition), "advisory.approved");
    }

    @PostMapping("/advisories/{id}/findings/{key}")
    @Permit(Permission.LET_THROUGH)
    ModelAndView letThrough(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @PathVariable String key, @RequestParam(required = false) @Nullable Integer edition,
            @RequestParam(defaultValue = "") String reason) {
        return done(caller, request, sourceCheck.letThrough(caller, new AdvisoryId(id), edition, key, reason),
                "advisory.let-through");
    }

    @PostMapping("/advisories/{id}/return")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView giveBack(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer edition, @RequestParam(defaultValue = "") String note) {
        return done(caller, request, reviewing.sendBack(caller, new AdvisoryId(id), edition, note),
                "advisory.sent-back");
    }

    @PostMapping("/advisories/{id}/issue")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView issue(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer edition) {
        return done(caller, request, issuing.issue(caller, new AdvisoryId(id), edition), "advisory.issued");
    }

    private <T extends Advisory> ModelAndView done(Caller caller, HttpServletRequest request, Outcome<T> outcome,
            String said) {
        return switch (outcome) {
            case Outcome.Done<T>(var advisory) -> {
                var number = advisory.head().number();
                pages.carry(caller, request, Tone.OK, said, number == null ? "" : number.toString());
                yield new ModelAndView("redirect:/advisories/" + advisory.id());
            }
            case Outcome.Refused<T>(var why) -> refusals.show(caller, request, why);
        };
    }
}
