package dev.noroshi.relay.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.audit.Audit;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportFormPdf;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Holdings;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.SeriesId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

    private final OwnReports ownReports;
    private final Holdings holdings;
    private final ReportPaper paper;
    private final Audit audit;
    private final ApiProblems problems;

    PapersApi(OwnReports ownReports, Holdings holdings, ReportPaper paper, Audit audit, ApiProblems problems) {
        this.ownReports = ownReports;
        this.holdings = holdings;
        this.paper = paper;
        this.audit = audit;
        this.problems = problems;
    }

    /// What is to be printed.
    private record Sheet(FormContent content, Occasion occasion, String name) {
    }

    @GetMapping(path = "/form.xlsx", produces = XLSX)
    @Permit(Permission.READ_REPORT)
    @Operation(operationId = "readReportWorkbook", summary = "情報連絡様式（.xlsx）", description = """
            The official form as a workbook; importing it gives the same content.""")
    @ApiResponse(responseCode = "200", description = "様式 / the form", content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> workbook(Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal) {
        return print(caller, id, ordinal, "xlsx", XLSX,
                sheet -> paper.workbook().write(sheet.content, sheet.occasion));
    }

    @GetMapping(path = "/form.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Permit(Permission.READ_REPORT)
    @Operation(operationId = "readReportPdf", summary = "情報連絡様式（.pdf）", description = """
            The official form to print, with the marking at the head and foot of every page.""")
    @ApiResponse(responseCode = "200", description = "様式 / the form", content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> pdf(Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal) {
        return print(caller, id, ordinal, "pdf", MediaType.APPLICATION_PDF_VALUE,
                sheet -> new ReportFormPdf(paper.definition()).write(sheet.content, sheet.occasion));
    }

    @GetMapping(path = "/form.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_REPORT)
    @Operation(operationId = "readReportJson", summary = "情報連絡様式の項目だけ（.json）", description = """
            The fields of the form and nothing else, as `POST /reports` takes them.""")
    @ApiResponse(responseCode = "200", description = "項目 / the fields", content = @Content(schema = @Schema(ref = "#/components/schemas/Report")))
    ResponseEntity<?> json(Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer ordinal) {
        return print(caller, id, ordinal, "json", MediaType.APPLICATION_JSON_VALUE,
                sheet -> paper.write(sheet.content).getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<?> print(Caller caller, UUID id, @Nullable Integer ordinal, String ending, String type,
            Function<Sheet, byte[]> printer) {
        var sheet = own(caller, id, ordinal).or(() -> held(caller, id, ordinal));
        if (sheet.isEmpty()) return problems.notFound(caller.language());
        audit.record(caller.person(), caller.organisation(), "report.print", id.toString());
        var file = ContentDisposition.attachment().filename(sheet.get().name + "." + ending, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString()).body(printer.apply(sheet.get()));
    }

    private Optional<Sheet> own(Caller caller, UUID id, @Nullable Integer ordinal) {
        return ownReports.find(caller, new SeriesId(id)).flatMap(series -> series.tellings().stream()
                .filter(telling -> ordinal == null || telling.ordinal() == ordinal).findFirst()
                .map(telling -> new Sheet(telling.content(), series.occasion(),
                        name(series.number(), telling.ordinal()))));
    }

    private Optional<Sheet> held(Caller caller, UUID id, @Nullable Integer ordinal) {
        return holdings.open(caller, new DossierId(id)).flatMap(held -> held.entries().stream()
                .filter(entry -> ordinal == null || entry.ordinal() == ordinal).findFirst()
                .map(entry -> new Sheet(entry.content(), held.dossier().occasion(),
                        name(held.dossier().identification().map(Object::toString).orElse(null), entry.ordinal()))));
    }

    /// A file is named by its number, never by who or what it is about.
    private static String name(@Nullable String number, int ordinal) {
        var printed = SeriesWriter.number(number, ordinal);
        return printed != null ? printed : "report-" + ordinal;
    }
}
