package dev.noroshi.stix;

import java.util.ArrayList;
import java.util.List;

/// The words of a pattern, read in one pass from left to right.
final class PatternWords {

    /// What a word is.
    enum Kind {
        NAME, TEXT, TIME, HEX, BINARY, WHOLE, FRACTION, SIGN, END
    }

    /// @param place where it begins, from 1
    record Word(Kind kind, String text, int place) {
    }

    /// The pattern is none.
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final int place;
        private final String expected;

        Fault(int place, String expected) {
            super(expected, null, false, false);
            this.place = place;
            this.expected = expected;
        }

        int place() {
            return place;
        }

        /// What should stand there.
        String expected() {
            return expected;
        }
    }

    private final List<Word> words;
    private int at;

    private PatternWords(List<Word> words) {
        this.words = words;
    }

    static PatternWords of(String pattern) throws Fault {
        return new PatternWords(new Scanner(pattern).all());
    }

    Word next() {
        var word = words.get(at);
        if (word.kind() != Kind.END) at++;
        return word;
    }

    boolean isNext(String... texts) {
        for (var i = 0; i < texts.length; i++) {
            var word = words.get(Math.min(at + i, words.size() - 1));
            if (!is(word, texts[i])) return false;
        }
        return true;
    }

    /// A sign or keyword; what stands in quotation marks is neither.
    private static boolean is(Word word, String text) {
        return (word.kind() == Kind.NAME || word.kind() == Kind.SIGN) && word.text().equals(text);
    }

    boolean take(String text) {
        if (!is(words.get(at), text)) return false;
        at++;
        return true;
    }

    void need(String text) throws Fault {
        if (!take(text)) throw fault(text);
    }

    void need(Kind kind) throws Fault {
        if (next().kind() != kind) throw faultBefore(switch (kind) {
            case TEXT -> "'…'";
            case TIME -> "t'…'";
            case WHOLE, FRACTION -> "1";
            case HEX -> "h'…'";
            case BINARY -> "b'…'";
            case NAME, SIGN -> "a-z";
            case END -> "∎";
        });
    }

    void needNumber() throws Fault {
        var kind = next().kind();
        if (kind != Kind.WHOLE && kind != Kind.FRACTION) throw faultBefore("1");
    }

    String needName() throws Fault {
        var word = next();
        if (word.kind() != Kind.NAME) throw faultBefore("a-z");
        return word.text();
    }

    /// A step of a path: a name, or any text in quotation marks.
    String needStep() throws Fault {
        var word = next();
        if (word.kind() != Kind.NAME && word.kind() != Kind.TEXT) throw faultBefore("a-z");
        return word.text();
    }

    String needText() throws Fault {
        var word = next();
        if (word.kind() != Kind.TEXT) throw faultBefore("'…'");
        return word.text();
    }

    void end() throws Fault {
        if (words.get(at).kind() != Kind.END) throw fault("∎");
    }

    /// Something else should stand where we are.
    Fault fault(String expected) {
        return new Fault(words.get(at).place(), expected);
    }

    /// Something else should stand where we have just been.
    Fault faultBefore(String expected) {
        return new Fault(words.get(Math.max(at - 1, 0)).place(), expected);
    }

    /// Parts the pattern.
    private static final class Scanner {

        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        List<Word> all() throws Fault {
            var words = new ArrayList<Word>();
            while (skip())
                words.add(word());
            words.add(new Word(Kind.END, "", text.length() + 1));
            return words;
        }

        /// Past spaces and comments; false at the end.
        private boolean skip() throws Fault {
            while (at < text.length()) {
                if (Character.isWhitespace(text.charAt(at))) at++;
                else if (text.startsWith("//", at)) at = orEnd(text.indexOf('\n', at));
                else if (text.startsWith("/*", at)) {
                    var end = text.indexOf("*/", at + 2);
                    if (end < 0) throw new Fault(at + 1, "*/");
                    at = end + 2;
                } else
                    return true;
            }
            return false;
        }

        private int orEnd(int found) {
            return found < 0 ? text.length() : found;
        }

        private Word word() throws Fault {
            var begin = at;
            var c = text.charAt(at);
            if (c == '\'') return quoted(Kind.TEXT, begin);
            if (at + 1 < text.length() && text.charAt(at + 1) == '\'' && "thb".indexOf(c) >= 0) {
                at++;
                return quoted(c == 't' ? Kind.TIME : c == 'h' ? Kind.HEX : Kind.BINARY, begin);
            }
            if (isDigit(c) || (c == '-' || c == '+') && at + 1 < text.length() && isNumeric(text.charAt(at + 1))
                    || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))
                return number(begin);
            if (isLetter(c)) {
                while (at < text.length() && isInName(text.charAt(at)))
                    at++;
                return new Word(Kind.NAME, text.substring(begin, at), begin + 1);
            }
            return sign(begin);
        }

        private Word sign(int begin) throws Fault {
            for (var two : List.of("==", "!=", "<>", ">=", "<="))
                if (text.startsWith(two, at)) {
                    at += 2;
                    return new Word(Kind.SIGN, two, begin + 1);
                }
            if ("[]().:,=<>*".indexOf(text.charAt(at)) < 0) throw new Fault(begin + 1, "[");
            at++;
            return new Word(Kind.SIGN, text.substring(begin, at), begin + 1);
        }

        private Word number(int begin) {
            var isFraction = false;
            at++;
            if (text.charAt(begin) == '.') isFraction = true;
            while (at < text.length() && isNumeric(text.charAt(at)) && !(isFraction && text.charAt(at) == '.')) {
                isFraction |= text.charAt(at) == '.';
                at++;
            }
            return new Word(isFraction ? Kind.FRACTION : Kind.WHOLE, text.substring(begin, at), begin + 1);
        }

        private Word quoted(Kind kind, int begin) throws Fault {
            var value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                var c = text.charAt(at);
                if (c == '\'') {
                    at++;
                    return checked(kind, value.toString(), begin);
                }
                if (c == '\\') {
                    at++;
                    if (at == text.length() || text.charAt(at) != '\'' && text.charAt(at) != '\\')
                        throw new Fault(at, "\\\\");
                    value.append(text.charAt(at));
                } else
                    value.append(c);
            }
            throw new Fault(text.length() + 1, "'");
        }

        private static Word checked(Kind kind, String value, int begin) throws Fault {
            var isSound = switch (kind) {
                case TIME -> StixTime.read(value).isPresent();
                case HEX -> value.length() % 2 == 0 && value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
                case BINARY -> isBase64(value);
                case NAME, TEXT, WHOLE, FRACTION, SIGN, END -> true;
            };
            if (!isSound) throw new Fault(begin + 1, switch (kind) {
                case TIME -> "t'2026-01-01T00:00:00Z'";
                case HEX -> "h'ff'";
                case BINARY, NAME, TEXT, WHOLE, FRACTION, SIGN, END -> "b'/w=='";
            });
            return new Word(kind, value, begin + 1);
        }

        private static boolean isBase64(String value) {
            try {
                java.util.Base64.getDecoder().decode(value);
                return value.length() % 4 == 0;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isNumeric(char c) {
            return isDigit(c) || c == '.';
        }

        private static boolean isLetter(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
        }

        private static boolean isInName(char c) {
            return isLetter(c) || isDigit(c) || c == '-';
        }
    }
}
