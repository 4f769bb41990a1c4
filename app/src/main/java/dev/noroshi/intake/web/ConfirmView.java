package dev.noroshi.intake.web;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.report.ReportWording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page that shows what is about to be submitted, and to whom.
///
/// @param kind of the report, in words
/// @param lines the filled form, in the order of the paper
/// @param parts the scopes of single fields that differ from the report's
/// @param tlp null while none is chosen
/// @param path who will have it one after the other, the reporter first
/// @param withheldBy who will take the name off; null when nobody does
/// @param missing how many things keep it from being submitted
public record ConfirmView(String series, int edition, int ordinal, String kind, boolean drill,
        List<ReportWording.Line> lines, List<ReportWording.Part> parts, @Nullable Tlp tlp,
        @Nullable Importance importance, String grounds,
        String addressee, List<String> path, @Nullable String withheldBy, int missing) {

    public ConfirmView {
        lines = List.copyOf(lines);
        parts = List.copyOf(parts);
        path = List.copyOf(path);
    }
}
