package dev.noroshi.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What else is known of an organisation, to tell what concerns it.
///
/// @param domain its domain name on the internet
/// @param networks its address ranges in CIDR notation
/// @param services codes of the critical-infrastructure services it provides
/// @param contractors codes of the providers it entrusts systems to
public record Profile(@Nullable String prefecture, @Nullable String domain, List<String> networks,
        List<String> services, List<String> contractors) {

    /// Nothing is known.
    public static final Profile NONE = new Profile(null, null, List.of(), List.of(), List.of());

    public Profile {
        networks = List.copyOf(networks);
        services = List.copyOf(services);
        contractors = List.copyOf(contractors);
    }
}
