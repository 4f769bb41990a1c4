package dev.noroshi.source;

import java.util.Arrays;

/// A folded text that knows for each of its characters where it came from.
final class View {

    private final String original;
    private final String text;
    private final int[] start;
    private final int[] end;

    private View(String original, String text, int[] start, int[] end) {
        this.original = original;
        this.text = text;
        this.start = start;
        this.end = end;
    }

    String original() {
        return original;
    }

    String text() {
        return text;
    }

    /// Where the folded character begins in the original.
    int start(int at) {
        return start[at];
    }

    /// Where the folded character ends in the original.
    int end(int at) {
        return end[at];
    }

    /// What stands in the original between a folded character and the next: what folding dropped.
    String gapAfter(int at) {
        return original.substring(end[at], Math.max(end[at], start[at + 1]));
    }

    /// The character of the original before a folded one; 0 at the beginning.
    int before(int at) {
        return start[at] == 0 ? 0 : original.codePointBefore(start[at]);
    }

    /// The character of the original after a folded one; 0 at the end.
    int after(int at) {
        return end[at] == original.length() ? 0 : original.codePointAt(end[at]);
    }

    /// Collects a view character by character.
    static final class Builder {
        private final String original;
        private final StringBuilder text;
        private int[] start;
        private int[] end;

        Builder(String original) {
            this.original = original;
            text = new StringBuilder(original.length() + 16);
            start = new int[original.length() + 16];
            end = new int[original.length() + 16];
        }

        void add(char folded, int from, int to) {
            var at = text.length();
            if (at == start.length) {
                start = Arrays.copyOf(start, at * 2);
                end = Arrays.copyOf(end, at * 2);
            }
            text.append(folded);
            start[at] = from;
            end[at] = to;
        }

        int length() {
            return text.length();
        }

        char last() {
            return text.isEmpty() ? 0 : text.charAt(text.length() - 1);
        }

        View build() {
            return new View(original, text.toString(), start, end);
        }
    }
}
