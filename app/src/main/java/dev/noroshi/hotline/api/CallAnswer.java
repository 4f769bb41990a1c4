package dev.noroshi.hotline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.hotline.Call;
import dev.noroshi.platform.words.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call as programs get it.
@Schema(name = "HotlineCall")
@JsonInclude(JsonInclude.Include.ALWAYS)
record CallAnswer(UUID id, String organisation, String addressee, boolean drill, String line,
        @JsonProperty("noticed-at") OffsetDateTime noticedAt,
        @JsonProperty("call-back-name") String callBackName,
        @JsonProperty("call-back-number") String callBackNumber,
        @JsonProperty("sent-at") OffsetDateTime sentAt,
        @Schema(allowableValues = {
                "WAITING", "TAKEN", "CLOSED"}) String state,
        @Schema(description = """
                0: 当番へ／1: 次の担当へ広げた／2: 承認者へ広げた / how far it was escalated""") int step,
        @JsonProperty("taken-at") @Nullable OffsetDateTime takenAt, @Schema(allowableValues = {"SETTLED",
                "REPORT_FOLLOWS", "FALSE_ALARM", "OTHER"}) @Nullable String outcome,
        @JsonProperty("closed-at") @Nullable OffsetDateTime closedAt) {

    static CallAnswer of(Call call) {
        var outcome = call.outcome();
        return new CallAnswer(call.id().value(), call.organisation().value(), call.addressee().value(),
                call.occasion().isDrill(), call.line(), at(call.happenedAt()), call.callBackName(),
                call.callBackAt(), at(call.sentAt()), call.state().name(), call.step(), atIfAny(call.takenAt()),
                outcome == null ? null : outcome.name(), atIfAny(call.closedAt()));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atZone(Times.ZONE).toOffsetDateTime();
    }

    private static @Nullable OffsetDateTime atIfAny(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
