package dev.noroshi.indicator;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds addresses of pages and the like, `hxxp` and its kin among them.
final class UrlReader {

    private static final int LONGEST = 2_048;
    private static final int LONGEST_ADDRESS = 48;
    private static final int LONGEST_USER = 256;
    private static final Pattern SCHEME = Pattern
            .compile("(?i)(?<![A-Za-z0-9])(h(?:tt|xx|\\*\\*|__|tx|xt)ps?|meows?|ftps?|fxps?|sftp|wss?) ?: ?// ?");
    private static final Map<String, String> MEANT = Map.ofEntries(Map.entry("meow", "http"),
            Map.entry("meows", "https"), Map.entry("fxp", "ftp"), Map.entry("fxps", "ftps"));
    private static final Map<String, String> PORTS = Map.of("http", ":80", "https", ":443", "ftp", ":21", "ws", ":80",
            "wss", ":443");
    private static final String OPENING = "<\"'「『（(【";
    private static final String CLOSING = ">\"'」』）)】";
    private static final String ENDING = " \t\r\n<>\"`|^{}\\「」『』【】、。（）〈〉《》“”";
    private static final String TRAILING = ".,;:!?'*)]>";

    private final Finder finder;
    private final String text;

    UrlReader(Finder finder) {
        this.finder = finder;
        this.text = finder.text();
    }

    void look() {
        var scheme = SCHEME.matcher(text);
        for (var from = 0; scheme.find(from);) {
            from = scheme.end();
            var end = hasHost(scheme.end()) ? end(scheme.start(), scheme.end()) : scheme.end();
            if (end > scheme.end() && read(scheme.group(1), scheme.start(), scheme.end(), end)) from = end;
        }
    }

    /// Whether a machine is named, first thing or behind somebody's name: what has none is not looked at further.
    private boolean hasHost(int begin) {
        if (host(begin, text.length()) != null) return true;
        for (var at = begin; at < text.length() && at - begin < LONGEST_USER; at++) {
            if (text.charAt(at) == '@') return true;
            if (text.charAt(at) == '/' || ENDING.indexOf(text.charAt(at)) >= 0) return false;
        }
        return false;
    }

    /// Where it ends: at what cannot stand in it, or at Japanese, unless it stands between signs of its own.
    private int end(int start, int begin) {
        var bracket = OPENING.indexOf(finder.at(start - 1));
        var closing = bracket < 0 ? '\0' : CLOSING.charAt(bracket);
        var end = begin;
        var close = -1;
        while (end < text.length() && end - start < LONGEST) {
            var c = text.charAt(end);
            if (c == closing) {
                close = end;
                break;
            }
            if (ENDING.indexOf(c) >= 0 || c < ' ') break;
            end++;
        }
        if (close >= 0) return close;
        var host = hostEnd(begin);
        for (var at = host; at < end; at++)
            if (Hosts.isJapanese(text.charAt(at))) end = at;
        return trimmed(begin, end);
    }

    private int hostEnd(int begin) {
        if (finder.at(begin) == '[') return Math.max(begin, closing(begin));
        return Hosts.end(text, begin);
    }

    private int trimmed(int begin, int end) {
        var last = end;
        while (last > begin && TRAILING.indexOf(text.charAt(last - 1)) >= 0) {
            if (text.charAt(last - 1) == ')' && isOpen(begin, last - 1, '(')) break;
            if (text.charAt(last - 1) == ']' && isOpen(begin, last - 1, '[')) break;
            last--;
        }
        return last;
    }

    private boolean isOpen(int begin, int end, char opening) {
        return last(opening, begin, end) >= 0;
    }

    private int last(char sign, int begin, int end) {
        for (var at = end - 1; at >= begin; at--)
            if (text.charAt(at) == sign) return at;
        return -1;
    }

    /// Where an address in brackets ends; -1 when nothing so short ends there.
    private int closing(int opening) {
        for (var at = opening; at < text.length() && at - opening <= LONGEST_ADDRESS; at++)
            if (text.charAt(at) == ']') return at;
        return -1;
    }

    private boolean read(String written, int start, int begin, int end) {
        var scheme = scheme(written);
        var authority = begin;
        while (authority < end && "/?#".indexOf(text.charAt(authority)) < 0)
            authority++;
        var hostAt = Math.max(begin, last('@', begin, authority) + 1);
        var host = host(hostAt, authority);
        if (host == null) return false;
        var rest = text.substring(hostAt + host.length(), authority);
        if (!rest.isEmpty() && !rest.matches(":\\d{0,5}")) {
            // what stands behind the host is no port: the address ended there
            authority = hostAt + host.length();
            end = authority;
            rest = "";
        }
        if (rest.equals(":") || rest.equals(PORTS.get(scheme))) rest = "";
        var prefix = scheme + "://" + text.substring(begin, hostAt);
        var path = text.substring(authority, end);
        var machine = host.ascii();
        var tail = rest + (path.isEmpty() ? "/" : path.startsWith("/") ? path : "/" + path);
        var unicode = host.unicode();
        finder.take(IndicatorType.URL, prefix + machine + tail, unicode == null ? null : prefix + unicode + tail,
                machine, start, end);
        return true;
    }

    private static String scheme(String written) {
        var small = written.toLowerCase(Locale.ROOT);
        if (MEANT.containsKey(small)) return MEANT.getOrDefault(small, small);
        if (small.startsWith("h")) return small.endsWith("s") ? "https" : "http";
        return small;
    }

    /// The machine an address names.
    ///
    /// @param length how long it is written
    private record Machine(String ascii, @Nullable String unicode, int length) {
    }

    private @Nullable Machine host(int start, int end) {
        if (finder.at(start) == '[') {
            var close = closing(start);
            if (close < 0 || close >= end) return null;
            var address = Addresses.v6(text.substring(start + 1, close));
            return address == null ? null : new Machine("[" + address + "]", null, close + 1 - start);
        }
        var stop = Math.min(end, Hosts.end(text, start));
        var name = text.substring(start, stop);
        var address = Addresses.v4(name);
        if (address != null) return new Machine(address, null, name.length());
        return Hosts.read(name).map(host -> new Machine(host.ascii(), host.unicode(), name.length())).orElse(null);
    }
}
