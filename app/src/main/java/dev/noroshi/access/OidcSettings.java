package dev.noroshi.access;

import dev.noroshi.kernel.Network;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about signing in through another service, besides the service itself (which stands under
/// `spring.security.oauth2.client`, each with its `issuer-uri`).
///
/// @param hosts names that may be asked besides that of the issuer, where a service keeps its keys or tokens elsewhere
/// @param addresses networks that are not of the public internet, in which the service may be (`10.1.2.3/32`); without
///        TLS it is asked only on this machine (`127.0.0.1/32`), where that is named here
@ConfigurationProperties("noroshi.oidc")
record OidcSettings(@DefaultValue List<String> hosts, @DefaultValue List<String> addresses) {

    OidcSettings {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
        networks(addresses);
    }

    /// The networks that are not public, in which a service may be.
    List<Network> networks() {
        return networks(addresses);
    }

    /// @throws IllegalArgumentException naming what is no network
    private static List<Network> networks(List<String> written) {
        return written.stream().map(each -> {
            Optional<Network> network = Network.of(each);
            return network.orElseThrow(() -> new IllegalArgumentException("\"" + each + "\" is no network"));
        }).toList();
    }
}
