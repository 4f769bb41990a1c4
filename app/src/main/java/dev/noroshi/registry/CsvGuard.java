package dev.noroshi.registry;

/// Keeps spreadsheets from taking a cell for a formula. An apostrophe before it makes it text again, there and in our own
/// reader. Source: OWASP, CSV injection.
public final class CsvGuard {

    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private CsvGuard() {
    }

    public static String guard(String text) {
        return isDangerous(text) || isGuarded(text) ? "'" + text : text;
    }

    /// Whether the first apostrophe is one of ours.
    static boolean isGuarded(String text) {
        var apostrophes = 0;
        while (apostrophes < text.length() && text.charAt(apostrophes) == '\'')
            apostrophes++;
        return apostrophes > 0 && isDangerous(text.substring(apostrophes));
    }

    private static boolean isDangerous(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
    }
}
