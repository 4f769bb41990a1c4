package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.relay.Papers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// A report to take along: the official form as workbook or PDF, or its bare fields.
@Controller
class PaperPages {

    private final Papers papers;
    private final Pages pages;

    PaperPages(Papers papers, Pages pages) {
        this.papers = papers;
        this.pages = pages;
    }

    /// @param copy present when a secretariat asks for what it handed on instead of what it was sent
    @GetMapping("/reports/{id}/form.{kind:xlsx|pdf|json}")
    @Permit(Permission.READ_REPORT)
    Object print(Caller caller, HttpServletRequest request, @PathVariable UUID id, @PathVariable String kind,
            @RequestParam(required = false) @Nullable Integer ordinal,
            @RequestParam(required = false) @Nullable String copy) {
        var paper = papers.print(caller, id, ordinal, Papers.Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                copy == null ? Papers.Side.ORIGINAL : Papers.Side.COPY);
        if (paper.isEmpty()) return pages.notFound(request);
        var file = ContentDisposition.attachment()
                .filename(paper.get().name() + "." + kind, StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(type(kind))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString()).body(paper.get().content());
    }

    private static MediaType type(String kind) {
        return switch (kind) {
            case "pdf" -> MediaType.APPLICATION_PDF;
            case "json" -> MediaType.APPLICATION_JSON;
            default -> MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        };
    }
}
