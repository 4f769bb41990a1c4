package dev.noroshi.advisory.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Drafting;
import dev.noroshi.advisory.NewAdvisory;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Refusals;
import dev.noroshi.advisory.Sources;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Drafts of advisories, for the centre.
@RestController
@RequestMapping(path = "/api/v1/advisories", produces = MediaType.APPLICATION_JSON_VALUE)
class AdvisoryDraftsApi {

    private final Drafting drafting;
    private final Advisories advisories;
    private final AdvisoryBody bodies;
    private final AdvisoryWriter writer;
    private final Refusals refusals;

    AdvisoryDraftsApi(Drafting drafting, Advisories advisories, AdvisoryBody bodies, AdvisoryWriter writer,
            Refusals refusals) {
        this.drafting = drafting;
        this.advisories = advisories;
        this.bodies = bodies;
        this.writer = writer;
        this.refusals = refusals;
    }

    @PostMapping
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "createAdvisory", summary = "情報提供を起案する", description = """
            Begins an advisory. The body holds the fields of the form by their ids and beside them `title`, `sources` \
            (ids of reports at the centre; `{"report": id, "parts": ["event-summary"]}` for one that is drawn on in part), \
            `drill` and `language`. What the program fills in (`report-number`, \
            `identification-number`, `advisory-datetime`, `attachment`) is passed over. It cannot be wider than its \
            sources, or the parts it draws on, allow.""")
    @ApiResponse(responseCode = "201", description = "起案した / drafted", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> create(Caller caller, JsonBody body) {
        var received = bodies.read(body);
        if (!received.problems().isEmpty()) return invalid(caller, received);
        var sources = Objects.requireNonNullElseGet(received.sources(), () -> Sources.whole(List.of()));
        return answer(caller,
                drafting.begin(caller,
                        new NewAdvisory(received.occasion(), received.language(), received.content(), sources)),
                draft -> writer.created(caller, draft));
    }

    @PutMapping("/{id}/draft")
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "saveAdvisory", summary = "起案を保存する", description = """
            Saves a draft: the body takes the place of all that stood there; without `sources` those stay. `If-Match` (or \
            the member `edition`) names the edition it started from; when somebody has saved since, the answer is 409 and \
            nothing is changed.""")
    @ApiResponse(responseCode = "200", description = "保存した / saved", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> save(Caller caller, @PathVariable UUID id, JsonBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var edition = IfMatch.edition(body, ifMatch);
        if (edition == null && body.problems().isEmpty()) throw IfMatch.missing();
        var received = bodies.read(body);
        if (edition == null || !received.problems().isEmpty()) return invalid(caller, received);
        return answer(caller,
                advisories.find(caller, new AdvisoryId(id)).then(before -> drafting.save(caller, before.id(), edition,
                        received.content(), sources(caller, before, received))),
                draft -> writer.ok(caller, draft));
    }

    @DeleteMapping("/{id}/draft")
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "discardAdvisory", summary = "起案を破棄する", description = """
            Puts a draft away for good; what was issued of the series stays. What is in review is sent back first.""")
    @ApiResponse(responseCode = "204", description = "破棄した / discarded")
    ResponseEntity<?> discard(Caller caller, @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(caller, drafting.discard(caller, new AdvisoryId(id), IfMatch.edition(ifMatch)),
                _ -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{id}/update")
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "updateAdvisory", summary = "次の報を起案する（差し替え）", description = """
            Begins the next report of the series, a draft that starts from what the latest one says; when it is issued it \
            takes that one's place under the same number (T1-2). What the body says stands in the place of what was there.""")
    @ApiResponse(responseCode = "201", description = "起案した / drafted", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> update(Caller caller, @PathVariable UUID id, JsonBody body) {
        var received = bodies.read(body);
        if (!received.problems().isEmpty()) return invalid(caller, received);
        return answer(caller, drafting.update(caller, new AdvisoryId(id),
                received.saysNothing() ? null : received::over, received.sources()),
                draft -> writer.created(caller, draft));
    }

    @PostMapping(path = "/{id}/annexes", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "attachToAdvisory", summary = "別紙を付ける", description = """
            Adds a file of at most 10 MB to a draft; it must be what its name says.""")
    @ApiResponse(responseCode = "200", description = "付けた / added", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> attach(Caller caller, @PathVariable UUID id, @RequestPart MultipartFile file,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
            throws IOException {
        return answer(caller, drafting.attach(caller, new AdvisoryId(id), IfMatch.edition(ifMatch),
                Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes()),
                draft -> writer.ok(caller, draft));
    }

    @DeleteMapping("/{id}/annexes/{annex}")
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "detachFromAdvisory", summary = "別紙を外す", description = "Takes a file off a draft.")
    @ApiResponse(responseCode = "200", description = "外した / taken off", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> detach(Caller caller, @PathVariable UUID id, @PathVariable UUID annex,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(caller, drafting.detach(caller, new AdvisoryId(id), IfMatch.edition(ifMatch), annex),
                draft -> writer.ok(caller, draft));
    }

    private Sources sources(Caller caller, Advisory before, AdvisoryBody.Received received) {
        var named = received.sources();
        return named != null ? named : advisories.drawn(caller, before);
    }

    private ResponseEntity<?> invalid(Caller caller, AdvisoryBody.Received received) {
        return refusals.answer(caller.language(), new Refusal.Invalid(received.problems()));
    }

    private <T> ResponseEntity<?> answer(Caller caller, Outcome<T> outcome, Function<T, ResponseEntity<?>> done) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> done.apply(value);
            case Outcome.Refused<T>(var why) -> refusals.answer(caller.language(), why);
        };
    }
}
