package dev.noroshi.advisory.web;

import dev.noroshi.platform.web.Download;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Reach;
import dev.noroshi.advisory.Reaches;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Remarks;
import dev.noroshi.advisory.Tier;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The reach alone: refreshed on its page, branch by branch, and as a table to take along.
@Controller
class ReachPages {

    private static final int LINES = 100;

    private final Pages pages;
    private final Reaches reaches;
    private final ReachViews views;
    private final ReachFiles files;
    private final AdvisoryNames names;
    private final ObjectProvider<Remarks> remarks;
    private final RefusalPages refusals;

    ReachPages(Pages pages, Reaches reaches, ReachViews views, ReachFiles files, AdvisoryNames names,
            ObjectProvider<Remarks> remarks, RefusalPages refusals) {
        this.pages = pages;
        this.reaches = reaches;
        this.views = views;
        this.files = files;
        this.names = names;
        this.remarks = remarks;
        this.refusals = refusals;
    }

    /// The reach for the page to refresh itself; whoever comes by the address gets the whole page.
    @GetMapping("/advisories/{id}/reach")
    @Permit(Permission.READ_REACH)
    ModelAndView reach(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        if (request.getHeader("HX-Request") == null) return new ModelAndView("redirect:/advisories/" + id);
        return switch (reaches.of(caller, new AdvisoryId(id))) {
            case Outcome.Done<Reach>(var reach) -> {
                var page = pages.page(caller, request);
                yield page.show("advisory/reach",
                        views.view(page.build(), reach, Tier.of(caller.actorClass()).orElse(null)));
            }
            case Outcome.Refused<Reach>(var why) -> refusals.show(caller, request, why);
        };
    }

    /// Those below one holder, each with its times.
    ///
    /// @param after the code after which the page begins
    @GetMapping("/advisories/{id}/reach/{via}")
    @Permit(Permission.READ_REACH)
    ModelAndView branch(Caller caller, HttpServletRequest request, @PathVariable UUID id, @PathVariable String via,
            @RequestParam(defaultValue = "") String after) {
        return switch (reaches.of(caller, new AdvisoryId(id))) {
            case Outcome.Refused<Reach>(var why) -> refusals.show(caller, request, why);
            case Outcome.Done<Reach>(var reach) -> {
                var lines = reach.hops().stream().flatMap(hop -> hop.lines().stream())
                        .filter(line -> line.via().value().equals(via)).toList();
                yield lines.isEmpty()
                        ? refusals.show(caller, request, new Refusal.Unknown())
                        : branch(caller, request, reach, lines, after);
            }
        };
    }

    private ModelAndView branch(Caller caller, HttpServletRequest request, Reach reach, List<Reach.Line> lines,
            String after) {
        var advisory = reach.advisory();
        var via = lines.getFirst().via();
        var shown = lines.stream().filter(line -> line.organisation().value().compareTo(after) > 0).limit(LINES)
                .toList();
        var builder = pages.page(caller, request)
                .title("advisory.branch.title", advisory.number().toString(), names.of(via, caller.language()))
                .nav(Nav.ADVISORIES).crumb("/home", "access.nav.HOME").crumb("/advisories", "advisory.list.title")
                .crumb("/advisories/" + advisory.id(), "advisory.number", advisory.number().toString()).here()
                .marking(advisory.publication().tlp(), null);
        var page = builder.build();
        var named = names.of(ReachFiles.mentioned(shown), caller.language());
        var base = "/advisories/" + advisory.id() + "/reach/" + via;
        var hasMore = !shown.isEmpty() && !shown.getLast().equals(lines.getLast());
        var paging = after.isEmpty() && !hasMore
                ? null
                : new Paging(page.say("advisory.list.place", shown.size()), after.isEmpty() ? null : base,
                        hasMore ? base + "?after=" + shown.getLast().organisation() : null);
        return builder.show("advisory/branch", new BranchView("/advisories/" + advisory.id(),
                advisory.number().toString(), reach.asOf(), rows(page, reach, shown, named), paging));
    }

    private List<ReachView.Row> rows(Page page, Reach reach, List<Reach.Line> lines,
            Map<OrganisationId, String> named) {
        var comments = comments(lines);
        return lines.stream().map(line -> {
            var receipt = line.receipt();
            return views.line(page, reach, line, named).with(receipt == null ? null : comments.get(receipt.parcel()));
        }).toList();
    }

    private Map<ParcelId, String> comments(List<Reach.Line> lines) {
        var comments = new HashMap<ParcelId, String>();
        var answered = lines.stream().map(Reach.Line::receipt).filter(Objects::nonNull)
                .filter(receipt -> receipt.answer() != null).map(receipt -> receipt.parcel()).toList();
        remarks.stream().forEach(each -> comments.putAll(each.on(answered)));
        return comments;
    }

    /// The whole table, one organisation a line.
    @GetMapping("/files/advisories/{id}/reach.csv")
    @Permit(Permission.READ_REACH)
    Object csv(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (reaches.of(caller, new AdvisoryId(id))) {
            case Outcome.Refused<Reach>(var why) -> refusals.show(caller, request, why);
            case Outcome.Done<Reach>(var reach) -> Download.csv(reach.advisory().number() + "-reach.csv",
                    files.csv(pages.page(caller, request).build(), reach, comments(lines(reach))));
        };
    }

    /// The same on A4, with the figures of each hop and who is missing.
    @GetMapping("/files/advisories/{id}/reach.pdf")
    @Permit(Permission.READ_REACH)
    Object pdf(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (reaches.of(caller, new AdvisoryId(id))) {
            case Outcome.Refused<Reach>(var why) -> refusals.show(caller, request, why);
            case Outcome.Done<Reach>(var reach) -> Download.of(reach.advisory().number() + "-reach.pdf",
                    MediaType.APPLICATION_PDF, files.pdf(pages.page(caller, request).build(), reach));
        };
    }

    private static List<Reach.Line> lines(Reach reach) {
        return reach.hops().stream().flatMap(hop -> hop.lines().stream()).toList();
    }
}
