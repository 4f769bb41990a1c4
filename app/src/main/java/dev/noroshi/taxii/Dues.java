package dev.noroshi.taxii;

import dev.noroshi.advisory.AdvisoryHanded;
import dev.noroshi.advisory.AdvisoryIssued;
import dev.noroshi.advisory.AdvisoryRecalled;
import dev.noroshi.c4tap.CaseEvents.CasePassedOn;
import dev.noroshi.c4tap.CaseEvents.CaseTakenBack;
import dev.noroshi.indicator.ValueJudged;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is to be published or taken back. It is written in the transaction in which it happens, so nothing that happened is
/// ever forgotten; it is worked off later, so nobody who issues waits for machines.
@Component
@Crossing("that an advisory was issued, handed on or recalled, a case of C4TAP passed on or taken back, or a value in them judged, to the round that tells machines")
class Dues {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Dues(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What happened.
    enum Event {
        ISSUED, HANDED, RECALLED, JUDGED, CASE_PASSED_ON, CASE_TAKEN_BACK, CASE_JUDGED
    }

    /// One of them.
    ///
    /// @param subject the advisory, or the case; of what was judged, one issue of the series
    record Due(long number, UUID subject, Event event, Set<OrganisationId> recipients) {
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void issued(AdvisoryIssued issued) {
        write(issued.advisory().id().value(), Event.ISSUED, Set.of());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void handed(AdvisoryHanded handed) {
        write(handed.advisory().value(), Event.HANDED, handed.recipients());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void recalled(AdvisoryRecalled recalled) {
        write(recalled.advisory().value(), Event.RECALLED, Set.of());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void passedOn(CasePassedOn passedOn) {
        write(passedOn.passedOn().id().value(), Event.CASE_PASSED_ON, Set.of());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void takenBack(CaseTakenBack takenBack) {
        write(takenBack.id().value(), Event.CASE_TAKEN_BACK, Set.of());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void judged(ValueJudged judged) {
        judged.advisories().forEach(each -> write(each, Event.JUDGED, Set.of()));
        judged.cases().forEach(each -> write(each, Event.CASE_JUDGED, Set.of()));
    }

    private void write(UUID subject, Event event, Set<OrganisationId> recipients) {
        jdbc.sql("""
                insert into taxii.due (subject, event, recipients, due_at)
                values (:subject, :event, :recipients, :now)""").param("subject", subject)
                .param("event", event.name())
                .param("recipients", recipients.stream().map(OrganisationId::value).sorted().toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock)).update();
    }

    /// Takes one, the oldest first, until the caller's transaction ends; nobody else works at the same thing meanwhile. What
    /// many desks handed on is taken together: a hundred of them cost what one does.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Due> take() {
        var due = jdbc.sql("""
                with oldest as (
                    select number, subject, event from taxii.due where due_at <= :now order by number limit 1
                    for update skip locked
                ), others as (
                    select number from taxii.due
                    where event = 'HANDED' and due_at <= :now
                      and (subject, event) = (select subject, event from oldest)
                    for update skip locked
                ), gone as (
                    delete from taxii.due
                    where number in (select number from oldest union select number from others)
                    returning recipients
                )
                select number, subject, event,
                       array(select distinct unnest(recipients) from gone) as recipients
                from oldest""").param("now", OffsetDateTime.now(clock))
                .query((row, n) -> new Due(row.getLong("number"), row.getObject("subject", UUID.class),
                        Event.valueOf(row.getString("event")),
                        Arrays.stream((String[]) row.getArray("recipients").getArray()).map(OrganisationId::new)
                                .collect(Collectors.toUnmodifiableSet())))
                .optional();
        due.ifPresent(each -> hold(each.subject()));
        return due;
    }

    /// Keeps everybody else from working at something until the caller's transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:subject, 24))").param("subject", subject.toString())
                .query(row -> {
                });
    }

    /// Puts the oldest off, because working at it failed: it is tried again after one minute, then two, four …, an hour.
    @Transactional
    public void putOff(long number) {
        jdbc.sql("""
                update taxii.due
                set tries = tries + 1, due_at = :now + least(interval '1 minute' * pow(2, tries), :longest::interval)
                where number = :number""").param("now", OffsetDateTime.now(clock))
                .param("longest", LONGEST_PAUSE.toString()).param("number", number).update();
    }
}
