package dev.noroshi.relay;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.report.ReportKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A report series as its reader has it, up to the report that is told to machines.
///
/// @param place the id it has with the reader, made at random and another at every hop: from it, and from nothing before it, the
///        ids of the objects follow
/// @param teller who handed it to the reader; of an own one, the reader
/// @param begun when the first report of it came, whichever that was
/// @param number of the series, as printed for its first report; null while there is none
/// @param versions the oldest first; never empty
record ReportLine(UUID place, OrganisationId teller, Occasion occasion, Language language, Instant begun,
        @Nullable String number, List<Version> versions) {

    ReportLine {
        versions = List.copyOf(versions);
    }

    /// A report of the series, as it came to the reader.
    ///
    /// @param tlp how far a field goes that has no scope of its own
    record Version(int ordinal, ReportKind kind, String title, FormContent content, Tlp tlp,
            @Nullable Importance importance, Instant at) {

        Version at(Instant later) {
            return new Version(ordinal, kind, title, content, tlp, importance, later);
        }
    }

    /// The reports in the order in which each replaces the one before, with times that grow: one that was overtaken on its way, or
    /// came again after a question, does not stand above those after it.
    ///
    /// @param versions in that order
    static List<Version> inOrder(List<Version> versions) {
        var ordered = new ArrayList<Version>();
        for (var each : versions) {
            var at = each.at().truncatedTo(ChronoUnit.MILLIS);
            var last = ordered.isEmpty() ? Instant.MIN : ordered.getLast().at();
            ordered.add(each.at(at.isAfter(last) ? at : last.plusMillis(1)));
        }
        return ordered;
    }

    /// The one that is told.
    Version shown() {
        return versions.getLast();
    }

    /// Since when nothing of it stands any more.
    Optional<Instant> withdrawn() {
        return versions.stream().filter(each -> each.kind() == ReportKind.WITHDRAWAL).map(Version::at).findFirst();
    }

    /// The number as printed for a report of it.
    Optional<String> number(Version version) {
        return Optional.ofNullable(number).map(given -> IdentificationNumber.parse(given)
                .map(parsed -> parsed.withOrdinal(version.ordinal()).toString()).orElse(given));
    }
}
