package dev.noroshi.form;

import dev.noroshi.form.FormLabels.OptionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads which options a text marks: `□ 有　■ 無`, `有（○）・無（　）`, `✓停止中`, or no more than `停止中`.
final class Marks {

    /// What stands at an option.
    enum Mark {
        /// ■ ☑ ✓ レ ○ ● 1
        YES,
        /// ×, x: a mark where it stands alone, its opposite where others are marked ○
        CROSS,
        /// □ ☐
        NO,
        /// the option is named and nothing stands at it
        NONE
    }

    /// An option found in a text, with the mark at it.
    record Seen(String code, Mark mark) {}

    /// What a text says about options, and what else stands in it.
    record Parsed(List<Seen> seen, String rest) {
        boolean hasGlyph() {
            return seen.stream().anyMatch(seen -> seen.mark() != Mark.NONE);
        }
    }

    private static final String YES = "■☑☒✓✔✅◼⬛●◉◎◆レﾚㇾ○〇◯ＶｖvV1１🗹";
    private static final String CROSS = "×✕✖✗✘xXｘＸ╳";
    private static final String NO = "□☐▢◻⬜▫◇";
    private static final String OPEN = "(（[［【";
    private static final String CLOSE = ")）]］】";
    private static final String PUNCTUATION = "・･、,，。.．/／:：=＝|｜";
    // the longest option has 30 characters
    private static final int LONGEST_NAME = 90;

    private Marks() {}

    /// The mark a cell consists of: a glyph, a glyph in brackets, or the TRUE and FALSE of a check box. Empty when it
    /// says anything else.
    static Optional<Mark> alone(String text) {
        var bare = text.strip();
        if (bare.equals("TRUE")) return Optional.of(Mark.YES);
        if (bare.equals("FALSE")) return Optional.of(Mark.NO);
        if (bare.length() > 2 && isOneOf(OPEN, bare.charAt(0)) && isOneOf(CLOSE, bare.charAt(bare.length() - 1)))
            bare = bare.substring(1, bare.length() - 1).strip();
        if (bare.isEmpty() || bare.codePointCount(0, bare.length()) != 1) return Optional.empty();
        return glyph(bare.codePointAt(0));
    }

    private static Optional<Mark> glyph(int c) {
        if (YES.indexOf(c) >= 0) return Optional.of(Mark.YES);
        if (CROSS.indexOf(c) >= 0) return Optional.of(Mark.CROSS);
        if (NO.indexOf(c) >= 0) return Optional.of(Mark.NO);
        return Optional.empty();
    }

    static Parsed parse(String text, List<OptionName> names) {
        var styles = endsWithMark(text)
                ? List.of(Style.MARK_AFTER, Style.MARK_BEFORE)
                : List.of(Style.MARK_BEFORE, Style.MARK_AFTER);
        for (var style : styles) {
            var parsed = new Scan(text, names, style).run();
            if (parsed.hasGlyph()) return parsed;
        }
        return new Scan(text, names, Style.NAME_ONLY).run();
    }

    private static boolean endsWithMark(String text) {
        var end = text.strip();
        while (!end.isEmpty() && isOneOf(CLOSE, end.charAt(end.length() - 1)))
            end = end.substring(0, end.length() - 1).strip();
        return !end.isEmpty() && (isOneOf(OPEN, end.charAt(end.length() - 1))
                || glyph(end.codePointBefore(end.length())).isPresent());
    }

    /// How a text marks its options: `■有`, `有■`, or with no more than the name of the one that is meant.
    private enum Style {
        MARK_BEFORE, MARK_AFTER, NAME_ONLY
    }

    private static boolean isOneOf(String characters, int c) {
        return characters.indexOf(c) >= 0;
    }

    /// One run over a text that takes it to be in one style.
    private static final class Scan {
        private final String text;
        private final List<OptionName> names;
        private final Style style;
        private final List<Seen> seen = new ArrayList<>();
        private final StringBuilder rest = new StringBuilder();
        private int at;

        Scan(String text, List<OptionName> names, Style style) {
            this.text = text;
            this.names = names;
            this.style = style;
        }

        Parsed run() {
            while (at < text.length()) {
                if (!(isBoundary(at) && takeOption())) {
                    var c = text.codePointAt(at);
                    rest.appendCodePoint(c);
                    at += Character.charCount(c);
                }
            }
            return new Parsed(seen, rest.toString().strip());
        }

        /// An option begins a word: at the start, after a space, a bracket, a mark or a comma.
        private boolean isBoundary(int index) {
            if (index == 0) return true;
            var before = text.codePointBefore(index);
            return Character.isWhitespace(before) || Character.isSpaceChar(before)
                    || isOneOf(OPEN + CLOSE + PUNCTUATION, before)
                    || rest.isEmpty();
        }

        private boolean takeOption() {
            var start = at;
            var mark = Mark.NONE;
            if (style == Style.MARK_BEFORE) {
                var glyph = glyph(text.codePointAt(at));
                if (glyph.isPresent()) {
                    mark = glyph.get();
                    start = skip(at + Character.charCount(text.codePointAt(at)), CLOSE);
                }
            }
            var name = nameAt(start);
            if (name.isEmpty()) return false;
            var end = start + name.get().length();
            if (style == Style.MARK_AFTER) {
                var glyphAt = skip(end, OPEN);
                var glyph = glyphAt < text.length() ? glyph(text.codePointAt(glyphAt)) : Optional.<Mark>empty();
                if (glyph.isPresent()) {
                    mark = glyph.get();
                    end = skip(glyphAt + Character.charCount(text.codePointAt(glyphAt)), CLOSE);
                } else
                    if (glyphAt > 0 && glyphAt < text.length() && isOneOf(OPEN, text.codePointBefore(skipBack(glyphAt)))
                            && isOneOf(CLOSE, text.codePointAt(glyphAt))) {
                                // 有（　）
                                mark = Mark.NO;
                                end = glyphAt + 1;
                            }
            }
            // among marked options a bare word is a word, but for 不明, which the paper has no box for
            if (style != Style.NAME_ONLY && mark == Mark.NONE && !name.get().code().equals(FormLabels.UNKNOWN))
                return false;
            seen.add(new Seen(name.get().code(), mark));
            at = end;
            return true;
        }

        private int skip(int from, String also) {
            var index = from;
            while (index < text.length() && (Character.isWhitespace(text.charAt(index))
                    || Character.isSpaceChar(text.charAt(index)) || isOneOf(also, text.charAt(index))))
                index++;
            return index;
        }

        private int skipBack(int from) {
            var index = from;
            while (index > 1 && (Character.isWhitespace(text.charAt(index - 1))
                    || Character.isSpaceChar(text.charAt(index - 1))))
                index--;
            return index;
        }

        private record NameAt(String code, int length) {}

        private Optional<NameAt> nameAt(int start) {
            var ahead = text.substring(start, Math.min(text.length(), start + LONGEST_NAME));
            if (ahead.isEmpty()) return Optional.empty();
            var folded = Folded.of(ahead);
            for (var name : names) {
                if (!folded.key().startsWith(name.key())) continue;
                var rest = folded.after(name.key().length());
                if (rest.isEmpty() || endsWord(rest.codePointAt(0)))
                    return Optional.of(new NameAt(name.code(), ahead.length() - rest.length()));
            }
            return Optional.empty();
        }

        private static boolean endsWord(int c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || isOneOf(OPEN + CLOSE + PUNCTUATION, c)
                    || isOneOf(NO, c) || isOneOf("■☑☒✓✔✅●○◯×", c);
        }
    }
}
