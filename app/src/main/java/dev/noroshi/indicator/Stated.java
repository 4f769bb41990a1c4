package dev.noroshi.indicator;

import dev.noroshi.kernel.Network;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a value of which is stated what it is. In a text somebody must guess whether `more.com` is a file or a domain; where it
/// is stated, it is that or nothing.
public final class Stated {

    private static final int LONGEST = 2_048;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_WORDS = 512;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern PREFIX = Pattern.compile("(.+)/(\\d{1,3})");

    private Stated() {
    }

    /// The value in its one form; empty when nothing of that type is written so.
    public static Optional<Found> read(IndicatorType type, String written) {
        var text = written.strip();
        if (text.isEmpty() || text.length() > LONGEST || CONTROL.matcher(text).find()) return Optional.empty();
        return switch (type) {
            case IPV4 -> address(type, text, 32);
            case IPV6 -> address(type, text, 128);
            case NETWORK -> network(text);
            case DOMAIN -> domain(text);
            // in brackets it may end with any sign
            case URL -> whole(type, "<" + text + ">", 1).map(found -> as(found, text));
            case MAIL, CVE, MD5, SHA1, SHA256, SHA512 -> whole(type, text, 0);
            case FILE_NAME -> fileName(text);
            case REGISTRY_KEY -> WindowsReader.key(text);
            case USER_AGENT -> text.length() > LONGEST_WORDS
                    ? Optional.empty()
                    : Optional.of(found(type, text, null, null, text));
        };
    }

    /// A range that is one address long is that address.
    private static Optional<Found> address(IndicatorType type, String text, int bits) {
        var range = PREFIX.matcher(plain(text));
        var alone = !range.matches()
                ? plain(text)
                : Integer.parseInt(range.group(2)) == bits ? range.group(1) : "";
        var address = type == IndicatorType.IPV4 ? Addresses.v4(alone) : Addresses.v6(alone);
        return address == null ? Optional.empty() : Optional.of(found(type, address, null, null, text));
    }

    private static Optional<Found> network(String text) {
        var range = PREFIX.matcher(plain(text));
        if (!range.matches()) return Optional.empty();
        var base = Addresses.v4(range.group(1)) == null ? Addresses.v6(range.group(1)) : range.group(1);
        // what names bits beyond its length is a slip, and nobody knows which way
        return base == null
                ? Optional.empty()
                : Network.of(base + "/" + range.group(2)).filter(each -> each.prefix() < each.bits())
                        .map(each -> found(IndicatorType.NETWORK,
                                Addresses.written(each.base()) + "/" + each.prefix(), null, null, text));
    }

    private static Optional<Found> domain(String text) {
        var plain = plain(text);
        return Hosts.read(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain)
                .filter(host -> !Suffixes.isPublic(host.ascii()))
                .map(host -> found(IndicatorType.DOMAIN, host.ascii(), host.unicode(), host.ascii(), text));
    }

    private static Optional<Found> fileName(String name) {
        var isName = name.length() <= LONGEST_NAME && name.indexOf('/') < 0 && name.indexOf('\\') < 0
                && name.chars().anyMatch(Character::isLetterOrDigit);
        return isName
                ? Optional.of(found(IndicatorType.FILE_NAME, name.toLowerCase(Locale.ROOT), name, null, name))
                : Optional.empty();
    }

    /// What is found in a text, when it is all of it and of that type.
    ///
    /// @param around how many signs stand before and behind
    private static Optional<Found> whole(IndicatorType type, String text, int around) {
        var found = Finder.in(text);
        return found.size() == 1 && found.getFirst().type() == type && found.getFirst().start() == around
                && found.getFirst().end() == text.length() - around ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String plain(String text) {
        return Refanged.of(text).text();
    }

    private static Found as(Found found, String written) {
        return found(found.type(), found.value(), found.shown(), found.host(), written);
    }

    private static Found found(IndicatorType type, String value, @Nullable String shown, @Nullable String host,
            String written) {
        return new Found(type, value, shown, host, written, 0, written.length());
    }
}
