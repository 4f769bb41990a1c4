package dev.noroshi.registry;

import dev.noroshi.kernel.Problem;

/// Something wrong with a file.
///
/// @param row the row as a spreadsheet counts, the header being 1; 0 for the file as a whole
/// @param problem its field is the code of the column, or "" for the row as a whole
public record RowProblem(int row, Problem problem) implements Comparable<RowProblem> {

    static RowProblem ofFile(String code, String... details) {
        return new RowProblem(0, Problem.of("", code, details));
    }

    @Override
    public int compareTo(RowProblem other) {
        return Integer.compare(row, other.row);
    }
}
