package dev.noroshi.relay.api;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.Dossier;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Entry;
import dev.noroshi.relay.HeldDossier;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Hop;
import dev.noroshi.relay.api.SeriesAnswer.EntryAnswer;
import dev.noroshi.relay.api.SeriesAnswer.HopAnswer;
import dev.noroshi.relay.api.SeriesAnswer.ProgressAnswer;
import dev.noroshi.report.Draft;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Titles;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a series as an answer.
@Component
class SeriesWriter {

    private final Holdings holdings;
    private final ReportPaper paper;
    private final HolderNames names;

    SeriesWriter(Holdings holdings, ReportPaper paper, HolderNames names) {
        this.holdings = holdings;
        this.paper = paper;
        this.names = names;
    }

    /// A series of the caller's own.
    ///
    /// @param shown the report to show
    SeriesAnswer own(Caller caller, OwnReports.Series series, OwnReports.Telling shown) {
        return new SeriesAnswer(series.id().value(), "own", series.state(), series.number(),
                series.occasion().isDrill(), series.language().tag(), null, series.grounds().name(),
                series.route().name(), series.draft().map(Draft::edition).orElse(null), shown.ordinal(),
                paper.members(shown.content()),
                series.tellings().stream().map(telling -> entry(series, telling)).toList(), progress(caller, series));
    }

    private EntryAnswer entry(OwnReports.Series series, OwnReports.Telling telling) {
        return new EntryAnswer(telling.ordinal(), telling.revision(), telling.kind().name(), telling.state(),
                number(series.number(), telling.ordinal()), Titles.of(telling.content()),
                telling.content().tlp().map(Tlp::word).orElse(null), Times.atOrNull(telling.submittedAt()), null, null,
                List.of(), paper.members(telling.content()), null);
    }

    private List<ProgressAnswer> progress(Caller caller, OwnReports.Series series) {
        return series.progress().stream().map(step -> new ProgressAnswer(step.ordinal(), step.step().name(),
                names.of(step.holder(), caller.language()), step.note(), Times.at(step.at()))).toList();
    }

    /// A series the caller's organisation holds.
    ///
    /// @param shown the report to show
    SeriesAnswer held(Caller caller, HeldDossier held, Entry shown) {
        var dossier = held.dossier();
        return new SeriesAnswer(dossier.id().value(), "held", dossier.state().name(), number(dossier),
                dossier.occasion().isDrill(), dossier.language().tag(), names.of(dossier.sender(), caller.language()),
                null, null, null, shown.ordinal(), paper.members(shown.content()),
                held.entries().stream().map(entry -> entry(caller, dossier, entry)).toList(), List.of());
    }

    private EntryAnswer entry(Caller caller, Dossier dossier, Entry entry) {
        return new EntryAnswer(entry.ordinal(), entry.revision(), entry.kind().name(), entry.state().name(),
                number(number(dossier), entry.ordinal()), entry.title(), entry.tlp().word(),
                Times.at(entry.receivedAt()), Times.atOrNull(entry.passedOnAt()), entry.returnNote(),
                entry.trail().stream().map(hop -> hop(caller, hop)).toList(), paper.members(entry.content()),
                handedOn(caller, dossier.id(), entry).map(paper::members).orElse(null));
    }

    private Optional<FormContent> handedOn(Caller caller, DossierId dossier, Entry entry) {
        return entry.passedOnAt() == null ? Optional.empty() : holdings.handedOn(caller, dossier, entry.id());
    }

    private HopAnswer hop(Caller caller, Hop hop) {
        if (hop.organisation() == null) return new HopAnswer(true, null, null, null);
        var body = names.of(hop.organisation(), caller.language());
        return new HopAnswer(null, body.id(), body.name(), Times.atOrNull(hop.handedOnAt()));
    }

    private static @Nullable String number(Dossier dossier) {
        return dossier.identification().map(Object::toString).orElse(null);
    }

    /// The number as printed for one report of the series.
    static @Nullable String number(@Nullable String ofTheSeries, int ordinal) {
        if (ofTheSeries == null) return null;
        return IdentificationNumber.parse(ofTheSeries).map(number -> number.withOrdinal(ordinal).toString())
                .orElse(ofTheSeries);
    }
}
