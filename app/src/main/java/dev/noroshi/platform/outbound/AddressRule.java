package dev.noroshi.platform.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
                ? Block.NOT_V4.stream().noneMatch(block -> block.holds(address))
                : Block.GIVEN_OUT.holds(address) && Block.NOT_V6.stream().noneMatch(block -> block.holds(address));
    };

    /// A block of addresses.
    record Block(InetAddress first, int bits) {

        static final List<Block> NOT_V4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
                "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
                "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
        static final Block GIVEN_OUT = block("2000::/3");
        static final List<Block> NOT_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

        private static List<Block> blocks(String... written) {
            return List.of(written).stream().map(Block::block).toList();
        }

        private static Block block(String written) {
            var slash = written.indexOf('/');
            try {
                return new Block(InetAddress.getByName(written.substring(0, slash)),
                        Integer.parseInt(written.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("Not an address: " + written, e);
            }
        }

        boolean holds(InetAddress address) {
            var ours = first.getAddress();
            var theirs = address.getAddress();
            if (ours.length != theirs.length) return false;
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> bit % 8;
                if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) return false;
            }
            return true;
        }
    }
}
