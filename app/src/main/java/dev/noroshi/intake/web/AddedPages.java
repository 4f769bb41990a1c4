package dev.noroshi.intake.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.report.Added;
import dev.noroshi.report.Added.Naming;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.SeriesId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
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

/// 追加の共有先: whom the originator names beside the scope of the marking (handbook II.2.3(2), table 5, ※１).
@Controller
class AddedPages {

    private final Pages pages;
    private final OwnReports ownReports;
    private final Added added;
    private final Directory directory;
    private final Clock clock;

    AddedPages(Pages pages, OwnReports ownReports, Added added, Directory directory, Clock clock) {
        this.pages = pages;
        this.ownReports = ownReports;
        this.added = added;
        this.directory = directory;
        this.clock = clock;
    }

    /// @param q part of the name of a body, or the whole name or the code of any
    @GetMapping("/reports/{series}/added")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView show(Caller caller, HttpServletRequest request, @PathVariable UUID series,
            @RequestParam(defaultValue = "") String q) {
        return show(caller, request, series, q, null);
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, UUID series, String q,
            @Nullable String problem) {
        if (ownReports.find(caller, new SeriesId(series)).flatMap(OwnReports.Series::draft).isEmpty())
            return pages.notFound(request);
        var page = pages.page(caller, request).title("intake.added.title").nav(Nav.REPORTS)
                .crumb("/home", "access.nav.HOME").crumb("/reports", "access.nav.REPORTS")
                .crumb("/reports/" + series + "/edit", "intake.added.back").here();
        if (problem != null) page.status(HttpStatus.UNPROCESSABLE_CONTENT);
        var built = page.build();
        var named = added.of(caller, new SeriesId(series));
        return page.show("intake/added", new AddedView(series.toString(),
                directory.organisations(named, today()).stream().map(each -> line(built, each)).toList(), q,
                directory.named(q, today()).stream().filter(each -> !named.contains(each.id()))
                        .map(each -> line(built, each)).toList(),
                problem));
    }

    private static AddedView.Named line(Page page, Organisation each) {
        return new AddedView.Named(each.id().value(), each.name(page.language()),
                page.say("intake.added.kind." + each.actorClass()));
    }

    @PostMapping("/reports/{series}/added")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView add(Caller caller, HttpServletRequest request, @PathVariable UUID series,
            @RequestParam String organisation) {
        return changed(caller, request, series, organisation, Change.ADD);
    }

    @PostMapping("/reports/{series}/added/remove")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView remove(Caller caller, HttpServletRequest request, @PathVariable UUID series,
            @RequestParam String organisation) {
        return changed(caller, request, series, organisation, Change.REMOVE);
    }

    private enum Change {
        ADD, REMOVE
    }

    private ModelAndView changed(Caller caller, HttpServletRequest request, UUID series, String organisation,
            Change change) {
        Optional<OrganisationId> id = OrganisationId.parse(organisation);
        if (id.isEmpty()) return pages.notFound(request);
        Set<OrganisationId> named = new LinkedHashSet<>(added.of(caller, new SeriesId(series)));
        switch (change) {
            case ADD -> named.add(id.get());
            case REMOVE -> named.remove(id.get());
        }
        return switch (added.name(caller, new SeriesId(series), named)) {
            case Naming.Named _ -> {
                pages.carry(caller, request, Tone.OK, "intake.added.kept");
                yield new ModelAndView("redirect:/reports/" + series + "/added");
            }
            case Naming.Wrong(var problems) -> show(caller, request, series, "",
                    pages.page(caller, request).build().sentence(problems.getFirst()));
            case Naming.NoDraft() -> pages.notFound(request);
        };
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
