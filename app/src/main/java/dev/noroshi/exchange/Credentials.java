package dev.noroshi.exchange;

import dev.noroshi.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How we show a peer who we are, and which protocol we speak.
final class Credentials {

    static final String TAXII = "application/taxii+json;version=2.1";
    /// What some expect in its place.
    static final String UNVERSIONED = "application/taxii+json";

    private final PeerRows peers;
    private final Secrets secrets;

    Credentials(PeerRows peers, Secrets secrets) {
        this.peers = peers;
        this.secrets = secrets;
    }

    /// The headers of a request; empty when the secret does not open.
    Optional<Map<String, String>> headers(Peer peer) {
        if (peer.signIn() == Peer.SignIn.NONE) return Optional.of(Map.of("Accept", TAXII));
        return peers.secret(peer.id()).flatMap(sealed -> secrets.open(sealed, peer.id()))
                .map(secret -> Map.of("Accept", TAXII, "Authorization", authorization(peer, secret)));
    }

    /// Those headers for a server that does not understand the version in them.
    static Map<String, String> unversioned(Map<String, String> headers) {
        var other = new HashMap<>(headers);
        other.replaceAll((name, value) -> value.equals(TAXII) ? UNVERSIONED : value);
        return other;
    }

    private static String authorization(Peer peer, Secret<String> secret) {
        return switch (peer.signIn()) {
            case NONE -> "";
            case BEARER -> "Bearer " + secret.reveal();
            case BASIC -> "Basic " + Base64.getEncoder()
                    .encodeToString((peer.account() + ":" + secret.reveal()).getBytes(StandardCharsets.UTF_8));
        };
    }
}
