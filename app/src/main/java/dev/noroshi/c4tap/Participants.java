package dev.noroshi.c4tap;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.c4tap.CaseEvents.ParticipantLeft;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who takes part in C4TAP: CEPTOAR secretariats on a list the centre keeps.
@Component
public class Participants {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Participants(JdbcClient jdbc, Directory directory, ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// One that takes part.
    public record Participant(Organisation organisation, Instant since) {
    }

    /// Whether the caller's organisation takes part, and is still a secretariat.
    boolean has(Caller caller) {
        return caller.actorClass() == ActorClass.CEPTOAR_SECRETARIAT
                && jdbc.sql("select count(*) from c4tap.participant where organisation = :organisation")
                        .param("organisation", caller.organisation().value()).query(Integer.class).single() > 0;
    }

    /// All of them, for the centre.
    @Transactional(readOnly = true)
    public List<Participant> all(Caller caller) {
        return caller.actorClass() == ActorClass.NISC ? listed() : List.of();
    }

    /// Those that take part and are still secretariats, as far as whoever is asking may know the list.
    List<Organisation> today() {
        return listed().stream().map(Participant::organisation)
                .filter(each -> each.actorClass() == ActorClass.CEPTOAR_SECRETARIAT).toList();
    }

    private List<Participant> listed() {
        var today = LocalDate.now(clock);
        return jdbc.sql("select organisation, entered_at from c4tap.participant order by organisation")
                .query((row, n) -> new Entry(new OrganisationId(row.getString("organisation")),
                        Moments.of(row, "entered_at")))
                .list().stream().flatMap(entry -> directory.organisation(entry.organisation(), today)
                        .map(each -> new Participant(each, entry.since())).stream())
                .toList();
    }

    private record Entry(OrganisationId organisation, Instant since) {
    }

    /// Secretariats that do not take part yet.
    @Transactional(readOnly = true)
    public List<Organisation> others(Caller caller) {
        if (caller.actorClass() != ActorClass.NISC) return List.of();
        var known = all(caller).stream().map(each -> each.organisation().id()).toList();
        return secretariats().stream().filter(each -> !known.contains(each.id()))
                .sorted(Comparator.comparing(each -> each.id().value())).toList();
    }

    private List<Organisation> secretariats() {
        var today = LocalDate.now(clock);
        var sectors = directory.sectors().stream().map(Sector::code).collect(Collectors.toUnmodifiableSet());
        return directory.ministriesFor(sectors, today).stream()
                .flatMap(ministry -> directory.secretariatsUnder(ministry.id(), sectors, today).stream()).distinct()
                .toList();
    }

    /// Puts a secretariat on the list.
    @Transactional
    public Outcome<OrganisationId> enter(Caller caller, String organisation) {
        if (!caller.may(Permission.EDIT_C4TAP)) return new Outcome.Unknown<>();
        var found = secretariats().stream().filter(each -> each.id().value().equals(organisation)).findFirst();
        if (found.isEmpty()) return new Outcome.Invalid<>(List.of(Problem.of("organisation", "c4tap.no-secretariat")));
        var id = found.get().id();
        jdbc.sql("""
                insert into c4tap.participant (organisation, entered_by, entered_at)
                values (:organisation, :by, :now)
                on conflict (organisation) do nothing""").param("organisation", id.value())
                .param("by", caller.person().value()).param("now", OffsetDateTime.now(clock)).update();
        audit.record(caller.person(), caller.organisation(), "c4tap.take-in", id.value());
        return new Outcome.Done<>(id);
    }

    /// Takes one from the list: it reads no case any more.
    @Transactional
    public Outcome<OrganisationId> remove(Caller caller, String organisation) {
        if (!caller.may(Permission.EDIT_C4TAP)) return new Outcome.Unknown<>();
        var gone = jdbc.sql("delete from c4tap.participant where organisation = :organisation")
                .param("organisation", organisation).update();
        if (gone == 0) return new Outcome.Unknown<>();
        events.publishEvent(new ParticipantLeft(new OrganisationId(organisation)));
        audit.record(caller.person(), caller.organisation(), "c4tap.take-out", organisation);
        return new Outcome.Done<>(new OrganisationId(organisation));
    }
}
