package dev.noroshi.access;

import java.net.InetAddress;
import java.util.Optional;

/// A range of addresses: `192.0.2.0/24`, `2001:db8::/32`, or a single address.
record Network(InetAddress base, int prefix) {

    /// Empty when it cannot be read, or names bits beyond its length (`192.0.2.1/24` is a slip, not a range). A name is no
    /// address: nothing is looked up.
    static Optional<Network> of(String text) {
        var parts = text.strip().split("/", -1);
        if (parts.length > 2 || !parts[0].matches("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"))
            return Optional.empty();
        try {
            var base = InetAddress.ofLiteral(parts[0]);
            var bits = base.getAddress().length * Byte.SIZE;
            var prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > bits) return Optional.empty();
            var network = new Network(base, prefix);
            return network.restIsZero() ? Optional.of(network) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean restIsZero() {
        var bytes = base.getAddress();
        for (var bit = prefix; bit < bytes.length * Byte.SIZE; bit++)
            if (bit(bytes, bit) != 0) return false;
        return true;
    }

    boolean contains(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            var ours = base.getAddress();
            if (bytes.length != ours.length) return false;
            for (var bit = 0; bit < prefix; bit++)
                if (bit(bytes, bit) != bit(ours, bit)) return false;
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int bit(byte[] bytes, int bit) {
        return bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
