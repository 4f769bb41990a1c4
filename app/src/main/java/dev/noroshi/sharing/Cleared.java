package dev.noroshi.sharing;

import dev.noroshi.kernel.OrganisationId;
import java.util.Set;

/// A thing together with the organisations that may have it. Only [Sharing] can make one, and only what is cleared can be
/// carried.
///
/// @param <T> what is shared
public final class Cleared<T> {

    private final T thing;
    private final Marking marking;
    private final Set<OrganisationId> audience;
    private final Ground ground;

    /// Why the audience may have it.
    public enum Ground {
        /// The marking says so.
        MARKING,
        /// It is the next hop of the thing's own path.
        NEXT_HOP
    }

    Cleared(T thing, Marking marking, Set<OrganisationId> audience, Ground ground) {
        this.thing = thing;
        this.marking = marking;
        this.audience = Set.copyOf(audience);
        this.ground = ground;
    }

    public T thing() {
        return thing;
    }

    public Marking marking() {
        return marking;
    }

    public Ground ground() {
        return ground;
    }

    /// The organisations it was cleared for; nobody else may be handed it.
    public Set<OrganisationId> audience() {
        return audience;
    }
}
