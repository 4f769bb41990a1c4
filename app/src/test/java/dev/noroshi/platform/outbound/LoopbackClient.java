package dev.noroshi.platform.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// A guarded client for tests that serve on this machine: it asks loopback addresses, in clear text, and nobody else.
public final class LoopbackClient {

    private LoopbackClient() {
    }

    public static GuardedClient make() {
        return new GuardedClient(name -> List.of(InetAddress.getAllByName(name)), InetAddress::isLoopbackAddress,
                Set.of("http"));
    }
}
