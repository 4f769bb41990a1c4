package dev.noroshi.indicator;

import com.ibm.icu.text.IDNA;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of machines, and which of the words with dots in them are such names.
final class Hosts {

    /// A name has 253 characters at most (RFC 1035); written in another script it is shorter.
    static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern ASCII_LABEL = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9])?");
    private static final IDNA IDN = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private Hosts() {
    }

    /// @param ascii in small letters and Punycode
    /// @param unicode in its own script; null where that is the same
    record Host(String ascii, @Nullable String unicode) {
    }

    /// Reads a name of at least two labels that ends as names do; empty when it is none.
    static Optional<Host> read(String name) {
        if (name.length() > LONGEST || name.indexOf('.') <= 0) return Optional.empty();
        for (var label : name.split("\\.", -1))
            if (!isLabel(label)) return Optional.empty();
        var ascii = name.toLowerCase(Locale.ROOT);
        if (!isAscii(name) || ascii.contains("xn--")) {
            var info = new IDNA.Info();
            ascii = IDN.nameToASCII(name, new StringBuilder(), info).toString();
            if (info.hasErrors() || ascii.length() > LONGEST) return Optional.empty();
        }
        if (!Suffixes.isTop(ascii.substring(ascii.lastIndexOf('.') + 1))) return Optional.empty();
        return Optional.of(new Host(ascii, unicode(ascii)));
    }

    private static @Nullable String unicode(String ascii) {
        if (!ascii.contains("xn--")) return null;
        var unicode = IDN.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info()).toString();
        return unicode.equals(ascii) ? null : unicode;
    }

    private static boolean isLabel(String label) {
        if (label.isEmpty() || label.length() > LONGEST_LABEL) return false;
        return isAscii(label) ? ASCII_LABEL.matcher(label).matches() : !label.startsWith("-") && !label.endsWith("-");
    }

    static boolean isAscii(CharSequence text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /// The names above a name, the nearest first.
    static List<String> above(String name) {
        var above = new ArrayList<String>();
        for (var dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1))
            above.add(name.substring(dot + 1));
        return above;
    }

    /// What may stand in a name.
    static boolean isPart(char c) {
        if (c < 0x80)
            return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_'
                    || c == '.';
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK || Character.isSurrogate(c);
    }

    /// Kanji and kana, which stand beside Latin words without a blank.
    static boolean isJapanese(char c) {
        if (c < 0x3005) return false;
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> c == 'ー' || c >= 0xff66 && c <= 0xff9f;
        };
    }

    static boolean isHiragana(char c) {
        return c >= 'ぁ' && c <= 'ゖ';
    }

    /// Where a name ends that begins here, in an address: what follows its end in Japanese is not part of it.
    static int end(CharSequence text, int start) {
        var end = start;
        while (end < text.length() && end - start <= LONGEST && isPart(text.charAt(end)))
            end++;
        var top = end;
        while (top > start && text.charAt(top - 1) != '.')
            top--;
        if (top < end && text.charAt(top) < 0x80)
            for (var at = top; at < end; at++)
                if (isJapanese(text.charAt(at))) return at;
        while (end > start && ".-_".indexOf(text.charAt(end - 1)) >= 0)
            end--;
        return end;
    }
}
