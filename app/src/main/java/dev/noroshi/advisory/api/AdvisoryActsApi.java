package dev.noroshi.advisory.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Issuing;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Recalling;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Refusals;
import dev.noroshi.advisory.Reviewing;
import dev.noroshi.advisory.SourceCheck;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the centre does with an advisory: review, approve, issue, recall. Each act may name the edition it was decided
/// on (`If-Match` or the member `edition`); without one it is the latest.
@RestController
@RequestMapping(path = "/api/v1/advisories/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class AdvisoryActsApi {

    private final Reviewing reviewing;
    private final Issuing issuing;
    private final Recalling recalling;
    private final SourceCheck sourceCheck;
    private final Advisories advisories;
    private final AdvisoryWriter writer;
    private final Refusals refusals;

    AdvisoryActsApi(Reviewing reviewing, Issuing issuing, Recalling recalling, SourceCheck sourceCheck,
            Advisories advisories, AdvisoryWriter writer,
            Refusals refusals) {
        this.reviewing = reviewing;
        this.issuing = issuing;
        this.recalling = recalling;
        this.sourceCheck = sourceCheck;
        this.advisories = advisories;
        this.writer = writer;
        this.refusals = refusals;
    }

    @PostMapping("/submit")
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "submitAdvisory", summary = "審査へ回す", description = """
            Puts a draft before a second officer; everything that is missing is told at once.""")
    @ApiResponse(responseCode = "200", description = "審査中 / in review", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> submit(Caller caller, @PathVariable UUID id, JsonBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var edition = IfMatch.edition(body, ifMatch);
        return act(caller, body, () -> reviewing.submit(caller, new AdvisoryId(id), edition));
    }

    @PostMapping("/approve")
    @Permit(Permission.APPROVE_ADVISORY)
    @Operation(operationId = "approveAdvisory", summary = "承認する", description = """
            Approves what is in review. Whoever drafted it or saved it last may not.""")
    @ApiResponse(responseCode = "200", description = "承認済 / approved", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> approve(Caller caller, @PathVariable UUID id, JsonBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var edition = IfMatch.edition(body, ifMatch);
        return act(caller, body, () -> reviewing.approve(caller, new AdvisoryId(id), edition));
    }

    @GetMapping("/findings")
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "readFindings", summary = "情報提供元の保護の指摘", description = """
            What may lead to a source in the latest version, and what a second person let stand. For the centre only.""")
    @ApiResponse(responseCode = "200", description = "指摘 / findings", content = @Content(schema = @Schema(implementation = FindingsAnswer.class)))
    ResponseEntity<?> findings(Caller caller, @PathVariable UUID id) {
        return switch (advisories.find(caller, new AdvisoryId(id))) {
            case Outcome.Done<Advisory>(var advisory) -> advisories.isCentre(caller)
                    ? ResponseEntity.ok(FindingsAnswer.of(sourceCheck.findings(caller, advisory)))
                    : refusals.answer(caller.language(), new Refusal.Unknown());
            case Outcome.Refused<Advisory>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    @PostMapping("/findings/{key}")
    @Permit(Permission.LET_THROUGH)
    @Operation(operationId = "letFindingThrough", summary = "わけを書いて残す", description = """
            Lets a finding of the check for sources stand, with the `reason`. Whoever wrote any of it may not.""")
    @ApiResponse(responseCode = "200", description = "審査中 / in review", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> letThrough(Caller caller, @PathVariable UUID id, @PathVariable String key, JsonBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var edition = IfMatch.edition(body, ifMatch);
        var reason = body.text("reason").orElse("");
        return act(caller, body, () -> sourceCheck.letThrough(caller, new AdvisoryId(id), edition, key, reason));
    }

    @PostMapping("/return")
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "returnAdvisory", summary = "起案に戻す", description = """
            Sends what is in review or approved back to be written again, with a `note` what to do.""")
    @ApiResponse(responseCode = "200", description = "起案中 / a draft again", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> giveBack(Caller caller, @PathVariable UUID id, JsonBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var edition = IfMatch.edition(body, ifMatch);
        var note = body.text("note").orElse("");
        return act(caller, body, () -> reviewing.sendBack(caller, new AdvisoryId(id), edition, note));
    }

    @PostMapping("/issue")
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "issueAdvisory", summary = "発出する", description = """
            Issues what was approved: it gets its number, takes the place of the report before, and is handed to the \
            ministries, and on at once where a hop's setting says so.""")
    @ApiResponse(responseCode = "200", description = "発出済 / issued", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> issue(Caller caller, @PathVariable UUID id, JsonBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var edition = IfMatch.edition(body, ifMatch);
        return act(caller, body, () -> issuing.issue(caller, new AdvisoryId(id), edition));
    }

    @PostMapping("/recall")
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "recallAdvisory", summary = "撤回する", description = """
            Takes an issued advisory back, with the `reason` everybody who had it is told. From then on nobody but the \
            centre reads it.""")
    @ApiResponse(responseCode = "200", description = "撤回 / recalled", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> recall(Caller caller, @PathVariable UUID id, JsonBody body) {
        var reason = body.text("reason").orElse("");
        return act(caller, body, () -> recalling.recall(caller, new AdvisoryId(id), reason));
    }

    private <T extends Advisory> ResponseEntity<?> act(Caller caller, JsonBody body, Supplier<Outcome<T>> act) {
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return refusals.answer(caller.language(), new Refusal.Invalid(found));
        return switch (act.get()) {
            case Outcome.Done<T>(var advisory) -> writer.ok(caller, advisory);
            case Outcome.Refused<T>(var why) -> refusals.answer(caller.language(), why);
        };
    }
}
