package dev.noroshi.intake.api;

import dev.noroshi.kernel.Sha256;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Where reports of the caller's own begin: from JSON, or from the official workbook.
@RestController
@RequestMapping(path = "/api/v1/reports", produces = MediaType.APPLICATION_JSON_VALUE)
class NewReportsApi {

    private final ReportWork work;
    private final Replies replies;

    NewReportsApi(ReportWork work, Replies replies) {
        this.work = work;
        this.replies = replies;
    }

    @PostMapping
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "createReport", summary = "情報連絡の下書きを作る", description = """
            Begins a report: a draft, or with `submit=true` one that is submitted at once. The body holds the fields of \
            the form by their ids; everything wrong with it is told at once and then nothing is kept.""", requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(ref = "#/components/schemas/NewReport"))))
    @ApiResponse(responseCode = "201", description = "作成した / made", content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    ResponseEntity<?> create(Caller caller, JsonBody body,
            @Submitting @RequestParam(defaultValue = "false") boolean submit,
            @RetryKey @RequestHeader(name = Keys.HEADER, required = false) @Nullable String key) {
        var once = Keys.once(key, "create", submit, body.fingerprint());
        return replies.answer(caller, work.create(caller, body, then(submit), once));
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "importReport", summary = "記入済みの情報連絡様式（.xlsx）から下書きを作る", description = """
            Begins a report from a filled official form. What could not be read comes back in `problems` with its field \
            and the place it stood at, and in `unread`; the draft holds everything that could.""")
    @ApiResponse(responseCode = "201", description = "作成した / made", content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    ResponseEntity<?> take(Caller caller,
            @Parameter(description = "情報連絡様式 / the filled form (.xlsx)") @RequestPart MultipartFile file,
            ImportTerms terms, @Submitting @RequestParam(defaultValue = "false") boolean submit,
            @RetryKey @RequestHeader(name = Keys.HEADER, required = false) @Nullable String key) throws IOException {
        var bytes = file.getBytes();
        var once = Keys.once(key, "import", submit, terms.toString(), Sha256.hex(bytes));
        return replies.answer(caller, work.take(caller, bytes, terms.body(), then(submit), once));
    }

    static ReportWork.Then then(boolean submit) {
        return submit ? ReportWork.Then.SUBMIT : ReportWork.Then.LEAVE;
    }
}
