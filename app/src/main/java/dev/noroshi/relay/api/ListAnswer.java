package dev.noroshi.relay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of a list of series.
///
/// @param next for `cursor` of the next page; null on the last
@Schema(name = "ReportList")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ListAnswer(@Schema(allowableValues = {
        "own", "held"}) String box, List<LineAnswer> reports,
        @Schema(description = "次のページの cursor（なければnull）/ for the next page, null on the last") @Nullable String next) {

    ListAnswer {
        reports = List.copyOf(reports);
    }

    /// A series as a line.
    @Schema(name = "ReportLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LineAnswer(UUID id, String state, @Nullable String number, boolean drill,
            @Schema(description = "最新の報 / the newest report") int ordinal, String title,
            @Nullable String tlp, @Nullable String importance,
            @Schema(description = "最後に動いた日時 / when it last moved") OffsetDateTime at,
            @Schema(description = "未処理の報の数（heldのみ）/ how many of its reports wait here") @JsonProperty("open-task") int openTask,
            @Schema(description = "下書きがあるか（ownのみ）/ whether a draft is open") boolean draft,
            @Schema(description = "最後の経過（ownのみ）/ what the path told last") @Nullable String step,
            SeriesAnswer.@Nullable BodyAnswer holder) {
    }
}
