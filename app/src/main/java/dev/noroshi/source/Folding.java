package dev.noroshi.source;

/// The ways a text is folded before identifiers are looked for: as names are written, as Latin letters sound, as numbers
/// and as addresses on the net. Identifiers are folded the same way.
final class Folding {

    private static final String DASHES = "-\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2500\u2501\ufe58\ufe63\uff0d\u30fc\uff70~\u301c\u223c\uff5e";
    private static final String DOTS = "・·‧•∙⋅.。_*|/\\";
    private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
    private static final String LARGE = "アイウエオツヤユヨワカケ";
    // what the eye takes for each other, and the old shapes of characters that stand in names
    private static final String LOOKS = "力口工二夕八卜一ヴヂヅヱヰヲ髙﨑齋斎齊邉邊澤廣國濱嶋龍瀧櫻學會應關藏眞圓靜邨峯塚德惠兒壽榮稻條曾檜礒淵渕舘";
    private static final String FOLDED = "カロエニタハトーブジズエイオ高崎斉斉斉辺辺沢広国浜島竜滝桜学会応関蔵真円静村峰塚徳恵児寿栄稲条曽桧磯渊渊館";
    // letters of other alphabets that look like Latin ones
    private static final String FOREIGN = "аеорсухіѕјԁαορνικ";
    private static final String LATIN = "aeopcyxisjdaopvik";
    private static final String KANJI_DIGITS = "〇零一二三四五六七八九";
    private static final String DIGITS = "00123456789";
    /// Stands where something stands that is no part of a number or of a Latin word.
    private static final char NOTHING = '\u0001';

    private Folding() {
    }

    /// As names are written: without space, dots and hyphens, hiragana as katakana, small kana as large ones.
    static View names(String text) {
        var view = new View.Builder(text);
        Width.fold(text, (c, from, to) -> {
            if (isDropped(c) || DOTS.indexOf(c) >= 0) return;
            if (DASHES.indexOf(c) >= 0) {
                // after kana any dash may be meant for the long vowel mark
                if (isKatakana(view.last())) view.add('ー', from, to);
                return;
            }
            view.add(letter(c), from, to);
        });
        return view.build();
    }

    private static char letter(char c) {
        var kana = c >= 'ぁ' && c <= 'ゖ' ? (char) (c + ('ァ' - 'ぁ')) : c;
        if (kana < 0x80) return kana;
        var small = SMALL.indexOf(kana);
        if (small >= 0) return LARGE.charAt(small);
        var looks = LOOKS.indexOf(kana);
        return looks >= 0 ? FOLDED.charAt(looks) : kana;
    }

    private static boolean isKatakana(char c) {
        return c >= 'ァ' && c <= 'ヺ' || c == 'ー';
    }

    private static boolean isDropped(char c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /// Latin letters as they sound, whichever system of romanisation they are written in: `Shinyō`, `sin'you` and
    /// `SHIN-YO` are the same.
    static View latin(String text) {
        var view = new View.Builder(text);
        var letters = new View.Builder(text);
        Width.fold(text, (c, from, to) -> {
            if (isDropped(c) || DASHES.indexOf(c) >= 0 || DOTS.indexOf(c) >= 0 || "'’‘`&,".indexOf(c) >= 0) return;
            var plain = plain(c);
            letters.add(plain, from, to);
        });
        sound(letters.build(), view);
        return view.build();
    }

    private static char plain(char c) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') return c;
        if (c >= 0xc0 && c < 0x250) {
            var bare = java.text.Normalizer.normalize(String.valueOf(c), java.text.Normalizer.Form.NFD).charAt(0);
            return bare >= 'a' && bare <= 'z' ? bare : NOTHING;
        }
        var foreign = FOREIGN.indexOf(c);
        return foreign >= 0 ? LATIN.charAt(foreign) : NOTHING;
    }

    /// Brings every spelling of a syllable to one: shi si, tsu tu, ou oo oh o, m before b and p to n.
    private static void sound(View letters, View.Builder view) {
        var text = letters.text();
        for (var at = 0; at < text.length();) {
            var taken = 1;
            var sounds = text.charAt(at);
            var next = follows(letters, at) ? text.charAt(at + 1) : 0;
            var afterNext = next != 0 && follows(letters, at + 1) ? text.charAt(at + 2) : 0;
            var glides = false;
            switch (sounds) {
                case 's' -> {
                    if (next == 'h') {
                        taken = 2;
                        glides = isVowel(afterNext) && afterNext != 'i';
                    }
                }
                case 'c' -> {
                    if (next == 'h') {
                        sounds = 't';
                        taken = 2;
                        glides = isVowel(afterNext) && afterNext != 'i';
                    } else if (next == 'c' && afterNext == 'h') sounds = 't';
                }
                case 't', 'd' -> {
                    if (sounds == 't' && next == 's' || sounds == 'd' && next == 'z') taken = 2;
                    if (sounds == 'd' && (next == 'z' || next == 'u')) sounds = 'z';
                }
                case 'j' -> {
                    sounds = 'z';
                    glides = isVowel(next) && next != 'i';
                    if (next == 'y') taken = 1;
                }
                case 'f' -> sounds = 'h';
                case 'm' -> {
                    if (next == 'b' || next == 'p' || next == 'm') sounds = 'n';
                }
                case 'o' -> {
                    while (follows(letters, at + taken - 1) && isLongO(letters, at + taken))
                        taken++;
                }
                case 'u', 'a' -> {
                    while (follows(letters, at + taken - 1) && text.charAt(at + taken) == sounds)
                        taken++;
                }
                default -> {
                }
            }
            view.add(sounds, letters.start(at), letters.end(at + taken - 1));
            if (glides) view.add('y', letters.start(at), letters.end(at + taken - 1));
            at += taken;
        }
    }

    private static boolean isLongO(View letters, int at) {
        var c = letters.text().charAt(at);
        if (c == 'u' || c == 'o') return true;
        return c == 'h' && !(follows(letters, at) && isVowel(letters.text().charAt(at + 1)));
    }

    /// Whether the next letter belongs to the same word: nothing stands between them, or all letters stand apart.
    private static boolean follows(View letters, int at) {
        if (at + 1 >= letters.text().length()) return false;
        return isTogether(letters, at) || !(at > 0 && isTogether(letters, at - 1))
                && !(at + 2 < letters.text().length() && isTogether(letters, at + 1));
    }

    private static boolean isTogether(View letters, int at) {
        return letters.start(at + 1) <= letters.end(at) || letters.gapAfter(at).chars()
                .allMatch(c -> Character.getType(c) == Character.FORMAT || "'’‘`".indexOf(c) >= 0);
    }

    private static boolean isVowel(char c) {
        return "aiueo".indexOf(c) >= 0;
    }

    /// Digits alone, however they are grouped; anything else but signs and space stands between numbers.
    static View numbers(String text) {
        var view = new View.Builder(text);
        Width.fold(text, (c, from, to) -> {
            var kanji = KANJI_DIGITS.indexOf(c);
            if (c >= '0' && c <= '9') view.add(c, from, to);
            else if (kanji >= 0) view.add(DIGITS.charAt(kanji), from, to);
            else
                if (!isDropped(c) && DASHES.indexOf(c) < 0 && "()[]+.・–_".indexOf(c) < 0)
                    view.add(NOTHING, from, to);
        });
        return view.build();
    }

    /// As addresses on the net are written, with what was done to them so that nobody follows them undone: `[.]`, `(dot)`,
    /// `[at]`, `[:]`. Space is kept as one blank.
    static View net(String text) {
        var wide = new View.Builder(text);
        Width.fold(text, (c, from, to) -> {
            if (isDropped(c)) {
                if (Character.getType(c) != Character.FORMAT && wide.last() != ' ') wide.add(' ', from, to);
            } else
                wide.add(c == '。' || c == '｡'
                        ? '.'
                        : DASHES.indexOf(c) >= 0 && (c != 'ー'
                                || wide.last() < 0x80) && c != '~' ? '-' : c,
                        from, to);
        });
        return new Refanging(wide.build()).view();
    }

    /// The same without any blank.
    static View host(View net) {
        var view = new View.Builder(net.original());
        for (var at = 0; at < net.text().length(); at++)
            if (net.text().charAt(at) != ' ') view.add(net.text().charAt(at), net.start(at), net.end(at));
        return view.build();
    }
}
