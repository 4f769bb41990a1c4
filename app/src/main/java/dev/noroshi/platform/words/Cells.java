package dev.noroshi.platform.words;

/// Text as it may stand in a file that people open with a spreadsheet.
public final class Cells {

    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private Cells() {
    }

    /// The text, with an apostrophe before what a spreadsheet would take for a formula. Source: OWASP, CSV injection.
    public static String plain(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
