package dev.noroshi.form;

import dev.noroshi.kernel.Fold;
import java.util.Arrays;

/// A text folded for comparison that still knows which character of the original each of its own came from, so that
/// what follows a label can be handed back as it was written.
///
/// Besides what [Fold] levels, the marks of the paper are left out: the asterisk of a required item, references to
/// notes (※５), middle dots and commas.
final class Folded {

    private static final String LEFT_OUT = "*・,、。․·";

    private final String original;
    private final String key;
    /// For each character of the key, the index in the original right after what it came from.
    private final int[] ends;

    private Folded(String original, String key, int[] ends) {
        this.original = original;
        this.key = key;
        this.ends = ends;
    }

    static Folded of(String text) {
        var key = new StringBuilder(text.length());
        var ends = new int[text.length() + 16];
        for (var i = 0; i < text.length();) {
            var note = noteReference(text, i);
            if (note > i) {
                i = note;
                continue;
            }
            var next = i + Character.charCount(text.codePointAt(i));
            while (next < text.length() && isVoicingMark(text.charAt(next))) next++;
            var folded = Fold.key(text.substring(i, next));
            for (var c : folded.toCharArray()) {
                if (LEFT_OUT.indexOf(c) >= 0) continue;
                if (key.length() == ends.length) ends = Arrays.copyOf(ends, ends.length * 2);
                ends[key.length()] = next;
                key.append(c);
            }
            i = next;
        }
        return new Folded(text, key.toString(), ends);
    }

    /// The comparison key alone.
    static String key(String text) {
        return of(text).key;
    }

    String key() {
        return key;
    }

    /// What stands in the original after the first `length` characters of the key.
    String after(int length) {
        return length == 0 ? original : original.substring(ends[length - 1]);
    }

    /// （※５） or ※2: the index after it, or `start` when there is none.
    private static int noteReference(String text, int start) {
        var i = start;
        var bracket = text.charAt(i) == '(' || text.charAt(i) == '（';
        if (bracket) i++;
        if (i >= text.length() || text.charAt(i) != '※') return start;
        i++;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) i++;
        var digits = i;
        while (i < text.length() && Character.isDigit(text.charAt(i))) i++;
        if (i == digits) return start;
        if (bracket) {
            if (i >= text.length() || text.charAt(i) != ')' && text.charAt(i) != '）') return start;
            i++;
        }
        return i;
    }

    private static boolean isVoicingMark(char c) {
        return c == '\uff9e' || c == '\uff9f' || c == '\u3099' || c == '\u309a';
    }
}
