package dev.noroshi.advisory.web;

import dev.noroshi.platform.web.Download;
import de.siegmar.fastcsv.writer.CsvWriter;
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
import dev.noroshi.platform.words.Times;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The reach alone: refreshed on its page, branch by branch, and as a table to take along.
@Controller
class ReachPages {

    private static final int LINES = 100;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Pages pages;
    private final Reaches reaches;
    private final ReachViews views;
    private final AdvisoryNames names;
    private final ObjectProvider<Remarks> remarks;
    private final RefusalPages refusals;

    ReachPages(Pages pages, Reaches reaches, ReachViews views, AdvisoryNames names, ObjectProvider<Remarks> remarks,
            RefusalPages refusals) {
        this.pages = pages;
        this.reaches = reaches;
        this.views = views;
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
        var named = names.of(shown.stream().map(Reach.Line::organisation).collect(Collectors.toSet()),
                caller.language());
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
            var row = views.line(page, reach, line, named);
            var receipt = line.receipt();
            var comment = receipt == null ? null : comments.get(receipt.parcel());
            return comment == null
                    ? row
                    : new ReachView.Row(row.name(), row.href(), row.sent(), row.opened(), row.confirmed(),
                            row.answered(), row.mark(), row.at(), comment);
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
            case Outcome.Done<Reach>(var reach) -> {
                yield Download.csv(reach.advisory().number() + "-reach.csv",
                        table(caller, pages.page(caller, request).build(), reach));
            }
        };
    }

    private String table(Caller caller, Page page, Reach reach) {
        var lines = reach.hops().stream().flatMap(hop -> hop.lines().stream()).toList();
        var named = names.of(lines.stream().map(Reach.Line::organisation).collect(Collectors.toSet()),
                caller.language());
        var comments = comments(lines);
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(List.of("hop", "code", "name", "via", "sent", "opened", "confirmed", "passed_on",
                    "answered", "answer", "comment", "left_out"));
            for (var line : lines)
                csv.writeRecord(record(page, line, named, comments));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a table into memory", e);
        }
        return text.toString();
    }

    private static List<String> record(Page page, Reach.Line line, Map<OrganisationId, String> named,
            Map<ParcelId, String> comments) {
        var receipt = line.receipt();
        return List.of(line.tier().name(), line.organisation().value(),
                named.getOrDefault(line.organisation(), line.organisation().value()), line.via().value(),
                minute(line.sentAt()), minute(line.openedAt()), minute(line.confirmedAt()), minute(line.passedOnAt()),
                minute(line.answeredAt()),
                receipt == null || receipt.answer() == null ? "" : Marks.answer(page, receipt.answer()),
                receipt == null ? "" : plain(comments.get(receipt.parcel())), plain(line.leftOutReason()));
    }

    private static String minute(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant.atZone(Times.ZONE));
    }

    /// What people wrote is text, never a formula a spreadsheet would run.
    private static String plain(@Nullable String text) {
        if (text == null) return "";
        return text.matches("(?s)[=+\\-@\\t].*") ? "'" + text : text;
    }

}
