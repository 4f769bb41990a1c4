package dev.noroshi.intake.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.report.SeriesId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a program does with a report of the caller's own once it has begun.
@RestController
@RequestMapping(path = "/api/v1/reports/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class OwnReportsApi {

    private final ReportWork work;
    private final Replies replies;

    OwnReportsApi(ReportWork work, Replies replies) {
        this.work = work;
        this.replies = replies;
    }

    @PutMapping("/draft")
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "saveDraft", summary = "下書きを保存する", description = """
            Saves the draft: the body takes the place of all that stood there. `If-Match` (or the member `edition`) names \
            the edition it started from; when somebody has saved since, the answer is 409 with the edition there is now \
            and the fields that differ, and nothing is changed.""", requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(ref = "#/components/schemas/SavedReport"))))
    @ApiResponse(responseCode = "200", description = "保存した / saved", content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    ResponseEntity<?> save(Caller caller, @PathVariable UUID id, JsonBody body,
            @Edition @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var edition = edition(body, ifMatch);
        if (edition.isEmpty() && body.problems().isEmpty()) throw Keys.refused("edition", "edition-missing");
        return replies.answer(caller, work.save(caller, new SeriesId(id), edition.orElse(0), body));
    }

    @DeleteMapping("/draft")
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "discardDraft", summary = "下書きを破棄する", description = """
            Throws the draft away. A report of which nothing was ever submitted goes with it.""")
    @ApiResponse(responseCode = "204", description = "破棄した / gone")
    ResponseEntity<?> discard(Caller caller, @PathVariable UUID id) {
        return replies.answer(caller, work.discard(caller, new SeriesId(id)));
    }

    @PostMapping("/submit")
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "submitReport", summary = "下書きを提出する", description = """
            Checks the draft and hands it to the first hop; from then on it is never changed. With an edition only if \
            nobody has saved since. When something must be put right first, all of it is told and the draft stays.""", requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = EditionBody.class))))
    @ApiResponse(responseCode = "200", description = "提出した / submitted", content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    ResponseEntity<?> submit(Caller caller, @PathVariable UUID id, JsonBody body,
            @Edition @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var edition = edition(body, ifMatch);
        var problems = body.refuseOthers().problems();
        return replies.answer(caller, problems.isEmpty()
                ? work.submit(caller, new SeriesId(id), edition)
                : new Reply.Invalid(problems));
    }

    @PostMapping("/follow-ups")
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "followUpReport", summary = "続報・訂正を作る", description = """
            Begins the next report of the series from the last one. Members that are sent take the place of what stood \
            there, `null` makes a field blank, what is not sent stays.""", requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(ref = "#/components/schemas/FollowUp"))))
    @ApiResponse(responseCode = "201", description = "作成した / made", content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    ResponseEntity<?> followUp(Caller caller, @PathVariable UUID id, JsonBody body,
            @Submitting @RequestParam(defaultValue = "false") boolean submit,
            @RetryKey @RequestHeader(name = Keys.HEADER, required = false) @Nullable String key) {
        var once = Keys.once(key, "follow-up", id, submit, body.fingerprint());
        return replies.answer(caller,
                work.followUp(caller, new SeriesId(id), body, NewReportsApi.then(submit), once));
    }

    @PostMapping("/revise")
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "reviseReport", summary = "差し戻された情報連絡を直す", description = """
            Opens a returned report as a draft of another revision; what was sent before stays readable.""")
    @ApiResponse(responseCode = "201", description = "作成した / made", content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    ResponseEntity<?> revise(Caller caller, @PathVariable UUID id, JsonBody body,
            @RetryKey @RequestHeader(name = Keys.HEADER, required = false) @Nullable String key) {
        var problems = body.refuseOthers().problems();
        return replies.answer(caller, problems.isEmpty()
                ? work.revise(caller, new SeriesId(id), Keys.once(key, "revise", id))
                : new Reply.Invalid(problems));
    }

    @PostMapping("/withdraw")
    @Permit(Permission.WRITE_REPORT)
    @Operation(operationId = "withdrawReport", summary = "情報連絡を取り下げる", description = """
            Takes the series back with a reason, for everybody along its path to see. Nothing is deleted.""", requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = ReasonBody.class))))
    @ApiResponse(responseCode = "200", description = "取り下げた / withdrawn", content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    ResponseEntity<?> withdraw(Caller caller, @PathVariable UUID id, JsonBody body,
            @RetryKey @RequestHeader(name = Keys.HEADER, required = false) @Nullable String key) {
        var once = Keys.once(key, "withdraw", id, body.fingerprint());
        return replies.answer(caller, work.withdraw(caller, new SeriesId(id), body, once));
    }

    private static OptionalInt edition(JsonBody body, @Nullable String ifMatch) {
        var member = body.whole("edition");
        return Keys.edition(ifMatch).map(OptionalInt::of).orElse(member);
    }

    /// Describes the header that names the edition.
    @java.lang.annotation.Target(java.lang.annotation.ElementType.PARAMETER)
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @Parameter(description = "下書きの版 / the edition of the draft it started from", example = "\"3\"")
    @interface Edition {
    }

    /// What may be sent to submit a draft.
    @Schema(name = "ReportEdition")
    record EditionBody(@Schema(description = "下書きの版 / the edition of the draft") @Nullable Integer edition) {
    }

    /// What is sent to withdraw a series.
    @Schema(name = "ReportWithdrawal")
    record ReasonBody(
            @Schema(description = "理由 / why", example = "誤検知と判明したため", requiredMode = Schema.RequiredMode.REQUIRED) String reason) {
    }
}
