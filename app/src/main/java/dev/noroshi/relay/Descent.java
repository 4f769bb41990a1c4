package dev.noroshi.relay;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.report.ReportProgress;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives a returned report back into the hands of the hop before, down to who wrote it.
@Component
class Descent {

    private final DossierRows rows;
    private final CopyRows copies;
    private final ReportProgress progress;
    private final Clock clock;

    Descent(DossierRows rows, CopyRows copies, ReportProgress progress, Clock clock) {
        this.rows = rows;
        this.copies = copies;
        this.progress = progress;
        this.clock = clock;
    }

    /// @param note what must be answered
    /// @return the page on which the hop before does so
    @Transactional(propagation = Propagation.MANDATORY)
    @Crossing("a returned report to the hop before, or to who wrote it")
    String giveBack(Dossier dossier, Entry entry, String note) {
        return rows.previous(dossier.id()).map(previous -> toHop(previous, entry, note))
                .orElseGet(() -> toReporter(dossier, entry, note));
    }

    /// Where the hop before has a report: its dossier, or the series of who wrote it.
    @Transactional(propagation = Propagation.MANDATORY)
    @Crossing("a question about a report's scope to the hop before")
    UUID placeBefore(Dossier dossier) {
        return rows.previous(dossier.id()).map(DossierId::value)
                .orElseGet(() -> rows.originOf(dossier.id()).orElseThrow().value());
    }

    /// Tells the asker of a question that it is answered; the notice is written from the asker's own dossier.
    @Transactional(propagation = Propagation.MANDATORY)
    @Crossing("an answer about a report's scope back to who asked")
    void tellAsker(Negotiation question, Telling telling) {
        var dossier = rows.find(question.dossier(), question.asker()).orElseThrow();
        telling.of(question, dossier, rows.entries(dossier.id()).getFirst());
    }

    interface Telling {
        void of(Negotiation question, Dossier dossier, Entry entry);
    }

    /// The hop before gets it in hand again, to put right what it handed on.
    private String toHop(DossierId previous, Entry entry, String note) {
        rows.entries(previous).stream().filter(e -> e.ordinal() == entry.ordinal() && e.state() == EntryState.PASSED_ON)
                .findFirst().ifPresent(theirs -> {
                    var at = Blur.of(clock.instant());
                    copies.takenBack(theirs.id(), at);
                    rows.state(theirs.id(),
                            copies.begun(theirs.id()).isPresent() ? EntryState.ANONYMISING : EntryState.HELD, note);
                    rows.state(previous, DossierState.HELD, at);
                });
        return "/reports/" + previous + "?ordinal=" + entry.ordinal();
    }

    private String toReporter(Dossier dossier, Entry entry, String note) {
        var series = rows.originOf(dossier.id()).orElseThrow();
        progress.returned(series, entry.ordinal(), dossier.holder(), note, Blur.of(clock.instant()));
        return "/reports/" + series;
    }
}
