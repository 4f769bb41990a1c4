package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells why values should not be blocked.
@Component
public class Warned {

    private final Shields shields;

    Warned(Shields shields) {
        this.shields = shields;
    }

    /// Of those against which something speaks, what it is, as far as the caller may know.
    @Transactional(readOnly = true)
    public Map<IndicatorId, List<Warning>> of(Caller caller, List<Indicator> indicators) {
        var warnings = new HashMap<IndicatorId, List<Warning>>();
        if (indicators.isEmpty()) return warnings;
        var shield = shields.of(caller);
        for (var each : indicators) {
            var found = shield.warnings(each);
            if (!found.isEmpty()) warnings.put(each.id(), found);
        }
        return warnings;
    }

    /// The same of values found in a text, whether or not anybody has told of them.
    @Transactional(readOnly = true)
    public Map<IndicatorId, List<Warning>> ofFound(Caller caller, List<Found> values) {
        var warnings = new HashMap<IndicatorId, List<Warning>>();
        if (values.isEmpty()) return warnings;
        var shield = shields.of(caller);
        for (var each : values) {
            var found = shield.warnings(each.type(), each.value(), each.host());
            if (!found.isEmpty()) warnings.put(IndicatorId.of(each.type(), each.value()), found);
        }
        return warnings;
    }
}
