package dev.noroshi.indicator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds indicators in a text, however harmless they were made in it. Everything it looks at is bounded, so that a text
/// takes time as its length, whatever it says.
public final class Finder {

    /// No more than so many are taken from one text.
    public static final int MOST = 20_000;

    /// What word processors and Japanese keyboards put for a hyphen: U+2010 to U+2015, U+2212, and the sign of a long vowel.
    private static final String DASH = "[-\\x{2010}-\\x{2015}\\x{2212}\\x{30fc}\\x{ff70}]";
    private static final Pattern CVE = Pattern
            .compile("(?i)(?<![A-Z0-9])CVE(?:[_ ]|" + DASH + ")(\\d{4})" + DASH + "(\\d{4,7})(?![0-9])");
    private static final Pattern HEX = Pattern.compile("(?<![0-9A-Za-z_-])[0-9A-Fa-f]{32,128}(?![0-9A-Za-z_-])");
    private static final int FEWEST_DIFFERENT = 5;

    private final Refanged refanged;
    private final String text;
    private final BitSet taken = new BitSet();
    private final List<Found> found = new ArrayList<>();

    private Finder(String original) {
        refanged = Refanged.of(original);
        text = refanged.text();
    }

    /// All that stands in a text, in its order: the same value as often as it stands there.
    public static List<Found> in(String original) {
        var finder = new Finder(original);
        finder.look();
        finder.found.sort(Comparator.comparingInt(Found::start));
        return List.copyOf(finder.found);
    }

    private void look() {
        // the longer first: an address has a domain in it, and a domain may be the name of a file
        new UrlReader(this).look();
        new MailReader(this).look();
        new WindowsReader(this).look();
        hashes();
        cves();
        new AddressReader(this).look();
        new NameReader(this).look();
    }

    private void hashes() {
        var each = HEX.matcher(text);
        while (each.find()) {
            var type = switch (each.end() - each.start()) {
                case 32 -> IndicatorType.MD5;
                case 40 -> IndicatorType.SHA1;
                case 64 -> IndicatorType.SHA256;
                case 128 -> IndicatorType.SHA512;
                default -> null;
            };
            if (type != null && each.group().chars().distinct().count() >= FEWEST_DIFFERENT)
                take(type, each.group().toLowerCase(Locale.ROOT), null, null, each.start(), each.end());
        }
    }

    private void cves() {
        var each = CVE.matcher(text);
        while (each.find())
            take(IndicatorType.CVE, "CVE-" + each.group(1) + "-" + each.group(2), null, null, each.start(),
                    each.end());
    }

    String text() {
        return text;
    }

    /// Whether something in the stretch had been made harmless.
    boolean isMended(int start, int end) {
        return refanged.isMended(start, end);
    }

    /// Whether a part of the stretch already belongs to something found.
    boolean isTaken(int start, int end) {
        for (var at = start; at < end; at++)
            if (taken.get(at)) return true;
        return false;
    }

    /// Leaves a stretch to nobody else.
    void occupy(int start, int end) {
        taken.set(start, end);
    }

    void take(IndicatorType type, String value, @Nullable String shown, @Nullable String host, int start, int end) {
        if (isTaken(start, end)) return;
        taken.set(start, end);
        if (found.size() < MOST)
            found.add(new Found(type, value, shown, host, refanged.written(start, end), refanged.start(start),
                    refanged.end(end)));
    }

    /// The character at a place; a blank before the beginning and behind the end.
    char at(int place) {
        return place < 0 || place >= text.length() ? ' ' : text.charAt(place);
    }

    static boolean isAsciiWord(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
