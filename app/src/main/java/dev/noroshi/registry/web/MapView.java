package dev.noroshi.registry.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The map of CEPTOARs as of a day.
///
/// @param day the day in words, in both calendars
/// @param rows no rows when no list is as old as the day
/// @param comparison null when the reader compares with nothing
/// @param mayEdit whether the reader may bring members in
/// @param csv address of the map as a file
public record MapView(AsOf asOf, String day, List<Figure> figures, String caption, String captionSub, List<Row> rows,
        @Nullable Comparison comparison, boolean mayEdit, String csv) {

    public MapView {
        figures = List.copyOf(figures);
        rows = List.copyOf(rows);
    }

    /// The form that asks for another day.
    ///
    /// @param value the day shown, ISO
    /// @param month the month of the day shown, counted from the first
    /// @param known the months lists are of
    public record AsOf(String value, String first, String last, int month, int lastMonth, String monthWords,
            String firstWords, String lastWords, List<Option> known, List<Option> compare) {
    }

    /// A value to choose.
    public record Option(String value, String label, boolean selected) {
    }

    /// A number worth knowing.
    ///
    /// @param value null when it is not known
    public record Figure(String name, @Nullable String value) {
    }

    /// A CEPTOAR. What is null is not stated.
    ///
    /// @param ministries empty when no paper says
    public record Row(String id, String href, String name, String sector, List<String> ministries,
            @Nullable String members, String printed, @Nullable String contactPoint, @Nullable Difference difference) {
    }

    /// What changed, as sign and word.
    public record Difference(String words, boolean strong) {
    }

    /// What changed since an earlier day.
    ///
    /// @param since that day in words
    /// @param groups the most important changes
    /// @param all every change
    public record Comparison(String since, List<Group> groups, List<Change> all) {
    }

    public record Group(String title, List<Line> lines) {
    }

    /// @param text in the reader's language
    /// @param printed what the papers print, in Japanese, if there is more to say
    /// @param href where on the page it stands; null when it no longer does
    public record Line(String sign, String text, @Nullable String printed, @Nullable String href,
            @Nullable String unknown) {
    }

    public record Change(String ceptoar, String aspect, String before, String after) {
    }
}
