package dev.noroshi.walk;

import dev.noroshi.access.Role;
import java.util.EnumSet;
import java.util.Set;

/// Somebody who walks about and looks.
///
/// @param organisation whose; empty for somebody who is not signed in
record Viewer(String login, String organisation, Role role) {

    private static final Set<Role> WITHOUT_CONTENT = EnumSet.of(Role.COUNCIL, Role.AUDITOR, Role.ADMINISTRATOR);

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
