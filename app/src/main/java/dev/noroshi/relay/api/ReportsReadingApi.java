package dev.noroshi.relay.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Holdings;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.SeriesId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a program reads of reports: those of the caller's own organisation and those it holds, under one kind of id.
@RestController
@RequestMapping(path = "/api/v1/reports", produces = MediaType.APPLICATION_JSON_VALUE)
class ReportsReadingApi {

    private final ReportLists lists;
    private final OwnReports ownReports;
    private final Holdings holdings;
    private final SeriesWriter writer;
    private final ApiProblems problems;

    ReportsReadingApi(ReportLists lists, OwnReports ownReports, Holdings holdings, SeriesWriter writer,
            ApiProblems problems) {
        this.lists = lists;
        this.ownReports = ownReports;
        this.holdings = holdings;
        this.writer = writer;
        this.problems = problems;
    }

    @GetMapping
    @Permit(Permission.READ_REPORT)
    @Operation(operationId = "listReports", summary = "情報連絡の一覧", description = """
            ReportLists series, the last moved first (own ones: the last begun first). Without `box`, operators get their own \
            and everybody else what they hold.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = ListAnswer.class)))
    ResponseEntity<?> list(Caller caller,
            @Parameter(description = "own または held / which ones", schema = @Schema(allowableValues = {"own",
                    "held"})) @RequestParam(required = false) @Nullable String box,
            @Parameter(description = "この状態のものだけ / only those in this state") @RequestParam(required = false) @Nullable String state,
            @Parameter(description = "1ページの件数（最大100）/ how many, at most 100") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "前のページの next / `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        return switch (lists.list(caller, box, state, limit, cursor)) {
            case ReportLists.Listed.Page(var page) -> ResponseEntity.ok(page);
            case ReportLists.Listed.Wrong(var problem) -> problems.wrongParameter(caller.language(), problem);
        };
    }

    @GetMapping("/{id}")
    @Permit(Permission.READ_REPORT)
    @Operation(operationId = "readReport", summary = "情報連絡を読む", description = """
            A series with every report and revision in it. For whoever holds it, reading it is a receipt: the hop before \
            sees that it was opened. A hop that is withheld is `{"withheld": true}`.""")
    @ApiResponse(responseCode = "200", description = "系列 / the series", content = @Content(schema = @Schema(implementation = SeriesAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id,
            @Parameter(description = "reportに示す報（省略時は最新）/ which report to show, the newest if not given") @RequestParam(required = false) @Nullable Integer ordinal) {
        var found = own(caller, id, ordinal).or(() -> held(caller, id, ordinal));
        if (found.isEmpty()) return problems.notFound(caller.language());
        var answer = ResponseEntity.ok();
        if (found.get().edition() != null) answer.eTag("\"" + found.get().edition() + "\"");
        return answer.body(found.get());
    }

    private Optional<SeriesAnswer> own(Caller caller, UUID id, @Nullable Integer ordinal) {
        return ownReports.find(caller, new SeriesId(id)).flatMap(series -> series.tellings().stream()
                .filter(telling -> ordinal == null || telling.ordinal() == ordinal).findFirst()
                .map(shown -> writer.own(caller, series, shown)));
    }

    private Optional<SeriesAnswer> held(Caller caller, UUID id, @Nullable Integer ordinal) {
        return holdings.open(caller, new DossierId(id)).flatMap(held -> held.entries().stream()
                .filter(entry -> ordinal == null || entry.ordinal() == ordinal).findFirst()
                .map(shown -> writer.held(caller, held, shown)));
    }
}
