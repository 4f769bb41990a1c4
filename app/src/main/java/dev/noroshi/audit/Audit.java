package dev.noroshi.audit;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Writes down who did what to which thing, in the transaction that does it.
@Component
public class Audit {

    /// Somebody tried to sign in and could not.
    static final String SIGN_IN_FAILED = "access.sign-in-failed";

    private static final String TOLD = Audit.class.getName();

    private final JdbcClient jdbc;
    private final Lines lines;
    private final Clock clock;

    Audit(JdbcClient jdbc, Lines lines, Clock clock) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.clock = clock;
    }

    /// Records an act.
    ///
    /// @param act a word such as `report.submit`
    /// @param subject the id of the thing, never content and never a name
    public void record(PersonId person, OrganisationId organisation, String act, String subject) {
        lines.write(List.of(new Line(now(), person, organisation, Kind.ofAct(act), act, null,
                subject)));
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) request.setAttribute(TOLD, true, RequestAttributes.SCOPE_REQUEST);
    }

    /// Whether a room has recorded an act in the request that is being answered; then the front door need not.
    public static boolean hasToldOfThisRequest() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(TOLD, RequestAttributes.SCOPE_REQUEST) != null;
    }

    /// Somebody tried to sign in and was not let in. Whoever has an account is told by the own id, as for everything else; a
    /// name nobody has is not kept: it may be a password typed into the wrong field. Nor is the address, which in a record
    /// nobody ever deletes would be kept for ever; it counts for a day, as a digest, where wrong tries are counted.
    public void signInFailed(@Nullable PersonId person, @Nullable OrganisationId organisation) {
        lines.write(List.of(new Line(now(), person, organisation, Kind.DENIED, SIGN_IN_FAILED, null,
                person == null ? Line.NOTHING : person.toString())));
    }

    /// What the front door sees being written, in the transaction that writes it: either both are kept or neither.
    ///
    /// @return whether there was anything written
    public boolean sawWriting(PersonId person, OrganisationId organisation, String route, String subject) {
        var told = lines.writeIfChanged(seen(person, organisation, Kind.WRITE, route, subject));
        var request = RequestContextHolder.getRequestAttributes();
        if (told && request != null) request.setAttribute(TOLD, true, RequestAttributes.SCOPE_REQUEST);
        return told;
    }

    /// What the front door saw, written at once.
    public void sawNow(PersonId person, OrganisationId organisation, Kind kind, String route, String subject) {
        lines.write(List.of(seen(person, organisation, kind, route, subject)));
    }

    /// What the front door saw, written with what others saw within a second.
    public void saw(PersonId person, OrganisationId organisation, Kind kind, String route, String subject) {
        lines.later(seen(person, organisation, kind, route, subject));
    }

    private Line seen(PersonId person, OrganisationId organisation, Kind kind, String route, String subject) {
        return new Line(now(), person, organisation, kind,
                "door." + kind.name().toLowerCase(Locale.ROOT), route, subject);
    }

    /// To the second: exact to the microsecond, it would pair with the times other hops keep in the same transaction.
    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }

    /// What was done to a thing by people of one organisation, the oldest first: an organisation sees its own acts only.
    public List<Act> actsOf(OrganisationId organisation, String subject) {
        return jdbc.sql("""
                select at, person, act
                from audit.entry
                where subject = :subject and organisation = :organisation and route is null
                order by id""").param("subject", subject).param("organisation", organisation.value())
                .query((row, n) -> new Act(row.getObject("at", OffsetDateTime.class), person(row.getLong("person")),
                        row.getString("act")))
                .list();
    }

    private static @Nullable PersonId person(long id) {
        return id == 0 ? null : new PersonId(id);
    }

    /// One line of the record.
    ///
    /// @param person nobody when the program itself did it
    public record Act(OffsetDateTime at, @Nullable PersonId person, String act) {
    }
}
