package dev.noroshi.indicator;

import dev.noroshi.advisory.EarlierAdvisories;
import dev.noroshi.directory.Directory;
import dev.noroshi.indicator.CatchUpRows.Papers;
import dev.noroshi.indicator.CatchUpRows.Stand;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.relay.DossierState;
import dev.noroshi.relay.EarlierReports;
import dev.noroshi.report.ReportKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads the next of the older papers, and where that stands with it: both or neither. What was read before is replaced by what
/// is found now, so that nothing is there twice.
@Component
class CatchingUp {

    private static final String WHY = "the indicators in older advisories and reports, to those who may read them";

    private final EarlierAdvisories advisories;
    private final EarlierReports reports;
    private final SourceRows sources;
    private final MentionRows mentions;
    private final CatchUpRows rows;
    private final Directory directory;
    private final Clock clock;

    CatchingUp(EarlierAdvisories advisories, EarlierReports reports, SourceRows sources, MentionRows mentions,
            CatchUpRows rows, Directory directory, Clock clock) {
        this.advisories = advisories;
        this.reports = reports;
        this.sources = sources;
        this.mentions = mentions;
        this.rows = rows;
        this.directory = directory;
        this.clock = clock;
    }

    /// What a step came to.
    ///
    /// @param paper the one it was about; null when there was none
    record Step(Stand stand, @Nullable UUID paper) {
    }

    /// Begins anew where the finder has learnt something since.
    @Crossing(WHY)
    @Transactional
    public Stand begin(Papers kind, int edition) {
        return rows.begin(kind, edition, switch (kind) {
            case ADVISORY -> advisories.howMany();
            case REPORT -> reports.howMany();
        });
    }

    /// Reads the next one; empty when all is read, or another node is at it.
    @Crossing(WHY)
    @Transactional
    public Optional<Step> next(Papers kind) {
        return rows.take(kind).filter(stand -> !stand.isDone()).map(stand -> {
            var next = following(kind, stand.after());
            next.ifPresent(id -> read(kind, id));
            return step(kind, next, CatchUpRows.Reading.READ);
        });
    }

    /// Leaves out the next one, which could not be read.
    @Crossing(WHY)
    @Transactional
    public Optional<Step> leaveOut(Papers kind) {
        return rows.take(kind).filter(stand -> !stand.isDone())
                .map(stand -> step(kind, following(kind, stand.after()), CatchUpRows.Reading.FAILED));
    }

    private Step step(Papers kind, Optional<UUID> paper, CatchUpRows.Reading reading) {
        return new Step(paper.map(id -> rows.went(kind, id, reading)).orElseGet(() -> rows.end(kind)),
                paper.orElse(null));
    }

    private Optional<UUID> following(Papers kind, @Nullable UUID after) {
        return switch (kind) {
            case ADVISORY -> advisories.next(after);
            case REPORT -> reports.next(after);
        };
    }

    private void read(Papers kind, UUID id) {
        var paper = switch (kind) {
            case ADVISORY -> advisories.hold(id).map(found -> Paper.of(found.advisory(), found.annexes(), centre()));
            case REPORT -> reports.hold(id).filter(found -> found.entry().kind() != ReportKind.WITHDRAWAL)
                    .map(found -> Paper.of(found.dossier(), found.entry(), standing(found)));
        };
        paper.ifPresent(this::keep);
    }

    private OrganisationId centre() {
        return directory.centre(LocalDate.now(clock)).id();
    }

    private static Source.Standing standing(EarlierReports.Earlier report) {
        if (report.dossier().state() == DossierState.WITHDRAWN) return Source.Standing.RECALLED;
        return report.isLast() ? Source.Standing.STANDS : Source.Standing.SUPERSEDED;
    }

    private void keep(Paper paper) {
        var known = sources.ofSubject(paper.source().subject());
        if (known.isPresent()) {
            mentions.replace(known.get(), paper.as(known.get()).mentions());
            sources.readAgain(known.get().id());
            sources.cut(known.get().id(), paper.cut());
        } else
            if (!paper.isEmpty()) {
                sources.insert(paper.source());
                sources.cut(paper.source().id(), paper.cut());
                mentions.insert(paper.source(), paper.mentions());
            }
    }
}
