package dev.noroshi.feedback.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Refusals;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.feedback.Answers;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.platform.words.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Confirms and answers what is in the inbox.
@RestController
class AcknowledgeApi {

    private final Answers answers;
    private final Refusals refusals;

    AcknowledgeApi(Answers answers, Refusals refusals) {
        this.answers = answers;
        this.refusals = refusals;
    }

    /// @param done whether nothing is left to do; it has then left the inbox
    @Schema(name = "Acknowledged")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Acknowledged(UUID id, String task, @JsonProperty("opened-at") @Nullable OffsetDateTime openedAt,
            @JsonProperty("confirmed-at") @Nullable OffsetDateTime confirmedAt, @Nullable String answer,
            @JsonProperty("answered-at") @Nullable OffsetDateTime answeredAt, boolean done) {
    }

    @PostMapping(path = "/api/v1/inbox/{id}/acknowledge", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "acknowledge", summary = "受け取りを確認し、回答する", description = """
            Confirms receipt. An operator may answer at once or later: `answer` is `DONE` (対応済), `IN_PROGRESS` (対応中), \
            `NOT_APPLICABLE` (該当なし) or `INVESTIGATING` (調査中), with a `comment` if there is more to say. Answers may be \
            changed; the history stays.""")
    @ApiResponse(responseCode = "200", description = "確認した / confirmed", content = @Content(schema = @Schema(implementation = Acknowledged.class)))
    ResponseEntity<?> acknowledge(Caller caller, @PathVariable UUID id, JsonBody body) {
        var said = new Acknowledgement(body.text("answer").orElse(null), body.text("comment").orElse(null));
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return refusals.answer(caller.language(), new Refusal.Invalid(found));
        return switch (answers.acknowledge(caller, new ParcelId(id), said)) {
            case Outcome.Done<Parcel>(var parcel) -> ResponseEntity.ok(new Acknowledged(parcel.id().value(),
                    parcel.task(), at(parcel.openedAt()), at(parcel.confirmedAt()), parcel.answer(),
                    at(parcel.answeredAt()), parcel.doneAt() != null));
            case Outcome.Refused<Parcel>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(Times.ZONE).toOffsetDateTime();
    }
}
