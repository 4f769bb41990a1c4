package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.Papers.Printed;
import dev.noroshi.relay.ReportLine.Version;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.SeriesId;
import dev.noroshi.report.Titles;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A report to take away as objects of STIX 2.1, in the form in which the caller may read it: as they wrote it, as it was handed to
/// them, or the parts of it that were shared with them.
@Component
public class ReportBundles {

    private final OwnReports ownReports;
    private final Holdings holdings;
    private final Narrowing narrowing;
    private final Sideways sideways;
    private final ReportObjects objects;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    ReportBundles(OwnReports ownReports, Holdings holdings, Narrowing narrowing, Sideways sideways,
            ReportObjects objects, Directory directory, Audit audit, Clock clock) {
        this.ownReports = ownReports;
        this.holdings = holdings;
        this.narrowing = narrowing;
        this.sideways = sideways;
        this.objects = objects;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// The bundle of a report that was submitted; empty when the caller's organisation neither wrote nor holds it.
    ///
    /// @param id of the series or of the dossier
    /// @param ordinal which report of it; null for the newest. Of a withdrawn one all are told as withdrawn.
    @Transactional
    public Optional<Printed> of(Caller caller, UUID id, @Nullable Integer ordinal) {
        return own(caller, id, ordinal).or(() -> held(caller, id, ordinal)).map(line -> {
            audit.record(caller.person(), caller.organisation(), "report.export", id.toString());
            var name = line.number(line.shown()).orElse("report-" + line.shown().ordinal());
            return printed(caller, line, name);
        });
    }

    /// The bundle of parts of a report that were shared with the caller's organisation, or that the centre shared.
    @Transactional
    public Optional<Printed> ofParts(Caller caller, UUID id) {
        return sideways.open(caller, id).map(excerpt -> {
            audit.record(caller.person(), caller.organisation(), "parts.export", id.toString());
            var content = excerpt.content();
            var at = excerpt.sharedOn().atStartOfDay(clock.getZone()).toInstant();
            var version = new Version(1, ReportKind.FIRST, ReportObjects.titleOf(content, excerpt.language()), content,
                    excerpt.tlp(), content.importance().orElse(null), at);
            return printed(caller, new ReportLine(excerpt.id(), directory.centre(LocalDate.now(clock)).id(),
                    excerpt.occasion(), excerpt.language(), at, excerpt.number(), List.of(version)), "shared-parts");
        });
    }

    private Printed printed(Caller caller, ReportLine line, String name) {
        return new Printed(name, objects.bundle(caller, line).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<ReportLine> own(Caller caller, UUID id, @Nullable Integer ordinal) {
        return ownReports.find(caller, new SeriesId(id)).flatMap(series -> {
            var versions = new ArrayList<Version>();
            for (var telling : series.tellings()) {
                var at = telling.submittedAt();
                if (at != null)
                    versions.add(new Version(telling.ordinal(), telling.kind(),
                            Titles.of(telling.content()), telling.content(), telling.content().tlp().orElse(Tlp.RED),
                            telling.content().importance().orElse(null), at));
            }
            return upTo(versions, ordinal).map(told -> new ReportLine(id, caller.organisation(), series.occasion(),
                    series.language(), begun(versions), series.number(), told));
        });
    }

    private Optional<ReportLine> held(Caller caller, UUID id, @Nullable Integer ordinal) {
        return holdings.open(caller, new DossierId(id)).flatMap(held -> {
            var dossier = held.dossier();
            var versions = held.entries().stream().map(entry -> new Version(entry.ordinal(), entry.kind(),
                    entry.title(), narrowing.applied(entry), entry.tlp(), entry.importance(), entry.receivedAt()))
                    .toList();
            return upTo(versions, ordinal).map(told -> new ReportLine(id, dossier.sender(), dossier.occasion(),
                    dossier.language(), begun(versions), dossier.identification().map(Object::toString).orElse(null),
                    told));
        });
    }

    private static Instant begun(List<Version> versions) {
        return versions.stream().map(Version::at).min(Instant::compareTo).orElseThrow();
    }

    /// The report asked for and all that came before it; where it was withdrawn since, all.
    ///
    /// @param versions the newest first
    private static Optional<List<Version>> upTo(List<Version> versions, @Nullable Integer ordinal) {
        var ordered = ReportLine.inOrder(versions.reversed()).reversed();
        var isWithdrawn = ordered.stream().anyMatch(each -> each.kind() == ReportKind.WITHDRAWAL);
        return ordered.stream().filter(each -> ordinal == null || each.ordinal() == ordinal).findFirst()
                .map(asked -> isWithdrawn
                        ? ordered.reversed()
                        : ordered.subList(ordered.indexOf(asked), ordered.size()).reversed());
    }
}
