package dev.noroshi.contacts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.contacts.Handover;
import dev.noroshi.contacts.HandoverId;
import dev.noroshi.contacts.Handovers;
import dev.noroshi.kernel.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Hand-overs for programs of those who agree to them.
@RestController
@RequestMapping(path = "/api/v1/contacts/hand-overs", produces = MediaType.APPLICATION_JSON_VALUE)
class HandoversApi {

    private final Handovers handovers;
    private final ContactReplies replies;

    HandoversApi(Handovers handovers, ContactReplies replies) {
        this.handovers = handovers;
        this.replies = replies;
    }

    /// @param person the number of who leaves, as in the registry
    /// @param name of who comes, like `email` and `phone`
    @Schema(name = "Handover")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record HandoverAnswer(UUID id, String organisation, String person, String name, String email, String phone,
            @JsonProperty("last-day") @Nullable LocalDate lastDay,
            @Schema(allowableValues = {
                    "PROPOSED", "APPROVED", "REFUSED"}) String state,
            @JsonProperty("proposed-at") OffsetDateTime proposedAt,
            @JsonProperty("decided-at") @Nullable OffsetDateTime decidedAt) {

        static HandoverAnswer of(Handover handover) {
            var successor = handover.successor();
            return new HandoverAnswer(handover.id().value(), handover.organisation().value(),
                    handover.person().toString(), successor.name(), successor.email(), successor.phone(),
                    successor.lastDay(), handover.state().name(), ContactReplies.at(handover.proposedAt()),
                    ContactReplies.atIfAny(handover.decidedAt()));
        }

        @Override
        public String toString() {
            return "HandoverAnswer [withheld]";
        }
    }

    @Schema(name = "Handovers")
    record HandoversAnswer(@JsonProperty("hand-overs") List<HandoverAnswer> handovers) {
        HandoversAnswer {
            handovers = List.copyOf(handovers);
        }
    }

    @GetMapping
    @Permit(Permission.EDIT_CONTACTS)
    @Operation(operationId = "listHandovers", summary = "同意を待つ引継ぎ", description = """
            Hand-overs that wait for the caller's agreement, the oldest first.""")
    @ApiResponse(responseCode = "200", description = "引継ぎ / hand-overs", content = @Content(schema = @Schema(implementation = HandoversAnswer.class)))
    ResponseEntity<?> list(Caller caller) {
        return ResponseEntity
                .ok(new HandoversAnswer(handovers.open(caller).stream().map(HandoverAnswer::of).toList()));
    }

    @PostMapping("/{id}/approve")
    @Permit(Permission.EDIT_CONTACTS)
    @Operation(operationId = "approveHandover", summary = "引継ぎに同意する", description = """
            Who leaves keeps the post until their last day, who comes holds it from the day after.""")
    @ApiResponse(responseCode = "200", description = "引継ぎ / the hand-over", content = @Content(schema = @Schema(implementation = HandoverAnswer.class)))
    ResponseEntity<?> approve(Caller caller, @PathVariable UUID id) {
        return decided(caller, handovers.approve(caller, new HandoverId(id)));
    }

    @PostMapping("/{id}/refuse")
    @Permit(Permission.EDIT_CONTACTS)
    @Operation(operationId = "refuseHandover", summary = "引継ぎに同意しない", description = """
            Everything stays as it is.""")
    @ApiResponse(responseCode = "200", description = "引継ぎ / the hand-over", content = @Content(schema = @Schema(implementation = HandoverAnswer.class)))
    ResponseEntity<?> refuse(Caller caller, @PathVariable UUID id) {
        return decided(caller, handovers.refuse(caller, new HandoverId(id)));
    }

    private ResponseEntity<?> decided(Caller caller, Outcome<Handover> outcome) {
        return replies.answer(caller, outcome, handover -> ResponseEntity.ok(HandoverAnswer.of(handover)));
    }
}
