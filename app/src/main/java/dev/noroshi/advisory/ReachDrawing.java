package dev.noroshi.advisory;

import dev.noroshi.advisory.Addressees.Addressee;
import dev.noroshi.advisory.Addressees.Passing;
import dev.noroshi.delivery.Notices;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Pursuits;
import dev.noroshi.delivery.Receipt;
import dev.noroshi.kernel.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws the reach table from whom it is meant for, the receipts and who passed it on.
final class ReachDrawing {

    private final Advisory.Published advisory;
    private final List<Addressee> addressees;
    private final Map<OrganisationId, Receipt> receipts;
    private final Map<OrganisationId, Passing> passings;
    private final Map<OrganisationId, Receipt> recalls;
    private final Map<ParcelId, Notices.Fate> notices;
    private final Map<ParcelId, List<Pursuits.Taken>> pursuits;
    private final Map<OrganisationId, Long> below;
    private final Map<OrganisationId, Integer> place = new HashMap<>();
    private final Duration patience;
    private final Instant now;

    /// @param addressees those the viewer may see
    ReachDrawing(Advisory.Published advisory, List<Addressee> addressees, List<Receipt> receipts,
            List<Passing> passings, List<Receipt> recalls, Map<ParcelId, Notices.Fate> notices,
            Map<ParcelId, List<Pursuits.Taken>> pursuits, Instant now) {
        this.advisory = advisory;
        this.addressees = addressees;
        this.receipts = byRecipient(receipts);
        this.passings = passings.stream().collect(Collectors.toMap(Passing::holder, Function.identity()));
        this.recalls = byRecipient(recalls);
        this.notices = notices;
        this.pursuits = pursuits;
        // those below stand in the order their holders do
        for (var each : addressees)
            place.put(each.organisation(), place.size());
        this.below = addressees.stream().collect(Collectors.groupingBy(Addressee::via, Collectors.counting()));
        // a hop that keeps it longer than a quarter of the time all have is holding others up
        this.patience = Duration.between(advisory.publication().issuedAt(), advisory.publication().dueAt())
                .dividedBy(4);
        this.now = now;
    }

    private static Map<OrganisationId, Receipt> byRecipient(List<Receipt> receipts) {
        return receipts.stream()
                .collect(Collectors.toMap(Receipt::recipient, Function.identity(), (first, again) -> first));
    }

    Reach draw() {
        var hops = Stream.of(Tier.values()).map(this::hop).filter(hop -> !hop.lines().isEmpty()).toList();
        if (hops.isEmpty())
            hops = List.of(new Reach.Hop(Tier.OPERATOR, Reach.Tally.of(List.of()), List.of(), List.of(),
                    Reach.Times.of(List.of())));
        var bottom = hops.getLast();
        return new Reach(now, advisory, bottom.tier(), bottom.tally(), answers(bottom), bottom.times().median(),
                bottom.times().ninetieth(), hops, missing(hops), recall());
    }

    private Reach.Hop hop(Tier tier) {
        var lines = addressees.stream().filter(each -> each.tier() == tier)
                .sorted(Comparator.comparing(each -> place.getOrDefault(each.via(), 0))).map(this::line).toList();
        var branches = new ArrayList<Reach.Branch>();
        lines.stream().collect(Collectors.groupingBy(Reach.Line::via, LinkedHashMap::new, Collectors.toList()))
                .forEach((via, theirs) -> branches.add(new Reach.Branch(via, Reach.Tally.of(theirs))));
        return new Reach.Hop(tier, Reach.Tally.of(lines), lines, branches, Reach.Times.of(lines));
    }

    private Reach.Line line(Addressee addressee) {
        var id = addressee.organisation();
        var passing = passings.get(id);
        var waiting = below.getOrDefault(id, 0L).intValue();
        var receipt = receipts.get(id);
        var passedOn = passedOn(passing, waiting, receipt);
        var notices = notices(receipt);
        return new Reach.Line(id, addressee.tier(), addressee.via(), receipt, addressee.leftOutReason(),
                passing == null ? null : passing.first(), passedOn, waiting,
                cause(receipt, addressee.leftOutReason(), passedOn, notices.untold() != null), notices,
                receipt == null ? List.of() : pursuits.getOrDefault(receipt.parcel(), List.of()));
    }

    private Notices.Fate notices(@Nullable Receipt receipt) {
        if (receipt == null) return Notices.Fate.UNKNOWN;
        var fate = notices.getOrDefault(receipt.parcel(), Notices.Fate.UNKNOWN);
        return receipt.openedAt() == null ? fate : fate.whenOpened();
    }

    private Reach.PassedOn passedOn(@Nullable Passing passing, int below, @Nullable Receipt receipt) {
        if (passing != null) return passing.automatic() ? Reach.PassedOn.AUTOMATICALLY : Reach.PassedOn.BY_HAND;
        if (below == 0) return Reach.PassedOn.NOBODY_BELOW;
        return receipt != null && receipt.sentAt().plus(patience).isBefore(now)
                ? Reach.PassedOn.HELD_UP
                : Reach.PassedOn.NOT_YET;
    }

    private static SequencedMap<String, Integer> answers(Reach.Hop bottom) {
        var counted = new LinkedHashMap<String, Integer>();
        bottom.lines().stream().map(Reach.Line::receipt).filter(Objects::nonNull).map(Receipt::answer)
                .filter(Objects::nonNull).sorted().forEach(answer -> counted.merge(answer, 1, Integer::sum));
        return counted;
    }

    /// Holders first, for all below wait for them; then those left out; then the late.
    private List<Reach.Missing> missing(List<Reach.Hop> hops) {
        var missing = new ArrayList<Reach.Missing>();
        for (var hop : hops)
            for (var line : hop.lines()) {
                var cause = line.cause();
                if (cause != null)
                    missing.add(new Reach.Missing(line.organisation(), line.tier(), line.via(), cause,
                            line.below(), line.leftOutReason(), line.notices(), line.pursuit()));
            }
        missing.sort(Comparator.comparing(Reach.Missing::cause).thenComparing(Reach.Missing::tier));
        return missing;
    }

    private Reach.@Nullable Cause cause(@Nullable Receipt receipt, @Nullable String leftOutReason,
            Reach.PassedOn passedOn, boolean isUntold) {
        if (advisory instanceof Advisory.Recalled) return null;
        if (receipt == null) return leftOutReason == null ? null : Reach.Cause.LEFT_OUT;
        if (passedOn == Reach.PassedOn.HELD_UP)
            return receipt.openedAt() == null ? Reach.Cause.HELD_UNOPENED : Reach.Cause.HELD;
        if (receipt.openedAt() == null && isUntold) return Reach.Cause.UNTOLD;
        if (receipt.confirmedAt() != null || now.isBefore(advisory.publication().dueAt())) return null;
        return receipt.openedAt() == null ? Reach.Cause.LATE_UNOPENED : Reach.Cause.LATE;
    }

    private Reach.@Nullable Recall recall() {
        if (!(advisory instanceof Advisory.Recalled)) return null;
        var told = addressees.stream().map(each -> recalls.get(each.organisation())).filter(Objects::nonNull).toList();
        var confirmed = told.stream().filter(each -> each.confirmedAt() != null).map(Receipt::recipient)
                .collect(Collectors.toSet());
        var hadOpened = addressees.stream().map(Addressee::organisation).filter(each -> {
            var receipt = receipts.get(each);
            return receipt != null && receipt.openedAt() != null;
        }).toList();
        return new Reach.Recall(told.size(), confirmed.size(), hadOpened,
                (int) hadOpened.stream().filter(confirmed::contains).count());
    }
}
