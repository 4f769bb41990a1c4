package dev.noroshi.indicator;

import dev.noroshi.indicator.Exports.Row;
import dev.noroshi.stix.Bundle;
import dev.noroshi.stix.Common;
import dev.noroshi.stix.StixId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A list as a bundle of STIX 2.1. What is in it is told of an indicator as a whole, as far as whoever takes it away may know: the
/// narrowest marking of their sources, and the numbers of their advisories.
///
/// The id follows from type and value, as the id on our pages does, and no time is told but the present one: two who compare
/// their lists learn of each other nothing but that both know the value. Who tells it stays open, since a list goes further
/// than the machine it was taken for.
final class StixList {

    /// Since when an indicator as such has been there, which nobody can say: the day STIX 2.1 was published.
    private static final Instant ALWAYS = Instant.parse("2021-06-10T00:00:00Z");
    /// Of what a list is told, apart from what one advisory or report says of the same value.
    private static final String LIST = "list:";

    private final Instant now;

    StixList(Instant now) {
        this.now = now;
    }

    String write(List<Row> rows) {
        var told = new ArrayList<dev.noroshi.stix.Told>();
        for (var row : rows) {
            var sign = sign(row);
            sign.told(common(StixId.of(sign.kind(), LIST + sign.key()), row)).ifPresent(told::add);
        }
        return Bundle.of(new StixId("bundle", UUID.randomUUID()), told).text();
    }

    private Sign sign(Row row) {
        var indicator = row.indicator();
        return new Sign(indicator.type(), indicator.value(), indicator.display(), row.tlp(), indicator.confidence(),
                ListWriter.from(indicator, now), ListWriter.end(indicator, now), indicator.techniques());
    }

    private Common common(StixId id, Row row) {
        var common = Common.of(id, ALWAYS).modified(now).marked(row.tlp());
        for (var number : advisories(row)) common = common.referring(new Common.Reference("noroshi", number));
        return common;
    }

    private List<String> advisories(Row row) {
        return row.indicator().known().stream().filter(each -> each.holds(now)).map(Indicator.Known::source)
                .filter(each -> each.kind() == Source.Kind.ADVISORY)
                .<String>mapMulti((each, out) -> {
                    if (each.number() != null) out.accept(each.number());
                }).distinct().toList();
    }
}
