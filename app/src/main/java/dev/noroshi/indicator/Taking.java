package dev.noroshi.indicator;

import dev.noroshi.advisory.AdvisoryIssued;
import dev.noroshi.advisory.AdvisoryRecalled;
import dev.noroshi.directory.Directory;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.relay.ReportArrived;
import dev.noroshi.report.ReportKind;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes the indicators out of what is issued and what comes in, in the same transaction.
@Component
class Taking {

    private final SourceRows sources;
    private final MentionRows mentions;
    private final Directory directory;
    private final Clock clock;

    Taking(SourceRows sources, MentionRows mentions, Directory directory, Clock clock) {
        this.sources = sources;
        this.mentions = mentions;
        this.directory = directory;
        this.clock = clock;
    }

    /// An advisory was issued: what it says, and its files.
    @EventListener
    @Crossing("the indicators in an issued advisory, to those who may read it")
    @Transactional(propagation = Propagation.MANDATORY)
    public void issued(AdvisoryIssued event) {
        var paper = Paper.of(event.advisory(), event.annexes(), directory.centre(LocalDate.now(clock)).id());
        sources.supersede(paper.source().thread(), paper.source().id(), null);
        keep(paper);
    }

    /// It was recalled: what it said is known to the centre alone.
    @EventListener
    @Crossing("that an advisory was recalled, to its indicators")
    @Transactional(propagation = Propagation.MANDATORY)
    public void recalled(AdvisoryRecalled event) {
        sources.ofSubject(event.advisory().value())
                .ifPresent(source -> sources.standing(source.id(), Source.Standing.RECALLED));
    }

    /// A report came into somebody's hands: what it says there.
    @EventListener
    @Crossing("the indicators in a report that came in, to its holder")
    @Transactional(propagation = Propagation.MANDATORY)
    public void arrived(ReportArrived event) {
        var dossier = event.dossier();
        var entry = event.entry();
        if (entry.kind() == ReportKind.WITHDRAWAL) {
            sources.recallThread(dossier.id().value());
            return;
        }
        var paper = Paper.of(dossier, entry, Source.Standing.STANDS);
        sources.supersede(paper.source().thread(), paper.source().id(), entry.ordinal());
        keep(paper);
    }

    private void keep(Paper paper) {
        if (paper.isEmpty()) return;
        sources.insert(paper.source());
        sources.cut(paper.source().id(), paper.cut());
        mentions.insert(paper.source(), paper.mentions());
    }
}
