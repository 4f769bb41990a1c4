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

    Cleared(T thing, Marking marking, Set<OrganisationId> audience) {
        this.thing = thing;
        this.marking = marking;
        this.audience = Set.copyOf(audience);
    }

    public T thing() {
        return thing;
    }

    public Marking marking() {
        return marking;
    }

    /// The organisations it was cleared for; nobody else may be handed it.
    public Set<OrganisationId> audience() {
        return audience;
    }
}
