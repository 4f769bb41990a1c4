package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.ParcelPaper;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What stands on a fax sheet about an advisory: the fields of its form; of one that was recalled, the reason alone.
@Component
class AdvisoryOnPaper implements ParcelPaper {

    private static final List<FieldId> FIELDS = List.of(AdvisoryField.OVERVIEW, AdvisoryField.TARGET,
            AdvisoryField.HANDLING_POLICY, AdvisoryField.OTHER);
    private static final String REASON = "撤回のわけ";

    private final Advisories advisories;

    AdvisoryOnPaper(Advisories advisories) {
        this.advisories = advisories;
    }

    @Override
    public Set<String> tasks() {
        var tasks = new HashSet<>(Tier.tasks());
        tasks.add(AdvisoryTasks.RECALLED);
        return tasks;
    }

    @Override
    public Map<ParcelId, List<Part>> parts(Caller caller, Collection<Parcel> parcels) {
        var bySubject = new HashMap<AdvisoryId, List<Part>>();
        var parts = new HashMap<ParcelId, List<Part>>();
        for (var parcel : parcels) {
            var found = bySubject.computeIfAbsent(new AdvisoryId(parcel.subject()), id -> parts(caller, id));
            if (!found.isEmpty()) parts.put(parcel.id(), found);
        }
        return parts;
    }

    private List<Part> parts(Caller caller, AdvisoryId id) {
        return switch (advisories.find(caller, id)) {
            case Outcome.Done<Advisory>(var advisory) -> advisory instanceof Advisory.Recalled recalled
                    ? List.of(new Part(REASON, recalled.tombstone().reason()))
                    : fields(advisory);
            case Outcome.Refused<Advisory>(var why) -> why instanceof Refusal.Recalled(var stone)
                    ? List.of(new Part(REASON, stone.reason()))
                    : List.of();
        };
    }

    private List<Part> fields(Advisory advisory) {
        var form = advisories.form(advisory);
        var printed = advisories.printed(advisory);
        var parts = new ArrayList<Part>();
        for (var field : FIELDS)
            printed.text(field).filter(text -> !text.isBlank())
                    .ifPresent(text -> parts.add(new Part(form.field(field).labelJa(), text)));
        return parts;
    }
}
