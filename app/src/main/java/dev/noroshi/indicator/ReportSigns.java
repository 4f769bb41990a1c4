package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.Recognising;
import dev.noroshi.stix.Told;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Recognises the indicators in a report for whoever takes it away. What their warning lists name is left out: in a report that is
/// mostly what was attacked, and not by whom.
@Component
class ReportSigns implements Recognising {

    /// It is not kept, so it needs no name.
    private static final UUID NOWHERE = new UUID(0, 0);

    private final Shields shields;

    ReportSigns(Shields shields) {
        this.shields = shields;
    }

    @Override
    public List<Told> in(Caller reader, FormContent content, Tlp tlp, Instant at, Naming naming) {
        var harvest = new Harvest(NOWHERE, at);
        harvest.form(content, tlp);
        var found = harvest.mentions();
        if (found.isEmpty()) return List.of();
        var shield = shields.of(reader);
        return found.stream().filter(each -> shield.warnings(each.type(), each.value(), each.host()).isEmpty())
                .map(Sign::of)
                .flatMap(sign -> sign.told(naming.of(sign.kind(), sign.key(), sign.tlp())).stream()).toList();
    }
}
