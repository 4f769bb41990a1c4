package dev.noroshi.relay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.relay.Redaction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The anonymised copy of a report beside its original.
@Schema(name = "AnonymisedCopy")
@JsonInclude(JsonInclude.Include.ALWAYS)
record CopyAnswer(int ordinal,
        @Schema(description = "写しの版。変更のときに送る / edition of the copy, to be sent with a change") int edition,
        @Schema(description = "未判断の候補の数。0になるまで展開できない / how many are undecided; it cannot leave before none is") int undecided,
        List<RedactionAnswer> suggestions,
        @Schema(ref = "#/components/schemas/Report", description = "原本 / the original") ObjectNode original,
        @Schema(ref = "#/components/schemas/Report", description = "いま展開したときの内容 / the copy as it would leave now") ObjectNode copy,
        @Schema(ref = "#/components/schemas/Report", description = "未判断の候補も全て採ったときの内容 / with the undecided ones accepted too") ObjectNode preview) {

    CopyAnswer {
        suggestions = List.copyOf(suggestions);
    }

    /// One place of the original that names the reporter, or may.
    @Schema(name = "Redaction")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RedactionAnswer(UUID id, int position, @Schema(description = "様式の項目 / id of the field") String field,
            @Schema(description = "置き換える文字（項目全体ならnull）/ what is replaced, null for the whole field") @Nullable String found,
            String replacement, String reason, String message, Redaction.Decision decision) {
    }
}
