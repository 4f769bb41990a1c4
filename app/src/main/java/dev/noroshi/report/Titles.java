package dev.noroshi.report;

import dev.noroshi.form.ReportField;
import dev.noroshi.form.FormContent;

/// What a report is called in lists. The form has no title; its first words stand for one.
public final class Titles {

    /// Longer ones are cut, with `…`.
    private static final int LENGTH = 48;

    private Titles() {
    }

    /// The first line of 発生事象の概要 without its bullet, else that of the affected system, else the class of the event,
    /// else 件名なし. Taken from the content as its holder has it, so that it names nothing the content does not.
    public static String of(FormContent content) {
        return content.text(ReportField.EVENT_SUMMARY).map(Titles::firstLine).filter(line -> !line.isEmpty())
                .orElse("件名なし");
    }

    private static String firstLine(String text) {
        var line = text.strip().lines().findFirst().orElse("").replaceFirst("^[・●○◦\\-－*]\\s*", "").strip();
        if (line.codePointCount(0, line.length()) <= LENGTH) return line;
        return line.substring(0, line.offsetByCodePoints(0, LENGTH - 1)) + "…";
    }
}
