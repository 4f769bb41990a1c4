package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.indicator.Finder;
import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Mention;
import dev.noroshi.indicator.Warned;
import dev.noroshi.indicator.Warning;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The indicators in an advisory, as far as a caller may know them: those of the issue they were handed, files included; of one
/// they know because it is public, what stands in its text.
@Component
class Values {

    private final Indicators indicators;
    private final Warned warned;

    Values(Indicators indicators, Warned warned) {
        this.indicators = indicators;
        this.warned = warned;
    }

    /// A value in an advisory.
    ///
    /// @param place the field or file it stands in
    /// @param until until when it means something; null when no end is known
    /// @param judged when the centre last judged of it that it is not to be blocked, or took that back; null when it never did
    /// @param warnings why it should not be blocked
    record Value(Found found, Tlp tlp, String place, @Nullable Integer confidence, @Nullable Instant until,
            List<String> techniques, @Nullable Instant judged, List<Warning> warnings) {

        IndicatorType type() {
            return found.type();
        }

        String value() {
            return found.value();
        }

        boolean isDetected(Instant now) {
            return warnings.isEmpty() && (until == null || now.isBefore(until));
        }

        /// When it last came to be told otherwise than before.
        Optional<Instant> changed(Instant now) {
            return Stream.of(Optional.ofNullable(until).filter(end -> !now.isBefore(end)), Optional.ofNullable(judged))
                    .flatMap(Optional::stream).max(Comparator.naturalOrder());
        }
    }

    /// Of each of several advisories, in their order: each value once, in the order in which they stand there.
    List<List<Value>> of(Caller caller, List<Told> advisories) {
        var handed = indicators.in(caller,
                advisories.stream().flatMap(each -> each.handed().stream()).map(AdvisoryId::value).toList());
        var all = advisories.stream().map(each -> in(each, handed)).toList();
        var different = new LinkedHashMap<IndicatorId, Found>();
        all.forEach(values -> values.forEach((id, value) -> different.putIfAbsent(id, value.found())));
        var warnings = warned.ofFound(caller, List.copyOf(different.values()));
        var judged = indicators.judged(caller);
        return all.stream().map(values -> values.entrySet().stream()
                .map(each -> with(each.getValue(), judged.get(each.getKey()),
                        warnings.getOrDefault(each.getKey(), List.of())))
                .toList()).toList();
    }

    private static Value with(Value value, @Nullable Instant judged, List<Warning> warnings) {
        return new Value(value.found(), value.tlp(), value.place(), value.confidence(), value.until(),
                value.techniques(), judged, warnings);
    }

    private static Map<IndicatorId, Value> in(Told told, Map<UUID, List<Mention>> handed) {
        var all = new LinkedHashMap<IndicatorId, Value>();
        var issue = told.issue();
        if (issue != null)
            for (var mention : handed.getOrDefault(issue.value(), List.of()))
                all.put(mention.indicator(), of(mention));
        told.texts().forEach((field, text) -> {
            for (var found : Finder.in(text))
                all.putIfAbsent(IndicatorId.of(found.type(), found.value()), new Value(found, told.tlp(),
                        field.value(), null, null, List.of(), null, List.of()));
        });
        return all;
    }

    /// As it would be found in a text.
    static Found found(Mention mention) {
        return new Found(mention.type(), mention.value(), mention.shown(), mention.host(), mention.written(), 0, 0);
    }

    private static Value of(Mention mention) {
        return new Value(found(mention), mention.tlp(), mention.place(), mention.confidence(), mention.validUntil(),
                mention.techniques(), null, List.of());
    }

    /// When the centre last judged of a value in the texts of an advisory; empty when it never did.
    ///
    /// @param judged when it did of each, as far as the caller may know
    static Optional<Instant> judged(Told told, Map<IndicatorId, Instant> judged) {
        return told.texts().values().stream().flatMap(text -> Finder.in(text).stream())
                .flatMap(found -> Optional.ofNullable(judged.get(IndicatorId.of(found.type(), found.value()))).stream())
                .max(Comparator.naturalOrder());
    }
}
