package dev.noroshi.form;

import org.jspecify.annotations.Nullable;

/// Makes text the same whichever door it came through: one kind of line break, no blank around, no character that
/// neither a workbook nor a page can carry.
final class Texts {

    private Texts() {}

    static String clean(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n');
        if (lines.codePoints().anyMatch(Texts::isUnprintable))
            lines = lines.codePoints().filter(c -> !isUnprintable(c))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return lines.strip();
    }

    static @Nullable String cleanOrNull(@Nullable String text) {
        if (text == null) return null;
        var clean = clean(text);
        return clean.isEmpty() ? null : clean;
    }

    /// At most 60 characters of it, for naming it in a problem.
    static String shortened(String text) {
        return text.length() <= 60
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(58)) ? 58 : 59) + "…";
    }

    /// Not an XML 1.0 character: C0 controls but tab and line feed, halves of surrogate pairs, U+FFFE and U+FFFF.
    private static boolean isUnprintable(int c) {
        return c < 0x20 && c != '\t' && c != '\n' || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF;
    }
}
