package dev.noroshi.indicator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.indicator.Indicator;
import dev.noroshi.indicator.Mention;
import dev.noroshi.indicator.Source;
import dev.noroshi.platform.words.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An indicator as the caller may know it.
///
/// @param holds whether any source holds now: not recalled or replaced, within its validity, no drill
@Schema(name = "Indicator")
@JsonInclude(JsonInclude.Include.ALWAYS)
record IndicatorAnswer(UUID id, @Schema(description = "種類 / DOMAIN, IPV4, SHA256 …") String type,
        @Schema(description = "正規形 / in the one form in which equal things are equal") String value, String shown,
        @Nullable String host, @Schema(description = "TLP 2.0") String tlp, boolean holds,
        @Nullable Integer confidence, List<String> techniques, List<SourceAnswer> sources) {

    /// One of its sources.
    @Schema(name = "IndicatorSource")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SourceAnswer(UUID id, String kind, @Nullable String number, String title, boolean drill, String tlp,
            String standing, String written, String place, int times, @Nullable Integer confidence,
            @JsonProperty("read-at") OffsetDateTime readAt, @JsonProperty("valid-from") OffsetDateTime validFrom,
            @JsonProperty("valid-until") @Nullable OffsetDateTime validUntil, List<String> techniques, String href) {

        static SourceAnswer of(Indicator.Known known) {
            Mention mention = known.mention();
            Source source = known.source();
            var until = mention.validUntil();
            return new SourceAnswer(source.id(), source.kind().name(), source.number(), source.title(),
                    source.occasion().isDrill(), mention.tlp().word(), source.standing().name(), mention.written(),
                    mention.place(), mention.times(), mention.confidence(), at(source.readAt()),
                    at(mention.validFrom()), until == null ? null : at(until), mention.techniques(), source.href());
        }
    }

    static IndicatorAnswer of(Indicator indicator, Instant now) {
        return new IndicatorAnswer(indicator.id().value(), indicator.type().name(), indicator.value(),
                indicator.display(), indicator.host(), indicator.tlp().word(), indicator.holds(now),
                indicator.confidence(), indicator.techniques(),
                indicator.known().stream().map(SourceAnswer::of).toList());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Times.ZONE).toOffsetDateTime();
    }

    /// A page of them.
    ///
    /// @param next to be asked for with `cursor`; null on the last page
    @Schema(name = "IndicatorList")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<IndicatorAnswer> items, @Nullable String next) {
    }
}
