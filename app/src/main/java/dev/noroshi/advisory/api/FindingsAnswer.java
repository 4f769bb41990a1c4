package dev.noroshi.advisory.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.source.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may lead to a source in an advisory: where and what, never whose.
@Schema(name = "SourceFindings")
record FindingsAnswer(List<FindingAnswer> findings) {

    /// @param key names it when it is let through; another one as soon as its words or their line change
    /// @param place the field of the form, or the id of an annex
    /// @param candidates how many operators fit; 0 when it is not about their number
    @Schema(name = "SourceFinding")
    record FindingAnswer(String key, String kind, String place, String part, int line, String words, int candidates,
            boolean open, @Nullable String reason, @JsonProperty("let-at") @Nullable OffsetDateTime letAt) {
    }

    static FindingsAnswer of(List<Finding> findings) {
        return new FindingsAnswer(findings.stream().map(each -> {
            var letting = each.letting();
            return new FindingAnswer(each.key(), each.kind().name(), each.place(), each.part(), each.line(),
                    each.words(),
                    each.candidates(), each.isOpen(), letting == null ? null : letting.reason(),
                    letting == null ? null : AdvisoryWriter.at(letting.at()));
        }).toList());
    }
}
