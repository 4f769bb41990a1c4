package dev.noroshi.advisory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of a list of advisories.
///
/// @param next for `cursor` of the next page; null on the last
@Schema(name = "AdvisoryList")
@JsonInclude(JsonInclude.Include.ALWAYS)
record AdvisoryListAnswer(List<Line> advisories,
        @Schema(description = "次のページの cursor（なければnull）/ for the next page, null on the last") @Nullable String next) {

    AdvisoryListAnswer {
        advisories = List.copyOf(advisories);
    }

    /// @param at when it came; for the centre, when it last moved
    @Schema(name = "AdvisoryLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(UUID id, String state, @Nullable String number, boolean drill, String title,
            @Nullable String importance, @Nullable String tlp, OffsetDateTime at,
            @JsonProperty("confirm-by") @Nullable OffsetDateTime confirmBy,
            @JsonProperty("confirmed-at") @Nullable OffsetDateTime confirmedAt, @Nullable String answer,
            @Schema(description = "撤回のわけ / why it was recalled") @JsonProperty("recall-reason") @Nullable String recallReason) {
    }
}
