package dev.noroshi.source;

import java.util.stream.Stream;
import dev.noroshi.kernel.Network;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds addresses that lie in ranges somebody owns, in whatever notation.
final class Networks {

    /// An owned range, both ends included.
    record Owned(Identifier identifier, Network range) {
    }

    /// A wider range is named with a narrower one in it only when it is not much wider: 203.0.113.0/24 for a /29.
    private static final int LITTLE_WIDER = 8;
    private static final List<Network> PRIVATE = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
            "127.0.0.0/8", "169.254.0.0/16", "fe80::/10", "fc00::/7").map(each -> Network.of(each).orElseThrow())
            .toList();
    private static final Pattern REVERSE = Pattern.compile(
            "(?<![0-9.])(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.in-addr\\.arpa");
    private static final Pattern V4 = Pattern.compile(
            "(?<![0-9.])0{0,4}(\\d{1,3})\\.0{0,4}(\\d{1,3})\\.0{0,4}(\\d{1,3})\\.(?:0{0,4}(\\d{1,3})(?![0-9])|([x*]))(?: ?/ ?(\\d{1,2})(?![0-9]))?");
    private static final Pattern V6 = Pattern.compile(
            "(?<![0-9a-f:.])(?:[0-9a-f]{1,4})?(?:::?[0-9a-f]{1,4}){1,8}(?:::)?(?:(?:\\.[0-9]{1,3}){3})?(?: ?/ ?(\\d{1,3})(?![0-9]))?");
    private static final Pattern WHOLE = Pattern
            .compile("(?<![0-9a-z.:-])(?:0x([0-9a-f]{8})|(\\d{8,10}))(?![0-9a-z.-])");

    private final List<Owned> owned;
    private final List<BigInteger> furthest = new ArrayList<>();

    Networks(List<Owned> ranges) {
        owned = ranges.stream().sorted(Comparator.comparing((Owned each) -> each.range().bits())
                .thenComparing(each -> each.range().first())).toList();
        BigInteger last = BigInteger.ZERO;
        var bits = 0;
        for (var each : owned) {
            last = each.range().bits() == bits ? last.max(each.range().last()) : each.range().last();
            bits = each.range().bits();
            furthest.add(last);
        }
    }

    /// Reads a range as the registry has it; empty when it is none, or one that anybody may use inside.
    static Optional<Owned> read(Identifier identifier) {
        var text = Folding.host(Folding.net(identifier.text())).text();
        var slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null || slash >= 0 && !text.substring(slash + 1).matches("\\d{1,3}")) return Optional.empty();
        var range = Network.around(address, slash < 0 ? 128 : Integer.parseInt(text.substring(slash + 1)));
        return PRIVATE.stream().anyMatch(each -> each.holds(range)) || range.prefix() == 0
                ? Optional.empty()
                : Optional.of(new Owned(identifier, range));
    }

    /// The places of a text folded by [Folding#net] where an owned address stands.
    void find(View net, List<Hit> hits) {
        if (owned.isEmpty()) return;
        each(V4.matcher(net.text()), net, hits, Networks::v4);
        each(REVERSE.matcher(net.text()), net, hits, found -> v4(found.group(4), found.group(3), found.group(2),
                found.group(1), 32));
        each(V6.matcher(net.text()), net, hits, Networks::v6);
        each(WHOLE.matcher(net.text()), net, hits, Networks::whole);
    }

    private interface Reader {
        @Nullable
        Network read(Matcher found);
    }

    private void each(Matcher found, View net, List<Hit> hits, Reader reader) {
        while (found.find()) {
            var range = reader.read(found);
            if (range != null)
                owner(range).ifPresent(identifier -> hits
                        .add(new Hit(net.start(found.start()), net.end(found.end() - 1), identifier)));
        }
    }

    private static @Nullable Network v4(Matcher found) {
        if (found.group(5) != null) return v4(found.group(1), found.group(2), found.group(3), "0", 24);
        return v4(found.group(1), found.group(2), found.group(3), found.group(4),
                found.group(6) == null ? 32 : Integer.parseInt(found.group(6)));
    }

    private static @Nullable Network v4(String one, String two, String three, String four, int prefix) {
        var bytes = new byte[4];
        var at = 0;
        for (var part : List.of(one, two, three, four)) {
            var value = Integer.parseInt(part);
            if (value > 255) return null;
            bytes[at++] = (byte) value;
        }
        return prefix > 32 ? null : Network.around(v4(bytes), prefix);
    }

    private static InetAddress v4(byte[] bytes) {
        return InetAddress.ofLiteral((bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "."
                + (bytes[3] & 255));
    }

    private static @Nullable Network v6(Matcher found) {
        var text = found.group();
        var slash = text.indexOf('/');
        var literal = (slash < 0 ? text : text.substring(0, slash)).strip();
        if (literal.chars().filter(c -> c == ':').count() < 2) return null;
        var address = address(literal);
        if (address == null) return null;
        return Network.around(address, found.group(1) == null ? 128 : Integer.parseInt(found.group(1)));
    }

    private static @Nullable Network whole(Matcher found) {
        var hex = found.group(1) != null;
        var value = Long.parseLong(hex ? found.group(1) : found.group(2), hex ? 16 : 10);
        if (value < 0x0100_0000L || value > 0xffff_ffffL) return null;
        return Network.around(
                v4(new byte[]{(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value}),
                32);
    }

    private Optional<Identifier> owner(Network range) {
        for (var at = lastBegun(range); at >= 0; at--) {
            var each = owned.get(at).range();
            if (each.bits() != range.bits()) break;
            if (each.holds(range) || range.holds(each) && each.prefix() - range.prefix() <= LITTLE_WIDER)
                return Optional.of(owned.get(at).identifier());
            if (furthest.get(at).compareTo(range.first()) < 0) break;
        }
        return Optional.empty();
    }

    /// The last owned range that begins no later than this one ends.
    private int lastBegun(Network range) {
        int low = 0;
        int high = owned.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            var each = owned.get(middle).range();
            var before = each.bits() < range.bits()
                    || each.bits() == range.bits() && each.first().compareTo(range.last()) <= 0;
            if (before) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    /// Reads an address without ever asking the net for a name.
    private static @Nullable InetAddress address(String text) {
        if (!text.matches("[0-9a-f:.]{2,45}")) return null;
        try {
            var address = InetAddress.ofLiteral(text.matches("[0-9.]+")
                    ? text.replaceAll("(?<![0-9])0+(?=[0-9])", "")
                    : text);
            return address instanceof Inet4Address && text.matches("[0-9]+") ? null : address;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
