package dev.noroshi.source;

import com.ibm.icu.text.Normalizer2;
import java.util.BitSet;

/// Folds width, case and compatibility forms (Unicode's NFKC_Casefold, which drops invisible characters as well), step by
/// step, so that every character keeps its place.
final class Width {

    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    // one look-up for almost every character: what it folds to alone, 0 for nothing; SEVERAL must be asked
    private static final char SEVERAL = '\uffff';
    private static final char[] ALONE = new char[0x10000];
    private static final BitSet JOINS = new BitSet(0x10000);

    static {
        for (var c = 0; c < 0x10000; c++) {
            if (Character.isSurrogate((char) c)) {
                ALONE[c] = SEVERAL;
                continue;
            }
            var folded = FOLD.normalize(Character.toString(c));
            ALONE[c] = folded.isEmpty() ? 0 : folded.length() == 1 ? folded.charAt(0) : SEVERAL;
            if (!FOLD.hasBoundaryBefore(c)) JOINS.set(c);
        }
    }

    private Width() {
    }

    /// Takes what a stretch of the original folds to.
    interface Taker {
        void take(char folded, int from, int to);
    }

    /// Folds the text; every folded character is told with the stretch of the original it came from.
    static void fold(String original, Taker taker) {
        // the voicing marks that stand alone are meant to join what is before them
        var text = original.replace('\u309b', '\u3099').replace('\u309c', '\u309a');
        for (var at = 0; at < text.length();) {
            var next = at + 1;
            while (next < text.length() && (JOINS.get(text.charAt(next))
                    || Character.isSurrogatePair(text.charAt(next - 1), text.charAt(next))))
                next++;
            var alone = ALONE[text.charAt(at)];
            if (next == at + 1 && alone != SEVERAL) {
                if (alone != 0) taker.take(alone, at, next);
            } else {
                var folded = FOLD.normalize(text.substring(at, next));
                for (var n = 0; n < folded.length(); n++)
                    taker.take(folded.charAt(n), at, next);
            }
            at = next;
        }
    }

    /// The text folded, without places.
    static String fold(String text) {
        return FOLD.normalize(text.replace('\u309b', '\u3099').replace('\u309c', '\u309a'));
    }
}
