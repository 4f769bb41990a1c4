package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Notices;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Pursuits;
import dev.noroshi.delivery.Receipt;
import dev.noroshi.delivery.Receipts;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Shows how far an advisory has got, to each only what lies below them.
@Component
public class Reaches {

    private final AdvisoryRows rows;
    private final Addressees addressees;
    private final Receipts receipts;
    private final Pursuits pursuits;
    private final ObjectProvider<Notices> notices;
    private final Directory directory;
    private final Clock clock;

    Reaches(AdvisoryRows rows, Addressees addressees, Receipts receipts, Pursuits pursuits,
            ObjectProvider<Notices> notices, Directory directory, Clock clock) {
        this.rows = rows;
        this.addressees = addressees;
        this.receipts = receipts;
        this.pursuits = pursuits;
        this.notices = notices;
        this.directory = directory;
        this.clock = clock;
    }

    /// The reach of a published advisory; unknown to whoever it was not handed to and to operators, who see nobody else.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Outcome<Reach> of(Caller caller, AdvisoryId id) {
        var found = rows.find(id);
        if (found.isEmpty() || !(found.get() instanceof Advisory.Published advisory)) {
            var isDraftOfTheirs = found.isPresent() && Centre.isCalling(caller);
            return Outcome.refused(isDraftOfTheirs
                    ? Refusal.Conflict.because("advisory.refused.not-published")
                    : new Refusal.Unknown());
        }
        var all = receipts.of(id.value(), Tier.tasks());
        if (!maySee(caller, all)) return Outcome.refused(new Refusal.Unknown());
        var visible = visible(caller, addressees.of(id));
        var drawing = new ReachDrawing(advisory, visible, all, addressees.passings(id),
                receipts.of(id.value(), List.of(AdvisoryTasks.RECALLED)), notices(visible, all),
                pursuits.of(id.value()), clock.instant());
        return Outcome.done(drawing.draw());
    }

    /// Asked only about parcels of those whom the viewer sees.
    private Map<ParcelId, Notices.Fate> notices(List<Addressees.Addressee> visible, List<Receipt> all) {
        var seen = visible.stream().map(Addressees.Addressee::organisation).collect(Collectors.toSet());
        var parcels = all.stream().filter(receipt -> seen.contains(receipt.recipient())).map(Receipt::parcel).toList();
        return notices.stream().findFirst().map(each -> each.of(parcels)).orElse(Map.of());
    }

    private static boolean maySee(Caller caller, List<Receipt> all) {
        if (Centre.isCalling(caller)) return true;
        return Tier.of(caller.actorClass()).filter(tier -> tier != Tier.OPERATOR).isPresent()
                && all.stream().anyMatch(receipt -> receipt.recipient().equals(caller.organisation()));
    }

    /// The centre sees everybody, others those below them.
    private static List<Addressees.Addressee> visible(Caller caller, List<Addressees.Addressee> all) {
        if (Centre.isCalling(caller)) return all;
        var holders = new HashSet<>(Set.of(caller.organisation()));
        for (var each : all)
            if (each.via().equals(caller.organisation())) holders.add(each.organisation());
        return all.stream().filter(each -> holders.contains(each.via())).toList();
    }

    /// What became of those who had opened the report before: how many, and how many of them confirmed the later one.
    public record Followed(int hadOpened, int confirmedLater) {
    }

    /// How those who opened an earlier report of the series took the later one. For the centre.
    @Transactional(readOnly = true)
    public Followed followed(AdvisoryId earlier, AdvisoryId later) {
        var opened = recipients(earlier, receipt -> receipt.openedAt() != null);
        var confirmed = recipients(later, receipt -> receipt.confirmedAt() != null);
        confirmed.retainAll(opened);
        return new Followed(opened.size(), confirmed.size());
    }

    private Set<OrganisationId> recipients(AdvisoryId id, java.util.function.Predicate<Receipt> which) {
        return receipts.of(id.value(), Tier.tasks()).stream().filter(which).map(Receipt::recipient)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// The organisations as they are called today.
    public Map<OrganisationId, Organisation> named(Collection<OrganisationId> ids) {
        return directory.organisations(Set.copyOf(ids), LocalDate.now(clock)).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
    }
}
