package dev.noroshi.form;

import java.util.ArrayList;
import java.util.List;

/// Measures text as the typeface of the papers will set it, and shortens it to so many lines.
final class PaperFit {

    /// What rules of line breaking (禁則) may push to the next line is left free in each.
    private static final float SAFE = 0.93f;
    private static final String MORE = "…";

    private PaperFit() {}

    /// The text in at most so many lines; what is too long ends in `…` and a line of its own that says where to read on.
    ///
    /// @param width of a line, in points
    /// @param size of the type, in points
    static String fit(String text, int lines, float width, float size, String where) {
        var all = lines(text, width, size);
        if (all.size() <= lines) return text;
        var tail = lines(where, width, size);
        var kept = new ArrayList<>(all.subList(0, Math.max(1, lines - tail.size())));
        kept.set(kept.size() - 1, withMore(kept.getLast()));
        kept.add(where);
        return String.join("\n", kept);
    }

    /// The text without line breaks in at most so many lines, `…` at its end when there was more.
    static String clip(String text, int lines, float width, float size) {
        var all = lines(text.replaceAll("\\s*[\\r\\n]+\\s*", " "), width, size);
        if (all.size() <= lines) return String.join("", all);
        var kept = new ArrayList<>(all.subList(0, lines));
        kept.set(lines - 1, withMore(kept.getLast()));
        return String.join("", kept);
    }

    private static String withMore(String line) {
        var end = line.isEmpty() ? 0 : line.offsetByCodePoints(line.length(), -1);
        return line.substring(0, end) + MORE;
    }

    /// The lines it takes, each no wider than a line is.
    private static List<String> lines(String text, float width, float size) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\\R", -1))
            wrap(paragraph.replace('\t', ' '), width * SAFE / size, lines);
        return lines;
    }

    private static void wrap(String paragraph, float ems, List<String> lines) {
        var line = new StringBuilder();
        var taken = 0f;
        for (var at = 0; at < paragraph.length();) {
            var c = paragraph.codePointAt(at);
            var wide = PaperFonts.width(c);
            if (taken + wide > ems && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                taken = 0;
            }
            line.appendCodePoint(c);
            taken += wide;
            at += Character.charCount(c);
        }
        lines.add(line.toString());
    }
}
