package dev.noroshi.advisory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an advisory has got, as far as the caller may see.
///
/// @param tier the lowest hop it is meant for, which `totals` counts
@Schema(name = "Reach")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReachAnswer(UUID id, String number, String state, @JsonProperty("as-of") OffsetDateTime asOf,
        @JsonProperty("issued-at") OffsetDateTime issuedAt, @JsonProperty("confirm-by") OffsetDateTime confirmBy,
        @Schema(allowableValues = {
                "MINISTRY", "SECRETARIAT", "OPERATOR"}) String tier,
        Tally totals, Map<String, Integer> answers,
        @Schema(description = "送達から確認までの秒数 / seconds from sent to confirmed") @JsonProperty("time-to-confirm") TimeToConfirm timeToConfirm,
        List<Hop> hops, List<Missing> missing, @Nullable Recall recall) {

    ReachAnswer {
        answers = Map.copyOf(answers);
        hops = List.copyOf(hops);
        missing = List.copyOf(missing);
    }

    /// @param expected for how many it is meant
    @Schema(name = "ReachTally")
    record Tally(int expected, int sent, int opened, int confirmed, int answered) {
    }

    @Schema(name = "TimeToConfirm")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record TimeToConfirm(@Nullable Long median, @Nullable Long p90) {
    }

    @Schema(name = "ReachHop")
    record Hop(String tier, Tally totals, @JsonProperty("time-to-confirm") TimeToConfirm timeToConfirm,
            List<Line> organisations) {
        Hop {
            organisations = List.copyOf(organisations);
        }
    }

    /// @param via the hop above
    @Schema(name = "ReachLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(String organisation, String name, String via, @JsonProperty("sent-at") @Nullable OffsetDateTime sentAt,
            @JsonProperty("opened-at") @Nullable OffsetDateTime openedAt,
            @JsonProperty("confirmed-at") @Nullable OffsetDateTime confirmedAt,
            @JsonProperty("answered-at") @Nullable OffsetDateTime answeredAt, @Nullable String answer,
            @Nullable String comment, @JsonProperty("passed-on-at") @Nullable OffsetDateTime passedOnAt,
            @JsonProperty("passed-on") @Nullable String passedOn,
            @Schema(description = "未展開のわけ / why it was not passed on") @JsonProperty("left-out") @Nullable String leftOut,
            @Schema(description = "届かないわけ / why it has not got there") @Nullable String cause,
            @Schema(description = "どの手段でも知らせられなかったわけ / why nobody could be told by any means") @Nullable String untold,
            @Schema(description = "メールを暗号化できず、内容なしで知らせたわけ / why a mail could not be encrypted, so that a notice without content went out", nullable = true, example = "KEY_EXPIRED") @Nullable String unsealed,
            @Schema(description = "通知の到達を確認できた時刻（確認できなければnull）/ when a notice is known to have come; null where nothing says so", nullable = true) @JsonProperty("notice-arrived-at") @Nullable OffsetDateTime noticeArrivedAt,
            @Schema(nullable = true, allowableValues = {
                    "MAIL", "WEBHOOK", "FAX", "TELEPHONE"}) @JsonProperty("notice-means") @Nullable String noticeMeans,
            @Schema(description = "確認がないためにしたこと / what was done because nobody had confirmed") List<Pursued> pursuit) {
        Line {
            pursuit = List.copyOf(pursuit);
        }
    }

    /// @param told the organisation above that was told; null for a reminder
    @Schema(name = "ReachPursuit")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Pursued(@Schema(allowableValues = {
            "HALFWAY", "DEADLINE", "OVERDUE", "LONG_OVERDUE"}) String step,
            OffsetDateTime at, int deputies, @Nullable String told) {
    }

    /// @param waiting how many below wait for it
    @Schema(name = "ReachMissing")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Missing(String organisation, String name, String tier, String cause, int waiting, @Nullable String reason,
            @Nullable String untold, @Nullable String unsealed) {
    }

    @Schema(name = "RecallReach")
    record Recall(int told, int confirmed, @JsonProperty("had-opened") List<String> hadOpened,
            @JsonProperty("had-opened-confirmed") int hadOpenedConfirmed) {
        Recall {
            hadOpened = List.copyOf(hadOpened);
        }
    }
}
