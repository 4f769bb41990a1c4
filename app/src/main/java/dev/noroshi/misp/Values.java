package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.indicator.Finder;
import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.Indicator;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Place;
import dev.noroshi.indicator.Query;
import dev.noroshi.indicator.Warned;
import dev.noroshi.indicator.Warning;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The indicators in an advisory, as far as a caller may know them: those of the issue they were handed, files included; of one
/// they know because it is public, what stands in its text.
@Component
class Values {

    private static final int AT_ONCE = 1_000;

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
    /// @param warnings why it should not be blocked
    record Value(Found found, Tlp tlp, String place, @Nullable Integer confidence, @Nullable Instant until,
            List<String> techniques, List<Warning> warnings) {

        IndicatorType type() {
            return found.type();
        }

        String value() {
            return found.value();
        }

        boolean isDetected(Instant now) {
            return warnings.isEmpty() && (until == null || now.isBefore(until));
        }
    }

    /// Each once, in the order in which they stand there.
    List<Value> of(Caller caller, Told told) {
        var all = new LinkedHashMap<IndicatorId, Value>();
        var issue = told.issue();
        if (issue != null) handed(caller, issue.value(), all);
        told.texts().forEach((field, text) -> {
            for (var found : Finder.in(text))
                all.putIfAbsent(IndicatorId.of(found.type(), found.value()), new Value(found, told.tlp(),
                        field.value(), null, null, List.of(), List.of()));
        });
        var warnings = warned.ofFound(caller, all.values().stream().map(Value::found).toList());
        return all.entrySet().stream().map(each -> with(each.getValue(), each.getKey(), warnings)).toList();
    }

    private static Value with(Value value, IndicatorId id, Map<IndicatorId, List<Warning>> warnings) {
        return new Value(value.found(), value.tlp(), value.place(), value.confidence(), value.until(),
                value.techniques(), warnings.getOrDefault(id, List.of()));
    }

    private void handed(Caller caller, UUID issue, Map<IndicatorId, Value> all) {
        var source = indicators.sourceOf(caller, issue);
        if (source.isEmpty()) return;
        var query = Query.ALL.in(source.get().id(), Occasion.REAL);
        var found = new ArrayList<Indicator.Known>();
        Place after = null;
        do {
            var part = indicators.list(caller, query, after, AT_ONCE);
            for (var indicator : part.indicators())
                indicator.known().stream().filter(each -> each.source().id().equals(source.get().id()))
                        .forEach(found::add);
            after = part.next();
        } while (after != null);
        found.sort(java.util.Comparator.comparingInt(each -> each.mention().position()));
        for (var each : found) {
            var mention = each.mention();
            all.put(mention.indicator(), new Value(
                    new Found(mention.type(), mention.value(), mention.shown(), mention.host(), mention.written(), 0,
                            0),
                    mention.tlp(), mention.place(), mention.confidence(), mention.validUntil(), mention.techniques(),
                    List.of()));
        }
    }
}
