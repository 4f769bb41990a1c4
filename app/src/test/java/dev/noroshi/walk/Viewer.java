package dev.noroshi.walk;

import dev.noroshi.access.Role;
import java.util.EnumSet;
import java.util.Set;

/// Somebody who walks about and looks.
///
/// @param organisation whose; empty for somebody who is not signed in
/// @param reads the markings they may read in its name, as they are printed
record Viewer(String login, String organisation, Role role, Set<String> reads) {

    static final Set<String> EVERYTHING = Set.of("RED", "AMBER", "GREEN", "WHITE");

    private static final Set<Role> WITHOUT_CONTENT = EnumSet.of(Role.COUNCIL, Role.AUDITOR, Role.ADMINISTRATOR);

    /// Somebody of the staff of an organisation that has settled nothing about who needs to know.
    Viewer(String login, String organisation, Role role) {
        this(login, organisation, role, EVERYTHING);
    }

    /// Whether something is kept from them that their colleagues read.
    boolean isLimited() {
        return !reads.equals(EVERYTHING);
    }

    /// Whether both read all their organisation has.
    boolean isAlike(Viewer other) {
        return organisation.equals(other.organisation) && !isLimited() && !other.isLimited();
    }

    /// Whether reports and advisories are any business of the role: the council's, the auditors' and the administrators'
    /// they are not (issue 3, section 4).
    boolean readsContent() {
        return !isNobody() && !WITHOUT_CONTENT.contains(role);
    }

    boolean isNobody() {
        return organisation.isEmpty();
    }

    @Override
    public String toString() {
        return isNobody() ? "somebody not signed in" : login + " of " + organisation;
    }
}
