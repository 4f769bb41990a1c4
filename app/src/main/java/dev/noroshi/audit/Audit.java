package dev.noroshi.audit;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes down who did what to which thing, in the transaction that does it.
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Records an act.
    ///
    /// @param act a word such as `report.submit`
    /// @param subject the id of the thing, never content and never a name
    public void record(PersonId person, OrganisationId organisation, String act, String subject) {
        jdbc.sql("""
                insert into audit.entry (at, person, organisation, act, subject)
                values (:at, :person, :organisation, :act, :subject)""")
                .param("at", OffsetDateTime.now(clock)).param("person", person.value())
                .param("organisation", organisation.value()).param("act", act).param("subject", subject).update();
    }

    /// What was done to a thing by people of one organisation, the oldest first: an organisation sees its own acts only.
    public List<Act> actsOf(OrganisationId organisation, String subject) {
        return jdbc.sql("""
                select at, person, act
                from audit.entry
                where subject = :subject and organisation = :organisation
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
