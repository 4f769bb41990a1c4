package dev.noroshi.kernel;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/// A range of internet addresses: `192.0.2.0/24`, `2001:db8::/32`, or a single address.
///
/// @param base the first address; the bits after the prefix are zero
/// @param prefix how many bits all its addresses share
public record Network(InetAddress base, int prefix) {

    /// Reads a range; empty when it cannot be read, or names bits beyond its length (`192.0.2.1/24` is a slip, not a
    /// range). A name is no address: nothing is looked up.
    public static Optional<Network> of(String text) {
        var parts = text.strip().split("/", -1);
        if (parts.length > 2 || !parts[0].matches("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"))
            return Optional.empty();
        try {
            var address = InetAddress.ofLiteral(parts[0]);
            var bits = bits(address);
            var prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > bits) return Optional.empty();
            var network = around(address, prefix);
            return network.base().equals(address) ? Optional.of(network) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The range of that length in which an address lies. A prefix longer than the address means the address alone.
    public static Network around(InetAddress address, int prefix) {
        var bytes = address.getAddress();
        var length = Math.clamp(prefix, 0, bits(address));
        for (var bit = length; bit < bits(address); bit++)
            bytes[bit / Byte.SIZE] &= (byte) ~(1 << Byte.SIZE - 1 - bit % Byte.SIZE);
        try {
            return new Network(InetAddress.getByAddress(bytes), length);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("Addresses have 4 or 16 bytes", e);
        }
    }

    /// How long its addresses are: 32 or 128.
    public int bits() {
        return bits(base);
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    /// The first address as a number.
    public BigInteger first() {
        return new BigInteger(1, base.getAddress());
    }

    /// The last address as a number.
    public BigInteger last() {
        return first().add(BigInteger.ONE.shiftLeft(bits() - prefix)).subtract(BigInteger.ONE);
    }

    /// Whether every address of the other lies in it.
    public boolean holds(Network other) {
        return bits() == other.bits() && prefix <= other.prefix && around(other.base, prefix).base.equals(base);
    }

    public boolean holds(InetAddress address) {
        return holds(around(address, Integer.MAX_VALUE));
    }

    /// The same for an address in writing; false when it is none.
    public boolean holds(String address) {
        return of(address).filter(each -> each.prefix == each.bits() && holds(each)).isPresent();
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
