package dev.noroshi.relay.web;

import dev.noroshi.platform.web.Download;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.relay.Papers;
import dev.noroshi.relay.ReportBundles;
import dev.noroshi.stix.Bundle;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// A report to take along: the official form as workbook or PDF, its bare fields, or objects of STIX.
@Controller
class PaperPages {

    private static final MediaType XLSX = MediaType
            .parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Papers papers;
    private final ReportBundles bundles;
    private final Pages pages;

    PaperPages(Papers papers, ReportBundles bundles, Pages pages) {
        this.papers = papers;
        this.bundles = bundles;
        this.pages = pages;
    }

    /// @param copy present when a secretariat asks for what it handed on instead of what it was sent
    @GetMapping("/files/reports/{id}/form.xlsx")
    @Permit(Permission.READ_REPORT)
    Object workbook(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal,
            @RequestParam(required = false) @Nullable String copy) {
        return print(caller, request, id, ordinal, copy, Papers.Kind.XLSX, XLSX);
    }

    @GetMapping("/files/reports/{id}/form.pdf")
    @Permit(Permission.READ_REPORT)
    Object pdf(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal,
            @RequestParam(required = false) @Nullable String copy) {
        return print(caller, request, id, ordinal, copy, Papers.Kind.PDF, MediaType.APPLICATION_PDF);
    }

    @GetMapping("/files/reports/{id}/form.json")
    @Permit(Permission.READ_REPORT)
    Object json(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal,
            @RequestParam(required = false) @Nullable String copy) {
        return print(caller, request, id, ordinal, copy, Papers.Kind.JSON, MediaType.APPLICATION_JSON);
    }

    @GetMapping("/files/reports/{id}/stix.json")
    @Permit(Permission.READ_REPORT)
    Object bundle(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal) {
        return bundles.of(caller, id, ordinal)
                .<Object>map(bundle -> Download.of(bundle.name() + ".stix.json",
                        MediaType.parseMediaType(Bundle.MEDIA_TYPE), bundle.content()))
                .orElseGet(() -> pages.notFound(request));
    }

    private Object print(Caller caller, HttpServletRequest request, UUID id, @Nullable Integer ordinal,
            @Nullable String copy, Papers.Kind kind, MediaType type) {
        var paper = papers.print(caller, id, ordinal, kind,
                copy == null ? Papers.Side.ORIGINAL : Papers.Side.COPY);
        if (paper.isEmpty()) return pages.notFound(request);
        var name = paper.get().name() + "." + kind.name().toLowerCase(Locale.ROOT);
        return Download.of(name, type, paper.get().content());
    }
}
