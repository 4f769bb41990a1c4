package dev.noroshi.sharing;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SequencedSet;
import org.springframework.stereotype.Component;

/// Which parts of a report an organisation may see, each part by its own scope. Source: handbook (試行版) II.2.3(2), 特記事項
/// and table 5 with note 2: agencies asked for cooperation beforehand share in what the centre analyses, whatever its
/// scope. The database holds the same rule once more (`sharing.permits_on`, `relay.hold_to_parts`).
@Component
public class PartsRule {

    private final Sharing sharing;

    PartsRule(Sharing sharing) {
        this.sharing = sharing;
    }

    /// How an organisation stands to the centre's analysis on the day that is asked about.
    public enum Relation {
        /// Cooperation was asked of it beforehand.
        AGREED,
        /// Nothing is agreed.
        NONE
    }

    /// Whether an organisation may have something marked so.
    public boolean permits(Marking marking, Organisation organisation, Relation relation) {
        return sharing.permits(marking, organisation) || relation == Relation.AGREED
                && marking.paper() == Paper.REPORT && organisation.actorClass() == ActorClass.INFOSEC_AGENCY;
    }

    /// The parts it may see, in the order they are given.
    ///
    /// @param scopes how far each part may go
    /// @param sectors those directly concerned by the report
    /// @param added organisations the originator has added by name
    public <P> SequencedSet<P> seenBy(Organisation organisation, Map<P, Tlp> scopes, Set<SectorCode> sectors,
            Set<OrganisationId> added, Relation relation) {
        var seen = new LinkedHashSet<P>();
        scopes.forEach((part, tlp) -> {
            if (permits(new Marking(tlp, Paper.REPORT, sectors, added), organisation, relation)) seen.add(part);
        });
        return seen;
    }

    /// How far goes what is made of these parts: as far as the narrowest.
    public Tlp narrowest(Collection<Tlp> parts) {
        return sharing.widestFor(parts);
    }

    /// Asks whether an organisation may be handed what is made of parts marked so.
    public <T> Clearance<T> clear(T thing, Marking marking, Organisation organisation, Relation relation) {
        return permits(marking, organisation, relation)
                ? new Clearance.Granted<>(
                        new Cleared<>(thing, marking, Set.of(organisation.id()), Cleared.Ground.MARKING))
                : new Clearance.Refused<>(Set.of(organisation.id()), "sharing.refused." + marking.tlp());
    }
}
