package dev.noroshi.intake.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.form.Reading;
import dev.noroshi.platform.web.ApiProblem;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.Route;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A report of the caller's own as it is after a call.
///
/// @param edition of the draft; null when nothing is being written
/// @param problems what would keep the draft from being submitted
/// @param unread text of an imported file that found no field
@Schema(name = "OwnReport")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReportAnswer(
        @Schema(description = "系列のid。以後の呼出しで使う / the id of the series, for later calls") UUID id,
        @Schema(description = "DRAFT, OPEN, CLOSED, WITHDRAWN") String state,
        @Schema(description = "識別番号（採番前はnull）/ identification number, null until the centre has given one", example = "R127-2") @Nullable String number,
        @Schema(description = "訓練か / whether it is a drill") boolean drill,
        @Schema(description = "記載の言語 / the language it is written in", allowableValues = {
                "ja", "en"}) String language,
        Grounds grounds, Route route,
        @Schema(description = "第n報 / which report of the series") int ordinal,
        @Schema(description = "差戻し後の再提出ごとに1増える / grows each time it is sent again after a return") int revision,
        ReportKind kind,
        @Schema(description = "下書きの版（下書きがなければnull）/ edition of the draft, null when there is none") @Nullable Integer edition,
        @Schema(ref = "#/components/schemas/Report") ObjectNode report,
        @Schema(description = "提出までに直すこと / what must be put right before it can be submitted") List<ApiProblem.FieldError> problems,
        @Schema(description = "どの項目にも当てはまらなかった文字 / text of an imported file that belongs to no field") List<Reading.Unread> unread) {

    ReportAnswer {
        problems = List.copyOf(problems);
        unread = List.copyOf(unread);
    }
}
