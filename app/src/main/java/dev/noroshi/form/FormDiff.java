package dev.noroshi.form;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The difference of two contents, field by field, for a page that shows one beside the other. Compares what the paper
/// would print, so a changed choice reads as its words.
public final class FormDiff {

    /// A field that differs. `segments` run through both texts in order.
    public record Changed(FieldId field, List<Segment> segments) {
        public Changed {
            segments = List.copyOf(segments);
        }

        /// The first text: what is in both, and what was removed.
        public String before() {
            return join(Kind.REMOVED);
        }

        /// The second text: what is in both, and what was added.
        public String after() {
            return join(Kind.ADDED);
        }

        private String join(Kind own) {
            var text = new StringBuilder();
            for (var segment : segments)
                if (segment.kind() == Kind.SAME || segment.kind() == own) text.append(segment.text());
            return text.toString();
        }
    }

    /// A piece of text. Plain text: whoever shows it escapes it.
    public record Segment(Kind kind, String text) {}

    /// Where a piece stands: in both, only in the first (removed), only in the second (added).
    public enum Kind {
        SAME, REMOVED, ADDED
    }

    /// Above this many words on a side, a text is compared by lines: a page is waiting.
    private static final int WORDS = 4_000;

    private FormDiff() {}

    /// The fields that differ, in the order of the form.
    public static List<Changed> between(FormDefinition form, FormContent before, FormContent after) {
        var changed = before.changedFields(after);
        return form.fields().stream().map(FormField::id).filter(changed::contains)
                .map(field -> new Changed(field, of(printed(form, before, field), printed(form, after, field))))
                .toList();
    }

    private static String printed(FormDefinition form, FormContent content, FieldId field) {
        var fields = new PaperFields(form, content);
        var scope = content.part(field).map(tlp -> "〔" + tlp.label() + "〕").orElse("");
        return scope + content.get(field).map(value -> switch (value) {
            case FieldValue.Rows(var rows) -> String.join("\n", rows.stream()
                    .map(row -> (PaperFields.rowTime(row) + "　" + row.status()).strip()).toList());
            case FieldValue.Recipients _ -> fields.recipients(code -> code);
            default -> fields.text(field);
        }).orElse("");
    }

    /// The difference of two texts, word by word. Words of Japanese are what the JDK takes for them; a character is never
    /// torn apart.
    public static List<Segment> of(String before, String after) {
        var first = pieces(before);
        var second = pieces(after);
        if (first.size() > WORDS || second.size() > WORDS) {
            first = lines(before);
            second = lines(after);
        }
        return segments(first, second);
    }

    /// The difference of two texts, clause by clause: for a reader who would stumble over single words.
    public static List<Segment> byClause(String before, String after) {
        return segments(clauses(before), clauses(after));
    }

    private static List<Segment> segments(List<String> first, List<String> second) {
        var segments = new ArrayList<Segment>();
        var position = 0;
        for (var delta : DiffUtils.diff(first, second).getDeltas()) {
            add(segments, Kind.SAME, first.subList(position, delta.getSource().getPosition()));
            add(segments, delta);
            position = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(segments, Kind.SAME, first.subList(position, first.size()));
        return segments;
    }

    private static void add(List<Segment> segments, AbstractDelta<String> delta) {
        add(segments, Kind.REMOVED, delta.getSource().getLines());
        add(segments, Kind.ADDED, delta.getTarget().getLines());
    }

    private static void add(List<Segment> segments, Kind kind, List<String> pieces) {
        Optional.of(String.join("", pieces)).filter(text -> !text.isEmpty())
                .ifPresent(text -> segments.add(new Segment(kind, text)));
    }

    private static List<String> pieces(String text) {
        var words = BreakIterator.getWordInstance(Locale.JAPAN);
        words.setText(text);
        var pieces = new ArrayList<String>();
        for (int start = words.first(), end = words.next(); end != BreakIterator.DONE; start = end, end = words.next())
            addWord(pieces, text.substring(start, end));
        return pieces;
    }

    /// A run of kanji or kana is one word to the JDK; a company's name within it is what changes, so it goes by character.
    private static void addWord(List<String> pieces, String word) {
        if (word.codePoints().allMatch(c -> c < 0x2E80)) {
            pieces.add(word);
            return;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.JAPAN);
        characters.setText(word);
        for (int start = characters.first(),
                end = characters.next(); end != BreakIterator.DONE; start = end, end = characters.next())
            pieces.add(word.substring(start, end));
    }

    private static List<String> clauses(String text) {
        return Arrays.asList(text.split("(?<=[。、．，,;；:：\\n])|(?<=\\. )"));
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("(?<=\n)"));
    }
}
