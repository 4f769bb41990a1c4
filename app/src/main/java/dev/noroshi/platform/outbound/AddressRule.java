package dev.noroshi.platform.outbound;

import java.util.Arrays;
import dev.noroshi.kernel.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// To which addresses a request may go.
@FunctionalInterface
interface AddressRule {

    boolean allows(InetAddress address);

    /// Only addresses of the public internet. Source: the IANA registries of special-purpose IPv4 and IPv6 addresses
    /// (RFC 6890 and its updates); of IPv6 only 2000::/3 is given out at all. An IPv4 address mapped into IPv6 is the IPv4
    /// address, which is what Java makes of it; the other ways to carry one (6to4, Teredo, NAT64) are not allowed.
    AddressRule PUBLIC = address -> {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress())
            return false;
        return address instanceof Inet4Address
                ? Blocks.NOT_V4.stream().noneMatch(block -> block.holds(address))
                : Blocks.GIVEN_OUT.holds(address) && Blocks.NOT_V6.stream().noneMatch(block -> block.holds(address));
    };

    /// The blocks of those registries.
    final class Blocks {

        private static final List<Network> NOT_V4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
                "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
                "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
        private static final Network GIVEN_OUT = blocks("2000::/3").getFirst();
        private static final List<Network> NOT_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

        private Blocks() {
        }

        private static List<Network> blocks(String... written) {
            return Arrays.stream(written).map(each -> Network.of(each).orElseThrow()).toList();
        }
    }
}
