package dev.noroshi.indicator;

import dev.noroshi.c4tap.CaseEvents.CaseOpened;
import dev.noroshi.c4tap.CaseEvents.CasePassedOn;
import dev.noroshi.c4tap.CaseEvents.CaseTakenBack;
import dev.noroshi.c4tap.MailCase;
import dev.noroshi.c4tap.Origin;
import dev.noroshi.c4tap.Trait;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes the indicators out of suspicious mails, in the same transaction: all of them for the desk of a case, those that are
/// passed on for those who take part. The two share no row, so that nothing of what stays back is known by the other.
@Component
class TakingCases {

    private final SourceRows sources;
    private final MentionRows mentions;
    private final Directory directory;
    private final Clock clock;

    TakingCases(SourceRows sources, MentionRows mentions, Directory directory, Clock clock) {
        this.sources = sources;
        this.mentions = mentions;
        this.directory = directory;
        this.clock = clock;
    }

    @EventListener
    @Crossing("the indicators in a suspicious mail, to its desk")
    @Transactional(propagation = Propagation.MANDATORY)
    public void opened(CaseOpened event) {
        var opened = event.opened();
        Origin origin = Objects.requireNonNull(opened.origin());
        // nobody has marked it yet: it is as narrow as a report that nobody has
        keep(new Source(UUID.randomUUID(), Source.Kind.C4TAP, origin.id(), opened.id().value(), 1, origin.desk(),
                Source.Reach.DESK, opened.occasion(), Language.JA, Tlp.RED, origin.sectors(), Set.of(), opened.title(),
                null, origin.arrivedAt(), null, Source.Standing.STANDS),
                event.traits().stream().filter(each -> !isRecipients(each)).toList());
    }

    /// A server or an address of whoever received the mail is no sign of an attack.
    private static boolean isRecipients(Trait trait) {
        return trait.isTelling() && (trait.kind() == Trait.Kind.RELAY || trait.kind() == Trait.Kind.IN_TEXT);
    }

    @EventListener
    @Crossing("the indicators in a case that was passed on, to those who take part")
    @Transactional(propagation = Propagation.MANDATORY)
    public void passedOn(CasePassedOn event) {
        var passedOn = event.passedOn();
        if (passedOn.occasion().isDrill()) retire(passedOn);
        keep(new Source(UUID.randomUUID(), Source.Kind.C4TAP, passedOn.id().value(), passedOn.id().value(), 1,
                centre(), Source.Reach.CIRCLE, passedOn.occasion(), Language.JA,
                Objects.requireNonNull(passedOn.tlp()), Set.of(), Set.of(), passedOn.title(), null,
                at(passedOn), null, Source.Standing.STANDS), event.traits());
    }

    /// What turned out to be a drill is no indicator of anything real, for its desk either.
    private void retire(MailCase passedOn) {
        sources.supersede(passedOn.id().value(), passedOn.id().value(), null);
    }

    @EventListener
    @Crossing("that a case was taken back, to its indicators")
    @Transactional(propagation = Propagation.MANDATORY)
    public void takenBack(CaseTakenBack event) {
        sources.ofSubject(event.id().value())
                .ifPresent(source -> sources.standing(source.id(), Source.Standing.RECALLED));
    }

    /// Nothing in the source tells whose case it was.
    private OrganisationId centre() {
        return directory.centre(LocalDate.now(clock)).id();
    }

    private static Instant at(MailCase passedOn) {
        return Objects.requireNonNull(passedOn.passedOnAt());
    }

    private void keep(Source source, List<Trait> traits) {
        var harvest = new Harvest(source.id(), source.readAt());
        for (var trait : traits)
            switch (trait.kind()) {
            case SUBJECT, FROM, REPLY_TO, RETURN_PATH, RELAY, LINK, IN_TEXT, FILE_HASH, PACKAGE_HASH ->
                harvest.text(trait.kind().name(), trait.text(), source.tlp());
            // the kind says what it is; by itself it may look like anything
            case FILE_NAME -> harvest.file(trait.kind().name(), trait.text(), source.tlp());
            case PROGRAM -> harvest.program(trait.kind().name(), trait.text(), source.tlp());
            case DATE, PACKAGE_NAME -> {
                // neither is a sign by which an attack is recognised
            }
            }
        var found = harvest.mentions();
        if (found.isEmpty()) return;
        sources.insert(source);
        mentions.insert(source, found);
    }
}
