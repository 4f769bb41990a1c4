package dev.noroshi.indicator;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Internet addresses in their one form.
final class Addresses {

    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final int GROUPS = 8;

    private Addresses() {
    }

    /// An address of four decimal numbers; null when it is none. A leading zero could be octal, so it is none.
    static @Nullable String v4(String text) {
        return text.length() <= 15 && V4.matcher(text).matches() && !text.startsWith("0.") ? text : null;
    }

    /// An address of version 6 as RFC 5952 writes it; null when it is none.
    static @Nullable String v6(String text) {
        if (text.length() > 45 || text.indexOf(':') < 0) return null;
        try {
            return switch (InetAddress.ofLiteral(text)) {
                case Inet6Address address -> shortest(address.getAddress());
                // an address of version 4 in the clothes of version 6
                case Inet4Address address -> "::ffff:" + address.getHostAddress();
                case InetAddress _ -> null;
            };
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    static String written(InetAddress address) {
        return address instanceof Inet6Address ? shortest(address.getAddress()) : address.getHostAddress();
    }

    /// The longest row of zeros, the first where two are as long, becomes `::` (RFC 5952, section 4.2).
    private static String shortest(byte[] bytes) {
        var groups = new int[GROUPS];
        for (var n = 0; n < GROUPS; n++)
            groups[n] = (bytes[2 * n] & 0xff) << Byte.SIZE | bytes[2 * n + 1] & 0xff;
        var start = -1;
        var length = 1;
        for (var n = 0; n < GROUPS; n++) {
            var zeros = 0;
            while (n + zeros < GROUPS && groups[n + zeros] == 0)
                zeros++;
            if (zeros > length) {
                start = n;
                length = zeros;
            }
            n += zeros;
        }
        var text = new StringBuilder();
        for (var n = 0; n < GROUPS; n++) {
            if (n == start) {
                text.append("::");
                n += length - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') text.append(':');
            text.append(Integer.toHexString(groups[n]));
        }
        return text.toString();
    }
}
