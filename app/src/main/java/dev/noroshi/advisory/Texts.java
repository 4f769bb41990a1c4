package dev.noroshi.advisory;

/// What people write here beside the form: reasons, notes, questions.
public final class Texts {

    /// How many characters such a text may have.
    public static final int LIMIT = 4_000;

    private Texts() {
    }

    /// One kind of line break, nothing blank around, no character a page or the database cannot carry.
    public static String clean(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    }

    /// The beginning of what somebody sent, short enough to be shown in a sentence.
    public static String excerpt(String text) {
        var line = clean(text).replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= 40
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 39)) + "…";
    }
}
