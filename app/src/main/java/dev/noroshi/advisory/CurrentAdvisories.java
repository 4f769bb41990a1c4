package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.Receipts;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Of every advisory the issue that counts for somebody, for rooms that tell machines: the latest of those they were handed and
/// may still have, and nothing where that one was recalled. Machines ask for all of them, often: what they say is read only of
/// the one that is asked for.
@Component
public class CurrentAdvisories {

    /// More than will ever have gone out.
    private static final int MOST = 100_000;
    private static final int AT_ONCE = 500;

    private final AdvisoryRows rows;
    private final CoverRows covers;
    private final Receipts receipts;
    private final Directory directory;
    private final Sharing sharing;
    private final Standing standing;
    private final Clock clock;

    CurrentAdvisories(AdvisoryRows rows, CoverRows covers, Receipts receipts, Directory directory, Sharing sharing,
            Standing standing, Clock clock) {
        this.rows = rows;
        this.covers = covers;
        this.receipts = receipts;
        this.directory = directory;
        this.sharing = sharing;
        this.standing = standing;
        this.clock = clock;
    }

    /// What stands on the outside of an issue.
    ///
    /// @param issuedAt when this issue went out
    public record Cover(AdvisoryId issue, IdentificationNumber number, String title, Importance importance, Tlp tlp,
            Language language, Instant issuedAt) {

        /// Says nothing of what stands in it.
        @Override
        public String toString() {
            return "Cover of " + number;
        }
    }

    /// What somebody was handed of one number and may have.
    ///
    /// @param latest the issue that counts for them; its title is nobody's where it was recalled
    /// @param before those before it that they may still read, the oldest first
    /// @param recalled those that say nothing any more, the one that counts among them if it was recalled
    public record Series(Cover latest, List<Cover> before, List<Recall> recalled) {
        public Series {
            before = List.copyOf(before);
            recalled = List.copyOf(recalled);
        }

        /// Whether the issue that counts stands.
        public boolean stands() {
            return recalled.stream().noneMatch(each -> each.issue().equals(latest.issue()));
        }
    }

    /// An issue says nothing any more since then.
    public record Recall(AdvisoryId issue, Instant at) {
    }

    /// The covers of those that stand, in no order. Drills are left out.
    @Transactional(readOnly = true)
    public List<Cover> covers(Caller caller) {
        return series(caller).stream().filter(Series::stands).map(Series::latest).toList();
    }

    /// All that somebody was handed, by its numbers, in no order: what was recalled too, since whoever had it learns that it says
    /// nothing any more. Drills are left out.
    @Transactional(readOnly = true)
    public List<Series> series(Caller caller) {
        var by = new LinkedHashMap<UUID, TreeMap<Integer, CoverRows.Row>>();
        for (var each : Centre.isCalling(caller) ? covers.issued(MOST) : handed(caller))
            by.computeIfAbsent(each.series(), _ -> new TreeMap<>()).put(each.ordinal(), each);
        return by.values().stream().map(CurrentAdvisories::series).toList();
    }

    private static Series series(SequencedMap<Integer, CoverRows.Row> issues) {
        var before = new ArrayList<Cover>();
        var recalled = new ArrayList<Recall>();
        var latest = issues.lastEntry().getValue();
        for (var each : issues.values()) {
            var at = each.recalledAt();
            if (each.state() == AdvisoryState.RECALLED && at != null)
                recalled.add(new Recall(each.cover().issue(), at));
            else
                if (each != latest) before.add(each.cover());
        }
        return new Series(latest.cover(), before, recalled);
    }

    /// An issue whole, if it is one whose cover they were told.
    @Transactional(readOnly = true)
    public Optional<Advisory.Published> find(Caller caller, AdvisoryId id) {
        return Optional.ofNullable(all(caller, List.of(id)).get(id));
    }

    /// The same of several, by their ids.
    @Transactional(readOnly = true)
    public Map<AdvisoryId, Advisory.Published> all(Caller caller, Collection<AdvisoryId> ids) {
        if (ids.isEmpty()) return Map.of();
        Predicate<Advisory> mayHave = Centre.isCalling(caller) ? _ -> true : standing.mayStillHave(caller);
        var found = new HashMap<AdvisoryId, Advisory.Published>();
        for (var each : rows.all(ids))
            if (each instanceof Advisory.Published issue && !(each instanceof Advisory.Recalled) && mayHave.test(each))
                found.put(issue.id(), issue);
        return found;
    }

    private List<CoverRows.Row> handed(Caller caller) {
        var today = directory.organisation(caller.organisation(), LocalDate.now(clock));
        if (today.isEmpty()) return List.of();
        var decided = new LinkedHashMap<Marking, Boolean>();
        var all = new ArrayList<CoverRows.Row>();
        Receipts.Position after = null;
        List<Parcel> parcels;
        do {
            parcels = receipts.arrivals(caller.organisation(), AdvisoryTasks.carrying(), after, AT_ONCE);
            if (parcels.isEmpty()) break;
            covers.all(parcels.stream().map(Parcel::subject).distinct().toList()).stream().filter(each -> decided
                    .computeIfAbsent(each.marking(), marking -> sharing.permits(marking, today.get())))
                    .forEach(all::add);
            after = new Receipts.Position(parcels.getLast().sentAt(), parcels.getLast().id());
        } while (parcels.size() == AT_ONCE && all.size() < MOST);
        return all;
    }
}
