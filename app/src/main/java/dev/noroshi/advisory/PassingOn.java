package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.Receipts;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a ministry or secretariat does with an advisory it has: passes it on (展開). Nobody of the next hop is left out
/// without a reason. Source: handbook II.3.1, figure 6.
@Component
public class PassingOn {

    private final AdvisoryRows rows;
    private final Planning planning;
    private final Addressees addressees;
    private final Spread spread;
    private final Deliveries deliveries;
    private final Receipts receipts;
    private final Sharing sharing;
    private final Audit audit;

    PassingOn(AdvisoryRows rows, Planning planning, Addressees addressees, Spread spread, Deliveries deliveries,
            Receipts receipts, Sharing sharing, Audit audit) {
        this.rows = rows;
        this.planning = planning;
        this.addressees = addressees;
        this.spread = spread;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.sharing = sharing;
        this.audit = audit;
    }

    /// The next hop as the caller sees it before passing on.
    ///
    /// @param objection why the marking lets nobody below have it; null when it may go on
    /// @param finished whether everybody below has it, or a reason why not
    /// @param automatic whether the setting passed it on
    public record NextHop(Tier holder, List<Candidate> candidates, List<Organisation> direct,
            Refusal.@Nullable Forbidden objection, boolean finished, boolean automatic) {
    }

    /// Somebody of the next hop.
    ///
    /// @param hasIt it was handed to them already
    /// @param permitted the marking lets them have it
    /// @param leftOut why the caller's organisation did not pass it on to them, if it said so
    public record Candidate(Organisation organisation, boolean hasIt, boolean permitted, @Nullable String leftOut) {
    }

    /// What was done.
    ///
    /// @param handed how many have it now that did not before
    public record Passed(int handed, boolean finished) {
    }

    /// Whom the caller's organisation may pass an advisory on to.
    @Transactional(readOnly = true)
    public Outcome<NextHop> nextHop(Caller caller, AdvisoryId id) {
        return held(caller, id).map(held -> {
            var reasons = addressees.of(id).stream().filter(each -> each.leftOutReason() != null)
                    .collect(Collectors.toMap(Addressees.Addressee::organisation, Addressees.Addressee::leftOutReason));
            var having = having(id);
            var candidates = held.candidates().stream()
                    .map(each -> new Candidate(each, having.contains(each.id()),
                            sharing.permits(held.marking(), each), reasons.get(each.id())))
                    .toList();
            var none = candidates.stream().noneMatch(Candidate::permitted);
            var direct = held.tier() == Tier.MINISTRY
                    ? held.direct().stream()
                            .filter(each -> sharing.permits(held.marking(), each) && !having.contains(each.id()))
                            .toList()
                    : List.<Organisation>of();
            return new NextHop(held.tier(), candidates, direct,
                    none ? spread.objection(held.marking(), held.candidates()) : null,
                    isFinished(held, having, reasons.keySet()),
                    addressees.passings(id).stream()
                            .anyMatch(each -> each.holder().equals(caller.organisation()) && each.automatic()));
        });
    }

    /// Passes it on. Doing so is checking the content (内容確認): the caller's own parcel is confirmed with it.
    @Transactional
    public Outcome<Passed> passOn(Caller caller, AdvisoryId id, PassOn order) {
        rows.lock(id);
        return held(caller, id).then(held -> passOn(caller, held, order));
    }

    private Outcome<Passed> passOn(Caller caller, Held held, PassOn order) {
        var having = having(held.advisory().id());
        var chosen = chosen(held, order, having);
        var objection = spread.objection(held.marking(),
                Stream.concat(chosen.next().stream(), chosen.direct().stream()).toList());
        if (objection != null) return Outcome.refused(objection);
        // everybody, but the marking lets nobody have it: say so instead of passing on to no one
        if (order.to() == null && chosen.next().isEmpty() && chosen.direct().isEmpty()) {
            var all = spread.objection(held.marking(), held.candidates());
            if (all != null && held.candidates().stream().noneMatch(c -> sharing.permits(held.marking(), c)))
                return Outcome.refused(all);
        }
        var problems = problems(held, order, chosen, having);
        if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
        return Outcome.done(carryOut(caller, held, chosen, order));
    }

    private Passed carryOut(Caller caller, Held held, Chosen chosen, PassOn order) {
        var id = held.advisory().id();
        var holder = caller.organisation();
        bringUpToDate(held);
        addressees.leaveOut(id, holder, cleaned(order.leftOut()), caller.person());
        var before = having(id).size();
        switch (held.tier()) {
            case MINISTRY -> {
                spread.toSecretariats(held.advisory(), holder, held.parcel().id(), chosen.next(),
                        planning.plan(held.marking()));
                spread.hand(held.advisory(), Tier.OPERATOR, holder, held.parcel().id(), chosen.direct());
            }
            case SECRETARIAT, OPERATOR ->
                spread.hand(held.advisory(), Tier.OPERATOR, holder, held.parcel().id(), chosen.next());
        }
        addressees.passed(id, holder, caller.person(), true);
        deliveries.confirm(caller, held.parcel().id());
        deliveries.done(holder, id.value());
        audit.record(caller.person(), holder, "advisory.pass-on", id.toString());
        return new Passed(having(id).size() - before, true);
    }

    /// Whether nothing is left for the holder of the parcel to do once it has confirmed: all below have it or a reason.
    @Transactional(readOnly = true)
    public boolean isFinished(Caller caller, AdvisoryId id) {
        return switch (held(caller, id)) {
            case Outcome.Done<Held>(var held) -> isFinished(held, having(id), addressees.of(id).stream()
                    .filter(each -> each.leftOutReason() != null).map(Addressees.Addressee::organisation)
                    .collect(Collectors.toSet()));
            case Outcome.Refused<Held> _ -> true;
        };
    }

    private boolean isFinished(Held held, Set<OrganisationId> having, Set<OrganisationId> leftOut) {
        return held.candidates().stream().filter(each -> sharing.permits(held.marking(), each)).map(Organisation::id)
                .allMatch(each -> having.contains(each) || leftOut.contains(each));
    }

    /// The advisory in the hands of a hop that can pass it on.
    private record Held(Advisory.Issued advisory, Tier tier, Parcel parcel, Marking marking,
            List<Organisation> candidates, List<Organisation> direct) {
    }

    private record Chosen(List<Organisation> next, List<Organisation> direct) {
    }

    private Outcome<Held> held(Caller caller, AdvisoryId id) {
        var tier = Tier.of(caller.actorClass()).filter(each -> each != Tier.OPERATOR);
        var parcel = tier.flatMap(each -> parcel(caller.organisation(), id, each));
        var found = rows.find(id);
        if (parcel.isEmpty() || found.isEmpty()) return Outcome.refused(new Refusal.Unknown());
        return switch (found.get()) {
            case Advisory.Issued issued -> Outcome.done(held(caller, issued, tier.orElseThrow(), parcel.get()));
            case Advisory.Superseded _ -> Outcome.refused(Refusal.Conflict.because("advisory.refused.superseded"));
            case Advisory.Recalled recalled -> Outcome.refused(new Refusal.Recalled(recalled.tombstone()));
            case Advisory.Draft _,Advisory.InReview _,Advisory.Approved _ -> Outcome.refused(new Refusal.Unknown());
        };
    }

    private Held held(Caller caller, Advisory.Issued issued, Tier tier, Parcel parcel) {
        var marking = Spread.marking(issued);
        var direct = tier == Tier.MINISTRY
                ? planning.operatorsUnder(caller.organisation(), marking)
                : List.<Organisation>of();
        return new Held(issued, tier, parcel, marking, planning.nextHop(tier, caller.organisation(), marking), direct);
    }

    private Optional<Parcel> parcel(OrganisationId holder, AdvisoryId id, Tier tier) {
        return deliveries.parcelsOf(holder, id.value()).stream().filter(each -> each.task().equals(tier.task()))
                .findFirst();
    }

    private Set<OrganisationId> having(AdvisoryId id) {
        var having = new HashSet<OrganisationId>();
        for (var receipt : receipts.of(id.value(), Tier.tasks()))
            having.add(receipt.recipient());
        return having;
    }

    private Chosen chosen(Held held, PassOn order, Set<OrganisationId> having) {
        var to = order.to();
        var next = held.candidates().stream()
                .filter(each -> to == null
                        ? sharing.permits(held.marking(), each) && !order.leftOut().containsKey(each.id())
                        : to.contains(each.id()))
                .filter(each -> !having.contains(each.id())).toList();
        var direct = held.direct().stream()
                .filter(each -> order.directly().contains(each.id()) && !having.contains(each.id())).toList();
        return new Chosen(next, direct);
    }

    private List<Problem> problems(Held held, PassOn order, Chosen chosen, Set<OrganisationId> having) {
        var problems = new ArrayList<Problem>();
        var to = order.to() == null ? Set.<OrganisationId>of() : order.to();
        problems.addAll(strangers("to", to, held.candidates()));
        problems.addAll(strangers("left-out", order.leftOut().keySet(), held.candidates()));
        problems.addAll(strangers("directly", order.directly(), held.direct()));
        order.leftOut().forEach((each, reason) -> {
            if (reason.length() > Texts.LIMIT)
                problems.add(
                        Problem.of("left-out." + each, "advisory.text.long", String.valueOf(Texts.LIMIT)));
        });
        var taken = chosen.next().stream().map(Organisation::id).collect(Collectors.toSet());
        var reasons = addressees.of(held.advisory().id()).stream().filter(each -> each.leftOutReason() != null)
                .map(Addressees.Addressee::organisation).collect(Collectors.toSet());
        for (var each : held.candidates()) {
            var id = each.id();
            if (taken.contains(id) || having.contains(id) || !sharing.permits(held.marking(), each)) continue;
            if (order.leftOut().getOrDefault(id, "").isBlank() && !reasons.contains(id))
                problems.add(Problem.of("left-out." + id, "advisory.pass-on.reason-missing", each.nameJa()));
        }
        return problems;
    }

    private static List<Problem> strangers(String field, Set<OrganisationId> named, List<Organisation> known) {
        var ids = known.stream().map(Organisation::id).collect(Collectors.toSet());
        return named.stream().filter(each -> !ids.contains(each)).sorted()
                .map(each -> Problem.of(field, "advisory.pass-on.stranger", each.value())).toList();
    }

    private static Map<OrganisationId, String> cleaned(Map<OrganisationId, String> reasons) {
        var cleaned = new LinkedHashMap<OrganisationId, String>();
        new HashMap<>(reasons).forEach((each, reason) -> {
            var text = Texts.clean(reason);
            if (!text.isEmpty()) cleaned.put(each, text);
        });
        return cleaned;
    }

    /// The registry may have changed since the issue: whoever came is meant to have it, whoever left is not.
    private void bringUpToDate(Held held) {
        var holder = held.parcel().recipient();
        var id = held.advisory().id();
        var permitted = held.candidates().stream().filter(each -> sharing.permits(held.marking(), each)).toList();
        var below = held.tier() == Tier.MINISTRY ? Tier.SECRETARIAT : Tier.OPERATOR;
        addressees.add(id, below, holder, permitted);
        var still = new HashSet<>(having(id));
        permitted.forEach(each -> still.add(each.id()));
        addressees.keepOnly(id, holder, still);
    }
}
