package dev.noroshi.form;

import dev.noroshi.kernel.Problem;
import java.util.Optional;

/// How much a form may hold. Generous for people, tight for machines that go wrong.
final class Limits {

    /// Characters of one text. A cell of a workbook holds 32,767.
    static final int TEXT = 20_000;
    /// Rows of one table.
    static final int ROWS = 200;

    private Limits() {}

    static Optional<Problem> length(String at, String text) {
        return text.length() <= TEXT
                ? Optional.empty()
                : Optional.of(FormProblem.TOO_LONG.of(at, Integer.toString(TEXT), Integer.toString(text.length())));
    }

    static Optional<Problem> rows(String at, int rows) {
        return rows <= ROWS
                ? Optional.empty()
                : Optional.of(FormProblem.TOO_MANY_ROWS.of(at, Integer.toString(ROWS), Integer.toString(rows)));
    }
}
