package dev.noroshi.advisory;

import dev.noroshi.sharing.Paper;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Receipts;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.sharing.Clearance;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hands an issued advisory to the next hop, and through every hop whose setting passes it on at once. One statement a
/// holder, however many it hands to.
@Component
class Spread {

    private final Deliveries deliveries;
    private final Receipts receipts;
    private final Addressees addressees;
    private final Onward onward;
    private final Sharing sharing;
    private final Deadlines deadlines;
    private final Clock clock;

    Spread(Deliveries deliveries, Receipts receipts, Addressees addressees, Onward onward, Sharing sharing,
            Deadlines deadlines, Clock clock) {
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.addressees = addressees;
        this.onward = onward;
        this.sharing = sharing;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    static Marking marking(Advisory.Published advisory) {
        var out = advisory.publication();
        return new Marking(out.tlp(), Paper.ADVISORY, out.sectors(), out.added());
    }

    /// Why the marking keeps some of them from having it; null when all may.
    Refusal.@Nullable Forbidden objection(Marking marking, List<Organisation> to) {
        return switch (sharing.clear(marking, marking, to)) {
            case Clearance.Granted<Marking> _ -> null;
            case Clearance.Refused<Marking>(var outside, var _) -> Refusal.Forbidden.because(
                    "advisory.refused.sharing-" + marking.tlp(), marking.tlp().label(), String.valueOf(outside.size()));
        };
    }

    /// From the centre to the ministries and on from there. Everybody in the plan was found to be permitted.
    void issue(Advisory.Issued advisory, OrganisationId centre, Plan plan) {
        hand(advisory, Tier.MINISTRY, centre, null, plan.ministries());
        var ministries = onward.automatic(plan.ministries());
        var parcels = receipts.parcels(advisory.id().value(), Tier.MINISTRY.task());
        for (var ministry : ministries) {
            var below = plan.secretariatsOf(ministry);
            if (below.isEmpty()) continue;
            toSecretariats(advisory, ministry, parcels.get(ministry), below, plan);
            addressees.passed(advisory.id(), ministry, null, true);
        }
    }

    /// From a ministry to secretariats, and on to the members of those that pass on at once.
    void toSecretariats(Advisory.Issued advisory, OrganisationId ministry, @Nullable ParcelId parent,
            List<Organisation> secretariats, Plan plan) {
        hand(advisory, Tier.SECRETARIAT, ministry, parent, secretariats);
        var automatic = onward.automatic(secretariats);
        if (automatic.isEmpty()) return;
        var parcels = receipts.parcels(advisory.id().value(), Tier.SECRETARIAT.task());
        for (var secretariat : automatic) {
            var members = plan.operatorsOf(secretariat);
            if (members.isEmpty()) continue;
            hand(advisory, Tier.OPERATOR, secretariat, parcels.get(secretariat), members);
            addressees.passed(advisory.id(), secretariat, null, true);
        }
    }

    /// Hands it to those who were cleared.
    int hand(Advisory.Issued advisory, Tier to, OrganisationId sender, @Nullable ParcelId parent,
            List<Organisation> recipients) {
        var out = advisory.publication();
        return hand(advisory, notice(advisory, to.task(),
                deadlines.whenHanded(out.importance(), out.dueAt(), clock.instant())), sender, parent, recipients);
    }

    /// Hands it to those the centre named beside the scope (※１); nobody waits for their confirmation.
    void tell(Advisory.Issued advisory, OrganisationId centre, List<Organisation> named) {
        hand(advisory, notice(advisory, AdvisoryTasks.READ, null), centre, null, named);
    }

    private int hand(Advisory.Issued advisory, Notice notice, OrganisationId sender, @Nullable ParcelId parent,
            List<Organisation> recipients) {
        if (recipients.isEmpty()) return 0;
        return switch (sharing.clear(notice, marking(advisory), recipients)) {
            case Clearance.Granted<Notice>(var cleared) -> deliveries.hand(cleared, sender, parent);
            case Clearance.Refused<Notice>(var outside, var reason) -> throw new IllegalStateException(
                    "Advisory " + advisory.id() + " was to be handed to " + outside + ": " + reason);
        };
    }

    private static Notice notice(Advisory.Issued advisory, String task, @Nullable Instant dueAt) {
        var out = advisory.publication();
        return new Notice(task, advisory.id().value(), advisory.head().occasion(), out.importance(),
                out.number().toString(), advisory.content().title(), "/advisories/" + advisory.id(), dueAt);
    }

    /// Whether the marking stops at the ministries.
    static boolean stopsAtMinistries(Advisory.Published advisory) {
        return advisory.publication().tlp() == Tlp.RED;
    }
}
