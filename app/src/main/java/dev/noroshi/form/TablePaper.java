package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.util.List;

/// A paper of sentences and tables on A4, such as the reach of an advisory.
///
/// @param name what the paper is, at the head of each page
/// @param number at the head of each page; "" when it has none
/// @param tlp how far the paper itself may go
/// @param heading at the head of the first page
/// @param lead what stands before the tables, a paragraph each
public record TablePaper(String name, String number, Tlp tlp, Occasion occasion, String heading, List<String> lead,
        List<Table> tables) {

    public TablePaper {
        lead = List.copyOf(lead);
        tables = List.copyOf(tables);
    }

    /// A table with a heading.
    ///
    /// @param rows each with as many cells as there are columns
    /// @param none what stands in its place while it has no rows
    public record Table(String heading, List<Column> columns, List<List<String>> rows, String none) {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// A column.
    ///
    /// @param percent of the width of the paper
    public record Column(String heading, int percent, Kind kind) {
    }

    /// What stands in a column.
    public enum Kind {
        TEXT, FIGURE
    }
}
