package dev.noroshi.advisory.web;

import dev.noroshi.kernel.Importance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reach over a period, as a page shows it.
///
/// @param first the first day, as the field of the form wants it
/// @param importance the one that is chosen; "" for all
/// @param problem why the days cannot be read; null when they can
/// @param files the address of the files, without their ending
public record FiguresView(Instant asOf, String first, String last, String importance, List<Importance> importances,
        @Nullable String problem, @Nullable String tooMany, List<Hop> hops, List<Line> lines, String csv, String pdf) {

    public FiguresView {
        importances = List.copyOf(importances);
        hops = List.copyOf(hops);
        lines = List.copyOf(lines);
    }

    /// One hop with its rate.
    public record Hop(String title, int rate, int confirmed, int addressed, boolean watch, Row all, List<Row> rows) {
        public Hop {
            rows = List.copyOf(rows);
        }
    }

    /// Those below one holder, or all of a hop.
    ///
    /// @param causes how many it did not get to, by cause, in words; "" when there are none
    public record Row(String name, int advisories, int addressed, int sent, int confirmed, int rate, boolean watch,
            int inTime, String median, String ninetieth, String causes) {
    }

    /// One advisory.
    public record Line(String href, String number, Importance importance, Instant issuedAt, String hop, Row row) {
    }
}
