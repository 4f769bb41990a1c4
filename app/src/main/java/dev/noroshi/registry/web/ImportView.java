package dev.noroshi.registry.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which members and their people are brought in.
///
/// @param scope whose members the reader may bring in, in words
/// @param problems what is wrong with the file just sent; empty when nothing is
/// @param badRows how many of its rows are named; 0 when it is about the file as a whole
/// @param members the columns of a file of members
/// @param people the columns of a file of people
/// @param files addresses of what is recorded now
public record ImportView(String scope, List<ProblemRow> problems, int badRows, List<ColumnRow> members,
        List<ColumnRow> people, List<FileLink> files) {

    public ImportView {
        problems = List.copyOf(problems);
    }

    /// @param row where it stands; null for the file as a whole
    public record ProblemRow(@Nullable String row, @Nullable String column, String text) {
    }

    public record ColumnRow(String code, String label, boolean required, String meaning) {
    }

    public record FileLink(String label, String href) {
    }
}
