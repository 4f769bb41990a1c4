package dev.noroshi.relay;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.report.SeriesId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Where a report went from a hop, of which a caller's eyes see the first step only.
@Component
class OnwardIds {

    private final DossierRows rows;

    OnwardIds(DossierRows rows) {
        this.rows = rows;
    }

    @Crossing("to who wrote or handed on a report: how many have read it further up")
    List<DossierId> from(SeriesId series) {
        return rows.onwardFrom(series);
    }

    @Crossing("to who wrote or handed on a report: how many have read it further up")
    List<DossierId> from(DossierId dossier) {
        return rows.onwardFrom(dossier);
    }
}
