package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.EntryLine.Verdict;
import dev.noroshi.indicator.EntryResults;
import dev.noroshi.platform.web.Download;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What came of each line somebody entered, on a page and as a file.
@Controller
class ResultPages {

    private static final int LINES = 200;

    private final Pages pages;
    private final EntryResults results;

    ResultPages(Pages pages, EntryResults results) {
        this.pages = pages;
        this.results = results;
    }

    @GetMapping("/indicators/sources/{id}/lines")
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView lines(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int from) {
        var offset = Math.max(0, from);
        return results.of(caller, id, offset, LINES).map(part -> {
            var builder = pages.page(caller, request).nav(Nav.INDICATORS).crumb("/indicators", "indicator.list.title")
                    .title("indicator.lines.title").here().marking(part.source().tlp(), null);
            var page = builder.build();
            var counts = Arrays.stream(Verdict.values()).map(each -> page.say("indicator.lines.count." + each,
                    part.counts().getOrDefault(each, 0))).toList();
            return builder.show("indicator/lines", new IndicatorView.LinesView(part.source(), counts, part.lines(),
                    "/files/indicator-entries/" + id + ".csv", paging(page, id, offset, part)));
        }).orElseGet(() -> pages.notFound(request));
    }

    private static @Nullable Paging paging(Page page, UUID id, int offset, EntryResults.Part part) {
        var isMore = offset + part.lines().size() < part.total() && !part.lines().isEmpty();
        if (offset == 0 && !isMore) return null;
        var address = "/indicators/sources/" + id + "/lines?from=";
        return new Paging(page.say("indicator.lines.place", part.lines().size(), part.total()),
                offset == 0 ? null : address + Math.max(0, offset - LINES), isMore ? address + (offset + LINES) : null);
    }

    @GetMapping("/files/indicator-entries/{id}.csv")
    @Permit(Permission.ENTER_INDICATOR)
    Object file(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return results.table(caller, id).<Object>map(table -> Download.csv("noroshi-lines-" + id + ".csv", table))
                .orElseGet(() -> pages.notFound(request));
    }
}
