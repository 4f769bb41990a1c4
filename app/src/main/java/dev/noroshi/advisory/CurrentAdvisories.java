package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Receipts;
import dev.noroshi.kernel.Occasion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Of every advisory the issue that counts for somebody, for rooms that tell machines: the latest of those they were handed and
/// may still have, and nothing where that one was recalled.
@Component
public class CurrentAdvisories {

    /// More than will ever have gone out.
    private static final int MOST = 100_000;
    private static final int AT_ONCE = 500;
    private static final Set<AdvisoryState> PUBLISHED = Set.of(AdvisoryState.ISSUED, AdvisoryState.SUPERSEDED,
            AdvisoryState.RECALLED);

    private final AdvisoryRows rows;
    private final Receipts receipts;
    private final Standing standing;

    CurrentAdvisories(AdvisoryRows rows, Receipts receipts, Standing standing) {
        this.rows = rows;
        this.receipts = receipts;
        this.standing = standing;
    }

    /// In no order. Drills are left out.
    @Transactional(readOnly = true)
    public List<Advisory.Published> of(Caller caller) {
        var latest = new LinkedHashMap<UUID, Advisory.Published>();
        for (var each : Centre.isCalling(caller) ? rows.page(PUBLISHED, null, null, MOST) : handed(caller))
            if (each instanceof Advisory.Published issue && issue.head().occasion() == Occasion.REAL)
                latest.merge(issue.head().series(), issue,
                        (one, other) -> one.head().ordinal() >= other.head().ordinal() ? one : other);
        return latest.values().stream().filter(each -> !(each instanceof Advisory.Recalled)).toList();
    }

    private List<Advisory> handed(Caller caller) {
        var all = new ArrayList<Advisory>();
        Receipts.Position after = null;
        List<dev.noroshi.delivery.Parcel> parcels;
        do {
            parcels = receipts.arrivals(caller.organisation(), AdvisoryTasks.carrying(), after, AT_ONCE);
            if (parcels.isEmpty()) break;
            var ids = parcels.stream().map(parcel -> new AdvisoryId(parcel.subject())).distinct().toList();
            rows.all(ids).stream().filter(each -> standing.mayStillHave(caller, each)).forEach(all::add);
            after = new Receipts.Position(parcels.getLast().sentAt(), parcels.getLast().id());
        } while (parcels.size() == AT_ONCE && all.size() < MOST);
        return all;
    }
}
