package dev.noroshi.kernel;

import java.text.Normalizer;
import java.util.Locale;

/// Folds Japanese text so that writings a person would call the same compare as equal: width, case, hiragana and
/// katakana, the many dashes, and space. For comparing labels and names, never for showing.
public final class Fold {

    // hyphens, dashes, minus signs, box lines and the long vowel mark: people mix them freely
    private static final String DASHES = "-\u00ad\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2500\u2501\u30fc\ufe58\ufe63\uff0d\uff70";
    private static final String WAVES = "~\u301c\u3030\u223c\u223e\uff5e";

    private Fold() {}

    /// The comparison key: NFKC, lower case, katakana, one dash, one wave, no space or invisible character at all.
    public static String key(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var key = new StringBuilder(normal.length());
        normal.codePoints().map(Fold::fold).filter(c -> c >= 0).forEach(key::appendCodePoint);
        return key.toString();
    }

    /// Width only: NFKC with line breaks kept, for reading numbers and dates.
    public static String width(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /// Whether two writings are the same after folding.
    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    private static int fold(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT)
            return -1;
        if (DASHES.indexOf(c) >= 0) return '-';
        if (WAVES.indexOf(c) >= 0) return '~';
        if (c >= 'ぁ' && c <= 'ゖ') return c + ('ァ' - 'ぁ');
        return c;
    }
}
