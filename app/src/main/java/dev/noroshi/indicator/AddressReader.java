package dev.noroshi.indicator;

import dev.noroshi.kernel.Network;
import java.util.regex.Pattern;

/// Finds internet addresses and their ranges, and leaves version numbers, sections and times alone.
final class AddressReader {

    private static final Pattern V4 = Pattern
            .compile("(?<![A-Za-z0-9._-])\\d{1,3}(?:\\.\\d{1,3}){3}(?![A-Za-z0-9_]|\\.\\d|-\\d{1,3}\\.\\d)");
    private static final Pattern V6 = Pattern
            .compile(
                    "(?<![A-Za-z0-9.]|[A-Za-z0-9:]:)(?=::|[0-9A-Fa-f]{1,4}:)[0-9A-Fa-f:]{2,39}(?:\\.\\d{1,3}){0,3}(?![A-Za-z0-9:])");
    private static final Pattern PREFIX = Pattern.compile(" ?/ ?(\\d{1,3})(?![0-9./])");
    /// What stands before a number that is no address.
    private static final Pattern VERSION = Pattern.compile(
            "(?i)(?:(?<![a-z])(?:versions?|ver\\.?|v\\.?|rev\\.?|build|release|firmware|oid|section)"
                    + "|バージョン|版|ビルド|リリース|ファームウェア|第|§|項番|<=?|>=?|≦|≧) ?[:=]? ?$");
    private static final Pattern COUNTED = Pattern.compile(" ?(?:版|章|節|項|条|系|以前|以降|以上|以下|未満|より前)");
    private static final int LOOK_BACK = 14;

    private final Finder finder;
    private final String text;

    AddressReader(Finder finder) {
        this.finder = finder;
        this.text = finder.text();
    }

    void look() {
        var v4 = V4.matcher(text);
        while (v4.find()) {
            var address = Addresses.v4(v4.group());
            if (address == null || !isAddress(v4.start(), v4.end())) continue;
            take(IndicatorType.IPV4, address, v4.start(), v4.end());
        }
        var v6 = V6.matcher(text);
        while (v6.find()) {
            var end = v6.end();
            var written = v6.group();
            if (written.endsWith(":") && !written.endsWith("::")) {
                end--;
                written = written.substring(0, written.length() - 1);
            }
            var address = isV6(written) ? Addresses.v6(written) : null;
            if (address != null) take(IndicatorType.IPV6, address, v6.start(), end);
        }
    }

    /// What has been made harmless was an address, whatever stands around it.
    private boolean isAddress(int start, int end) {
        if (finder.isMended(start, end)) return true;
        if (COUNTED.matcher(text).region(end, Math.min(text.length(), end + 4)).lookingAt()) return false;
        return !VERSION.matcher(text.substring(Math.max(0, start - LOOK_BACK), start)).find();
    }

    /// Names in programs (`a::b`), hardware addresses and times are none.
    private static boolean isV6(String written) {
        if (written.equals("::1")) return true;
        if (written.chars().noneMatch(Character::isDigit)) return false;
        if (written.matches("(?:[0-9A-Fa-f]{2}:){7}[0-9A-Fa-f]{2}")) return false;
        return written.chars().filter(c -> c != ':' && c != '.').count() >= 4;
    }

    private void take(IndicatorType type, String address, int start, int end) {
        var prefix = PREFIX.matcher(text).region(end, Math.min(text.length(), end + 8));
        if (prefix.lookingAt()) {
            var network = Network.of(address + "/" + prefix.group(1));
            if (network.filter(each -> each.prefix() < each.bits()).isPresent()) {
                finder.take(IndicatorType.NETWORK, Addresses.written(network.get().base()) + "/" + prefix.group(1),
                        null, null, start, prefix.end());
                return;
            }
            // a range with bits beyond its length, or one address long: the address itself is meant
            if (Integer.parseInt(prefix.group(1)) <= (type == IndicatorType.IPV4 ? 32 : 128)) {
                finder.take(type, address, null, null, start, prefix.end());
                return;
            }
        }
        finder.take(type, address, null, null, start, end);
    }
}
