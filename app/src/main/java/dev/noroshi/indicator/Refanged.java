package dev.noroshi.indicator;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A text in which addresses are as a machine would read them: full-width letters made half, characters nobody sees left
/// out, `[.]` and its like made dots again. Every character knows the stretch of the original it came from. Capitals are
/// kept, unlike in the folding for names: the path of an address means something else in small letters.
final class Refanged {

    private static final String OPENING = "[({<【「〔";
    private static final String CLOSING = "])}>】」〕";
    private static final int LONGEST_WORD = 8;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Set<String> SCHEME = Set.of("http", "hxxp");
    private static final Map<String, String> MEANT = Map.ofEntries(Map.entry(".", "."), Map.entry("。", "."),
            Map.entry(",", "."),
            Map.entry("・", "."), Map.entry("dot", "."), Map.entry("ドット", "."), Map.entry("@", "@"),
            Map.entry("at", "@"), Map.entry("アット", "@"), Map.entry("アットマーク", "@"), Map.entry(":", ":"),
            Map.entry("::", "::"), Map.entry("://", "://"), Map.entry("/", "/"), Map.entry("//", "//"));

    private final String original;
    private final StringBuilder text;
    private int[] from;
    private int[] to;
    private final BitSet mended = new BitSet();

    private Refanged(String original) {
        this.original = original;
        this.text = new StringBuilder(original.length());
        this.from = new int[original.length() + 16];
        this.to = new int[original.length() + 16];
    }

    static Refanged of(String original) {
        var folded = new Refanged(original);
        folded.fold();
        var refanged = new Refanged(original);
        refanged.refang(folded);
        return refanged;
    }

    /// The text with its letters plain, but nothing mended.
    static String plain(String original) {
        var folded = new Refanged(original);
        folded.fold();
        return folded.text();
    }

    String text() {
        return text.toString();
    }

    int start(int at) {
        return from[at];
    }

    /// The end of the stretch of the original that ends before a place of the text.
    int end(int at) {
        return to[at - 1];
    }

    String written(int start, int end) {
        return original.substring(start(start), end(end));
    }

    /// Whether something in it had been made harmless.
    boolean isMended(int start, int end) {
        for (var at = start; at < end; at++)
            if (mended.get(at)) return true;
        return false;
    }

    private void add(char c, int start, int end) {
        if (text.length() == from.length) {
            from = Arrays.copyOf(from, from.length * 2);
            to = Arrays.copyOf(to, to.length * 2);
        }
        from[text.length()] = start;
        to[text.length()] = end;
        text.append(c);
    }

    private void fold() {
        for (var at = 0; at < original.length();) {
            var c = original.codePointAt(at);
            var next = at + Character.charCount(c);
            if (c < 0x80) add((char) c, at, next);
            else if (!isInvisible(c)) add(meaning(c), at, next);
            at = next;
        }
    }

    private void add(String meaning, int start, int end) {
        for (var n = 0; n < meaning.length(); n++)
            add(meaning.charAt(n), start, end);
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || c >= 0xfe00 && c <= 0xfe0f || c == 0x34f || c == 0x3164;
    }

    /// Whatever stands for plain letters (full width, mathematical, in circles) becomes them; the rest stays as it is.
    private static String meaning(int c) {
        if (c >= 0xff01 && c <= 0xff5e) return String.valueOf((char) (c - 0xfee0));
        if (c == 0xff61) return "。";
        // on Japanese keyboards it is the key of the backslash, and looks like one in Japanese fonts
        if (c == 0xffe5 || c == 0xa5) return "\\";
        var written = Character.toString(c);
        if (c == 0x3000 || c == 0xa0) return " ";
        if (c >= 0x3001 && c <= 0x9fff) return written;
        var plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
        return plain.length() <= 4 && plain.chars().allMatch(each -> each < 0x80) ? plain : written;
    }

    private void refang(Refanged folded) {
        var wide = folded.text;
        for (var at = 0; at < wide.length();) {
            var c = wide.charAt(at);
            var bracket = OPENING.indexOf(c);
            var length = bracket < 0 ? 0 : bracketed(folded, at);
            if (length == 0 && c == '\\' && isBetweenWords(wide, at, '.')) {
                mend(".", folded, at, at + 2);
                length = 2;
            }
            if (length == 0) {
                add(c == '。' && isDotOfName(wide, at) ? '.' : c, folded.from[at], folded.to[at]);
                length = 1;
            }
            at += length;
        }
    }

    /// How many characters were taken for a sign in brackets; 0 if there is none.
    private int bracketed(Refanged folded, int at) {
        var wide = folded.text;
        var word = blanks(wide, at + 1, 2);
        var end = word;
        while (end < wide.length() && end - word < LONGEST_WORD && CLOSING.indexOf(wide.charAt(end)) < 0
                && wide.charAt(end) != ' ')
            end++;
        var written = wide.substring(word, end).toLowerCase(Locale.ROOT);
        var meant = written.equals("s") && isBehindScheme() ? "s" : MEANT.get(written);
        var closing = blanks(wide, end, 2);
        if (meant == null || closing == wide.length() || CLOSING.indexOf(wide.charAt(closing)) < 0)
            return halfBracketed(folded, at);
        var after = closing + 1;
        if (".@".contains(meant)) {
            while (text.length() > 1 && text.charAt(text.length() - 1) == ' '
                    && isWord(text.charAt(text.length() - 2)))
                text.setLength(text.length() - 1);
            var joined = blanks(wide, after, 2);
            if (joined < wide.length() && isWord(wide.charAt(joined))) after = joined;
        }
        mend(meant, folded, at, after);
        return after - at;
    }

    /// `example[.com`, of which only one half was written.
    private int halfBracketed(Refanged folded, int at) {
        if (folded.text.charAt(at) != '[' || !isBetweenWords(folded.text, at, '.')) return 0;
        mend(".", folded, at, at + 2);
        return 2;
    }

    /// `http[s]://`, of which the text so far ends with `http`.
    private boolean isBehindScheme() {
        return SCHEME.contains(text.substring(Math.max(0, text.length() - 4)).toLowerCase(Locale.ROOT));
    }

    /// `例。jp`, written without leaving Japanese. A full stop of a sentence mostly stands behind hiragana, or before a name that has
    /// dots of its own; all that follows up to the end of the name must be a name registries know.
    private static boolean isDotOfName(CharSequence text, int at) {
        if (at == 0 || !isWord(text.charAt(at - 1)) || Hosts.isHiragana(text.charAt(at - 1))) return false;
        if (isEndOfName(text, at)) return false;
        var label = at + 1;
        for (var end = label; end - at <= LONGEST_NAME; end++) {
            var c = end < text.length() ? text.charAt(end) : ' ';
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') continue;
            if (end == label || c == '.' || isWord(c)) return false;
            if (c == '。' && end + 1 < text.length() && isSmall(text.charAt(end + 1))) {
                label = end + 1;
                continue;
            }
            return Suffixes.isTop(text.subSequence(label, end).toString());
        }
        return false;
    }

    /// Whether a name with dots of its own ends there already.
    private static boolean isEndOfName(CharSequence text, int at) {
        var label = at;
        while (label > 0 && at - label < LONGEST_LABEL && isWord(text.charAt(label - 1)))
            label--;
        return label > 1 && text.charAt(label - 1) == '.' && isWord(text.charAt(label - 2))
                && Suffixes.isTop(text.subSequence(label, at).toString().toLowerCase(Locale.ROOT));
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private void mend(String meant, Refanged folded, int start, int end) {
        mended.set(text.length(), text.length() + meant.length());
        for (var n = 0; n < meant.length(); n++)
            add(meant.charAt(n), folded.from[start], folded.to[end - 1]);
    }

    private static int blanks(CharSequence text, int at, int most) {
        var end = at;
        while (end < text.length() && end - at < most && text.charAt(end) == ' ')
            end++;
        return end;
    }

    private static boolean isBetweenWords(CharSequence text, int at, char sign) {
        return at > 0 && at + 2 < text.length() && text.charAt(at + 1) == sign && isWord(text.charAt(at - 1))
                && isWord(text.charAt(at + 2));
    }

    private static boolean isWord(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
                || c >= 0x80 && Character.isLetter(c);
    }
}
