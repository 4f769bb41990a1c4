package dev.noroshi.access;

import dev.noroshi.kernel.Network;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How much narrower a token is than its person.
///
/// @param permissions what of the person's permissions it has; empty for all of them
/// @param networks from where it may be used; none listed: from anywhere
record TokenScope(Optional<Set<Permission>> permissions, List<Network> networks, Use use) {

    /// All its person may do, from anywhere.
    static final TokenScope WHOLE = new TokenScope(Optional.empty(), List.of(), Use.READ_AND_WRITE);

    /// Whether it may change anything.
    enum Use {
        READ_AND_WRITE, READ_ONLY
    }

    TokenScope {
        permissions = permissions.map(Set::copyOf);
        networks = List.copyOf(networks);
    }

    boolean reaches(String address) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.holds(address));
    }

    boolean allowsMethod(String method) {
        return use == Use.READ_AND_WRITE || method.equals("GET") || method.equals("HEAD");
    }
}
