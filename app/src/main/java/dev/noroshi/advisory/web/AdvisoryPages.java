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
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Reach;
import dev.noroshi.advisory.Reaches;
import dev.noroshi.advisory.Recalling;
import dev.noroshi.advisory.Tier;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
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

/// An advisory on its page: what it is to the reader depends on where they stand.
@Controller
class AdvisoryPages {

    private final Pages pages;
    private final Advisories advisories;
    private final Reaches reaches;
    private final Recalling recalling;
    private final DocumentViews documents;
    private final ReachViews reachViews;
    private final PassOnViews passOnViews;
    private final EditorViews editors;
    private final ReviewPages reviews;
    private final RefusalPages refusals;

    AdvisoryPages(Pages pages, Advisories advisories, Reaches reaches, Recalling recalling, DocumentViews documents,
            ReachViews reachViews, PassOnViews passOnViews, EditorViews editors, ReviewPages reviews,
            RefusalPages refusals) {
        this.pages = pages;
        this.advisories = advisories;
        this.reaches = reaches;
        this.recalling = recalling;
        this.documents = documents;
        this.reachViews = reachViews;
        this.passOnViews = passOnViews;
        this.editors = editors;
        this.reviews = reviews;
        this.refusals = refusals;
    }

    @GetMapping("/advisories/{id}")
    @Permit(Permission.READ_ADVISORY)
    ModelAndView show(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (advisories.open(caller, new AdvisoryId(id))) {
            case Outcome.Refused<Advisory>(var why) -> refusals.show(caller, request, why);
            case Outcome.Done<Advisory>(var advisory) -> switch (advisory) {
                case Advisory.Draft draft -> new ModelAndView("redirect:/advisories/" + draft.id() + "/draft");
                case Advisory.InReview inReview -> reviews.show(caller, request, inReview, inReview.review());
                case Advisory.Approved approved -> reviews.show(caller, request, approved, approved.review());
                case Advisory.Published published -> published(caller, request, published, null, "", List.of());
            };
        };
    }

    /// The page again, with what stood in the form.
    ModelAndView passOnAgain(Caller caller, HttpServletRequest request, AdvisoryId id, PassOn order, String reason,
            List<Problem> problems) {
        return switch (advisories.find(caller, id)) {
            case Outcome.Done<Advisory>(var advisory) -> advisory instanceof Advisory.Published published
                    ? published(caller, request, published, order, reason, problems)
                    : pages.notFound(request);
            case Outcome.Refused<Advisory>(var why) -> refusals.show(caller, request, why);
        };
    }

    private ModelAndView published(Caller caller, HttpServletRequest request, Advisory.Published advisory,
            @Nullable PassOn order, String reason, List<Problem> problems) {
        var builder = page(caller, request, advisory)
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var page = builder.build();
        var document = documents.view(caller, page, advisory);
        var tier = Tier.of(caller.actorClass()).orElse(null);
        var passOn = passOnViews.view(caller, page, document, order, reason, problems);
        return builder.show(template(caller, tier), new PublishedView(document, reach(caller, page, advisory, tier),
                passOn, advisories.isCentre(caller) ? acts(caller, page, advisory) : null));
    }

    private String template(Caller caller, @Nullable Tier tier) {
        return advisories.isCentre(caller)
                ? "advisory/centre"
                : tier == Tier.OPERATOR || tier == null
                        ? "advisory/read"
                        : "advisory/holder";
    }

    private @Nullable ReachView reach(Caller caller, Page page, Advisory advisory, @Nullable Tier tier) {
        if (!caller.may(Permission.READ_REACH)) return null;
        return switch (reaches.of(caller, advisory.id())) {
            case Outcome.Done<Reach>(var reach) -> reachViews.view(page, reach, tier);
            case Outcome.Refused<Reach> _ -> null;
        };
    }

    private PublishedView.CentreActs acts(Caller caller, Page page, Advisory.Published advisory) {
        var drawn = advisories.drawn(caller, advisory);
        var sources = advisories.sources(caller, advisory).stream()
                .map(report -> editors.source(page, report, true, drawn.partsOf(report.id()))).toList();
        var latest = advisories.series(caller, advisory).getFirst();
        var draft = latest.state().isPublished() ? null : "/advisories/" + latest.id();
        return new PublishedView.CentreActs(sources, draft, latest.id().equals(advisory.id()),
                !(advisory instanceof Advisory.Recalled),
                advisory instanceof Advisory.Recalled recalled ? recalled(page, recalled) : null);
    }

    private PublishedView.Recalled recalled(Page page, Advisory.Recalled recalled) {
        var stone = recalled.tombstone();
        return new PublishedView.Recalled(documents.name(page, recalled.recalledBy()), stone.recalledAt(),
                stone.reason());
    }

    private PageBuilder page(Caller caller, HttpServletRequest request, Advisory.Published advisory) {
        var page = pages.page(caller, request)
                .title("advisory.titled", advisory.number().toString(), advisory.content().title())
                .nav(Nav.ADVISORIES).crumb("/home", "access.nav.HOME").crumb("/advisories", "advisory.list.title")
                .here();
        return page.marking(advisory.publication().tlp(), documents.scopeWords(page.build(), advisory));
    }

    @PostMapping("/advisories/{id}/recall")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView recall(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return switch (recalling.recall(caller, new AdvisoryId(id), reason)) {
            case Outcome.Done<Advisory.Recalled>(var recalled) -> {
                pages.carry(caller, request, Tone.OK, "advisory.recall.done", recalled.number().toString());
                yield new ModelAndView("redirect:/advisories/" + id);
            }
            case Outcome.Refused<Advisory.Recalled>(var why) -> refusals.show(caller, request, why);
        };
    }
}
