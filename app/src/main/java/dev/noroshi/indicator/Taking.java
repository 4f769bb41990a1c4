package dev.noroshi.indicator;

import dev.noroshi.advisory.AdvisoryIssued;
import dev.noroshi.advisory.AdvisoryRecalled;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.relay.Entry;
import dev.noroshi.relay.ReportArrived;
import dev.noroshi.report.ReportKind;
import dev.noroshi.source.FileTexts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
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
        var advisory = event.advisory();
        var out = advisory.publication();
        var content = advisory.content();
        var source = new Source(UUID.randomUUID(), Source.Kind.ADVISORY, advisory.id().value(),
                advisory.head().series(), advisory.head().ordinal(), directory.centre(LocalDate.now(clock)).id(),
                Source.Reach.HANDED, advisory.head().occasion(), advisory.head().language(), out.tlp(),
                Set.copyOf(content.sectors()), out.added(), content.title(), out.number().toString(), out.issuedAt(),
                null, Source.Standing.STANDS);
        sources.supersede(source.thread(), source.id(), null);
        var harvest = new Harvest(source.id(), source.readAt());
        harvest.text("title", content.title(), out.tlp());
        harvest.form(content.fields(), out.tlp());
        for (var annex : event.annexes())
            for (var text : FileTexts.of(annex.name(), annex.content()))
                harvest.text(annex.name(), text, out.tlp());
        keep(source, harvest);
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
        var source = new Source(UUID.randomUUID(), Source.Kind.REPORT, entry.id().value(), dossier.id().value(),
                entry.ordinal(), dossier.holder(), Source.Reach.HELD, dossier.occasion(), dossier.language(),
                entry.narrowest(), sectors(entry), entry.added(), entry.title(), null, entry.receivedAt(), null,
                Source.Standing.STANDS);
        sources.supersede(source.thread(), source.id(), entry.ordinal());
        var harvest = new Harvest(source.id(), source.readAt());
        harvest.form(entry.content(), entry.tlp());
        keep(source, harvest);
    }

    private static Set<SectorCode> sectors(Entry entry) {
        return entry.content().sector().map(Set::of).orElse(Set.of());
    }

    private void keep(Source source, Harvest harvest) {
        var found = harvest.mentions();
        if (found.isEmpty()) return;
        sources.insert(source);
        mentions.insert(source, found);
    }
}
