package dev.noroshi.relay.api;

import dev.noroshi.platform.web.Download;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.relay.Papers;
import dev.noroshi.relay.ReportBundles;
import dev.noroshi.stix.Bundle;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A report as a paper: the official form as workbook, as PDF, or its bare fields.
@RestController
@RequestMapping("/api/v1/reports/{id}")
class PapersApi {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Papers papers;
    private final ReportBundles bundles;
    private final ApiProblems problems;

    PapersApi(Papers papers, ReportBundles bundles, ApiProblems problems) {
        this.papers = papers;
        this.bundles = bundles;
        this.problems = problems;
    }

    @GetMapping(path = "/form.xlsx", produces = XLSX)
    @Permit(Permission.READ_REPORT)
    @Operation(operationId = "readReportWorkbook", summary = "情報連絡様式（.xlsx）", description = """
            The official form as a workbook; importing it gives the same content.""")
    @ApiResponse(responseCode = "200", description = "様式 / the form", content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> workbook(Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal) {
        return print(caller, id, ordinal, Papers.Kind.XLSX, XLSX);
    }

    @GetMapping(path = "/form.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Permit(Permission.READ_REPORT)
    @Operation(operationId = "readReportPdf", summary = "情報連絡様式（.pdf）", description = """
            The official form to print, with the marking at the head and foot of every page.""")
    @ApiResponse(responseCode = "200", description = "様式 / the form", content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> pdf(Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal) {
        return print(caller, id, ordinal, Papers.Kind.PDF, MediaType.APPLICATION_PDF_VALUE);
    }

    @GetMapping(path = "/form.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_REPORT)
    @Operation(operationId = "readReportJson", summary = "情報連絡様式の項目だけ（.json）", description = """
            The fields of the form and nothing else, as `POST /reports` takes them.""")
    @ApiResponse(responseCode = "200", description = "項目 / the fields", content = @Content(schema = @Schema(ref = "#/components/schemas/Report")))
    ResponseEntity<?> json(Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal) {
        return print(caller, id, ordinal, Papers.Kind.JSON, MediaType.APPLICATION_JSON_VALUE);
    }

    @GetMapping(path = "/stix.json", produces = Bundle.MEDIA_TYPE)
    @Permit(Permission.READ_REPORT)
    @Operation(operationId = "readReportStix", summary = "情報連絡（STIX 2.1）", description = """
            The report as a bundle of STIX 2.1, in the form in which the caller may read it: each field as a note with its own \
            marking, and the indicators in it. Ids are others at every hop. What an earlier report said and this one says no \
            longer is in it as revoked; of a withdrawn one nothing else is. In a drill no indicators are told.""")
    @ApiResponse(responseCode = "200", description = "bundle", content = @Content(mediaType = Bundle.MEDIA_TYPE, schema = @Schema(type = "object")))
    ResponseEntity<?> bundle(Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal) {
        return bundles.of(caller, id, ordinal)
                .<ResponseEntity<?>>map(bundle -> Download.of(bundle.name() + ".stix.json",
                        MediaType.parseMediaType(Bundle.MEDIA_TYPE), bundle.content()))
                .orElseGet(() -> problems.notFound(caller.language()));
    }

    private ResponseEntity<?> print(Caller caller, UUID id, @Nullable Integer ordinal, Papers.Kind kind, String type) {
        var paper = papers.print(caller, id, ordinal, kind, Papers.Side.ORIGINAL);
        if (paper.isEmpty()) return problems.notFound(caller.language());
        var name = paper.get().name() + "." + kind.name().toLowerCase(Locale.ROOT);
        return Download.of(name, MediaType.parseMediaType(type), paper.get().content());
    }
}
