package dev.noroshi.relay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A report series as the caller's organisation may know it: one it tells itself, or one it holds.
@Schema(name = "ReportSeries")
@JsonInclude(JsonInclude.Include.ALWAYS)
record SeriesAnswer(
        @Schema(description = "この組織での系列のid。経路の組織ごとに異なる / its id here; another at every hop") UUID id,
        @Schema(description = "own: 自組織が連絡したもの, held: 受け取ったもの", allowableValues = {
                "own", "held"}) String box,
        @Schema(description = "own: DRAFT, OPEN, CLOSED, WITHDRAWN; held: HELD, ANONYMISING, RETURNED, PASSED_ON, WAITING, RECEIVED, ANALYSING, USED, CLOSED, WITHDRAWN") String state,
        @Schema(description = "識別番号（採番前はnull）/ identification number, null until the centre has given one", example = "R127") @Nullable String number,
        @Schema(description = "訓練か / whether it is a drill") boolean drill,
        @Schema(allowableValues = {"ja", "en"}) String language,
        @Schema(description = "直前の経路（heldのみ）/ the hop before, of a held series") @Nullable BodyAnswer sender,
        @Schema(description = "連絡の根拠（ownのみ）/ of an own series") @Nullable String grounds,
        @Schema(description = "連絡先（ownのみ）/ of an own series") @Nullable String route,
        @Schema(description = "下書きの版（下書きがなければnull）/ edition of the draft, null when there is none") @Nullable Integer edition,
        @Schema(description = "reportに示したもの（第n報）/ which report is shown in `report`") int ordinal,
        @Schema(ref = "#/components/schemas/Report") ObjectNode report,
        @Schema(description = "全ての報と版（新しい順）/ every report and revision, the newest first") List<EntryAnswer> entries,
        @Schema(description = "その後の経過（ownのみ、古い順）/ what became of it, the oldest first") List<ProgressAnswer> progress) {

    SeriesAnswer {
        entries = List.copyOf(entries);
        progress = List.copyOf(progress);
    }

    /// An organisation, by its code and its name in the caller's language.
    @Schema(name = "ReportHolder")
    record BodyAnswer(String id, String name) {
    }

    /// One report of the series.
    @Schema(name = "ReportEntry")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record EntryAnswer(int ordinal, int revision,
            @Schema(allowableValues = {
                    "FIRST", "FOLLOW_UP", "CORRECTION", "WITHDRAWAL"}) String kind,
            String state,
            @Nullable String number, String title,
            @Schema(allowableValues = {"RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"}) @Nullable String tlp,
            @Schema(description = "提出または受領の日時 / when it was submitted, or received here") @Nullable OffsetDateTime at,
            @JsonProperty("passed-on-at") @Nullable OffsetDateTime passedOnAt,
            @JsonProperty("return-note") @Nullable String returnNote,
            @Schema(description = "ここまでの経路 / the hops it has come by") List<HopAnswer> path,
            @Schema(ref = "#/components/schemas/Report") ObjectNode report,
            @Schema(ref = "#/components/schemas/Report", description = "展開した内容 / what was handed on") @JsonProperty("handed-on") @Nullable ObjectNode handedOn) {

        EntryAnswer {
            path = List.copyOf(path);
        }
    }

    /// A hop; when it is withheld (匿名) nothing else is said of it.
    @Schema(name = "ReportHop")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HopAnswer(@Schema(description = "匿名のとき true / true where it is withheld") @Nullable Boolean withheld,
            @Nullable String id,
            @Nullable String name, @JsonProperty("handed-on-at") @Nullable OffsetDateTime handedOnAt) {
    }

    /// A step of a report on its way up.
    @Schema(name = "ReportProgress")
    record ProgressAnswer(int ordinal,
            @Schema(allowableValues = {
                    "SUBMITTED", "OPENED", "RETURNED", "PASSED_ON", "NUMBERED", "UNDER_ANALYSIS", "USED", "CLOSED",
                    "WITHDRAWN"}) String step,
            BodyAnswer holder, @Nullable String note, OffsetDateTime at) {
    }
}
