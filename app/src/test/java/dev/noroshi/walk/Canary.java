package dev.noroshi.walk;

import java.util.Set;
import java.util.function.Predicate;

/// A word that stands in one place of the program only, and who may come upon it.
///
/// @param what where it was planted, for people
/// @param organisations whose people may see it; none for what nobody may see any more
/// @param marking how it is marked, as printed; empty for what has no marking
/// @param people which of those people
record Canary(String word, String what, Set<String> organisations, String marking, Predicate<Viewer> people) {

    /// Instead of organisations: all there are, and whoever is of none.
    static final Set<String> EVERYBODY = Set.of("*");

    Canary {
        organisations = Set.copyOf(organisations);
    }

    /// One line of the table that holds who may see it.
    boolean mayBeSeenBy(Viewer viewer) {
        return mayBeShownTo(viewer.organisation()) && (marking.isEmpty() || viewer.reads().contains(marking))
                && people.test(viewer);
    }

    /// What the database may show: it knows organisations, not people.
    boolean mayBeShownTo(String organisation) {
        return organisations.equals(EVERYBODY) || organisations.contains(organisation);
    }

    @Override
    public String toString() {
        return what + " (" + word + ", for " + organisations + ")";
    }
}
