package dev.noroshi.advisory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.advisory.Refusals.TombstoneAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An advisory as the caller may read it.
@Schema(name = "AdvisoryReading")
@JsonInclude(JsonInclude.Include.ALWAYS)
record AdvisoryAnswer(UUID id,
        @Schema(description = "同じ番号の一連 / all issues of the same number share it") UUID series,
        @Schema(allowableValues = {
                "DRAFT", "IN_REVIEW", "APPROVED", "ISSUED", "SUPERSEDED", "RECALLED"}) String state,
        @Schema(description = "識別番号（発出前の第1報はnull）/ null before a first issue", example = "T58-2") @Nullable String number,
        @Schema(description = "第n報") int ordinal, boolean drill,
        @Schema(allowableValues = {"ja", "en"}) String language,
        @Schema(description = "起案の版（発出前のみ）/ of a draft") @Nullable Integer edition,
        @Schema(description = "件名") String title,
        @Schema(ref = "#/components/schemas/Advisory", description = "様式の項目 / the fields of the form") ObjectNode advisory,
        List<AnnexAnswer> annexes,
        @JsonProperty("issued-at") @Nullable OffsetDateTime issuedAt,
        @Schema(description = "確認の期限 / confirm by") @JsonProperty("confirm-by") @Nullable OffsetDateTime confirmBy,
        @Schema(description = "もとにした情報連絡（統括室のみ）/ for the centre only") @Nullable List<SourceAnswer> sources,
        @Schema(description = "自組織の受領・確認・回答 / the caller's own receipt") @Nullable ReceiptAnswer receipt,
        @Schema(description = "撤回のしるし（統括室のみ）/ for the centre, when it was recalled") @Nullable TombstoneAnswer recalled) {

    AdvisoryAnswer {
        annexes = List.copyOf(annexes);
    }

    @Schema(name = "Annex")
    record AnnexAnswer(UUID id, String name, @JsonProperty("media-type") String mediaType, int size, String href) {
    }

    @Schema(name = "AdvisorySource")
    record SourceAnswer(UUID id, String number, String tlp, String title,
            @Schema(description = "引用した項目。空は全体 / the fields it draws on; none is the whole") List<String> parts) {
    }

    /// @param inbox the id to acknowledge under `/inbox/{id}/acknowledge`
    @Schema(name = "AdvisoryReceipt")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ReceiptAnswer(UUID inbox, @JsonProperty("sent-at") OffsetDateTime sentAt,
            @JsonProperty("opened-at") @Nullable OffsetDateTime openedAt,
            @JsonProperty("confirmed-at") @Nullable OffsetDateTime confirmedAt, @Nullable String answer,
            @JsonProperty("answered-at") @Nullable OffsetDateTime answeredAt) {
    }
}
