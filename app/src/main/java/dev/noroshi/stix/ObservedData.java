package dev.noroshi.stix;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What was seen, how often and from when to when (section 4.15).
///
/// @param objects the observables that were seen
public record ObservedData(Common common, Instant first, Instant last, int times, List<StixId> objects)
        implements
            Told {

    public ObservedData {
        if (objects.isEmpty()) throw new IllegalArgumentException("Something was observed: " + common.id());
        if (times < 1) throw new IllegalArgumentException("Observed " + times + " times: " + common.id());
        if (last.isBefore(first)) throw new IllegalArgumentException("The last before the first: " + common.id());
        objects = List.copyOf(objects);
    }

    @Override
    public ObjectNode json() {
        var json = common.json().put("first_observed", StixTime.write(first))
                .put("last_observed", StixTime.write(last)).put("number_observed", times);
        var refs = json.putArray("object_refs");
        objects.forEach(id -> refs.add(id.toString()));
        return common.finish(json);
    }
}
