package dev.noroshi.sharing;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Decides who may have what. Source: handbook (試行版) II.2.3(2), table 5 情報共有範囲, and the scopes printed on the two
/// forms (tlp.yaml). The database holds the same rule once more (`sharing.permits`) and refuses what goes beyond it.
@Component
public class Sharing {

    /// Those who may have AMBER where a sector of theirs is directly concerned.
    private static final Set<ActorClass> SECTOR_BODIES = EnumSet.of(ActorClass.RESPONSIBLE_MINISTRY,
            ActorClass.CEPTOAR_SECRETARIAT, ActorClass.OPERATOR);

    /// The kinds of bodies of table 5 that may have nothing narrower than GREEN.
    private static final Set<ActorClass> OTHER_STAKEHOLDERS = EnumSet.of(ActorClass.INCIDENT_RESPONSE_MINISTRY,
            ActorClass.INFOSEC_MINISTRY, ActorClass.DISASTER_MINISTRY, ActorClass.INFOSEC_AGENCY,
            ActorClass.OLYMPIC_RELATED, ActorClass.CYBERSPACE_PROVIDER);

    /// Asks whether all the candidates may have the thing.
    ///
    /// @param candidates the organisations as they are on the day it is handed over
    public <T> Clearance<T> clear(T thing, Marking marking, Collection<Organisation> candidates) {
        var outside = candidates.stream().filter(candidate -> !permits(marking, candidate)).map(Organisation::id)
                .collect(Collectors.toUnmodifiableSet());
        if (!outside.isEmpty()) return new Clearance.Refused<>(outside, "sharing.refused." + marking.tlp());
        var audience = candidates.stream().map(Organisation::id).collect(Collectors.toUnmodifiableSet());
        return new Clearance.Granted<>(new Cleared<>(thing, marking, audience, Cleared.Ground.MARKING));
    }

    /// Clears a report for the next hop of its own path: the first hop chosen by the reporter, then the ministry, then the
    /// centre. The path is part of every scope, RED included: 宛先限り binds the two parties of each step (table 5, ※).
    public <T> Cleared<T> clearForNextHop(T thing, Marking marking, OrganisationId nextHop) {
        return new Cleared<>(thing, marking, Set.of(nextHop), Cleared.Ground.NEXT_HOP);
    }

    /// Whether an organisation may have something marked so.
    public boolean permits(Marking marking, Organisation organisation) {
        if (marking.added().contains(organisation.id())) return true;
        var kind = organisation.actorClass();
        return switch (marking.tlp()) {
            case RED -> kind == ActorClass.NISC
                    || kind == ActorClass.RESPONSIBLE_MINISTRY && isConcerned(marking, organisation);
            case AMBER_STRICT, AMBER -> kind == ActorClass.NISC
                    || SECTOR_BODIES.contains(kind) && isConcerned(marking, organisation);
            case GREEN -> kind == ActorClass.NISC || SECTOR_BODIES.contains(kind)
                    || marking.paper() == Paper.REPORT && OTHER_STAKEHOLDERS.contains(kind);
            case CLEAR -> true;
        };
    }

    private static boolean isConcerned(Marking marking, Organisation organisation) {
        return organisation.sectors().stream().anyMatch(marking.sectors()::contains);
    }

    /// The widest marking an advisory may carry that is drawn from sources marked so: that of the narrowest source.
    /// An advisory drawn from no report may carry any. Going further needs the source's consent (handbook II.3.1).
    public Tlp widestFor(Collection<Tlp> sources) {
        return sources.stream().reduce(Tlp.CLEAR, Tlp::narrowest);
    }

    /// Whether what is marked so may stand where others could read it on its way: in a mail in clear text, on a fax. What
    /// may not go beyond named addressees or their sectors (RED, AMBER) is never put there.
    public boolean mayTravelInClear(Tlp tlp) {
        return switch (tlp) {
            case GREEN, CLEAR -> true;
            case RED, AMBER_STRICT, AMBER -> false;
        };
    }
}
