package dev.noroshi.channel;

import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Faxes as rows: messages of that means that a person sends.
@Component
class FaxRows {

    /// So long a returned slip is waited for.
    private static final Period WAIT = Period.ofMonths(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    FaxRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// One sheet for one addressee.
    ///
    /// @param parcel what is told of; null for a test of the way
    /// @param sentAt when a person sent it; null while nobody has
    record Fax(MessageId id, @Nullable ParcelId parcel, Reason reason, Party to, String number, String task,
            String link, Instant createdAt, @Nullable Instant sentAt) {
    }

    /// Those to be sent, the most important first, among them the oldest. What an organisation would tell itself is not
    /// faxed, but its own machine is tested like any other.
    List<Fax> toSend(OrganisationId sender) {
        return jdbc
                .sql(SELECT
                        + """
                where sender = :sender and (organisation <> sender or parcel is null) and means = 'FAX' and state = 'WAITING' and due_at <= :now
                order by array_position('{WARNING,ATTENTION,REFERENCE}', coalesce(importance, 'ATTENTION')), created_at, id""")
                .param("sender", sender.value()).param("now", now()).query(FaxRows::fax).list();
    }

    /// Those that were sent within a month and of which no slip has come back, the last first.
    List<Fax> sent(OrganisationId sender) {
        return jdbc.sql(SELECT + """
                where sender = :sender and (organisation <> sender or parcel is null) and means = 'FAX' and state = 'HANDED' and handed_at > :since
                order by handed_at desc, id""").param("sender", sender.value()).param("since", now().minus(WAIT))
                .query(FaxRows::fax).list();
    }

    /// Those of the faxes that the organisation sends, whatever became of them.
    List<Fax> of(OrganisationId sender, Collection<MessageId> ids) {
        return jdbc.sql(SELECT + "where sender = :sender and means = 'FAX' and id = any(:ids) order by created_at, id")
                .param("sender", sender.value()).param("ids", ids(ids)).query(FaxRows::fax).list();
    }

    /// A person has sent them.
    ///
    /// @return those that had not been sent before
    List<MessageId> sent(OrganisationId sender, Collection<MessageId> ids) {
        return jdbc.sql("""
                update channel.message set state = 'HANDED', handed_at = :now, attempts = attempts + 1, cause = null
                where id = any(:ids) and sender = :sender and means = 'FAX' and state = 'WAITING'
                returning id""").param("now", now()).param("ids", ids(ids)).param("sender", sender.value())
                .query((row, n) -> new MessageId(row.getObject("id", UUID.class))).list();
    }

    /// The slip has come back.
    void returned(MessageId id) {
        jdbc.sql("""
                update channel.message
                set state = 'DELIVERED', handed_at = coalesce(handed_at, :now), ended_at = :now, cause = null
                where id = :id and state in ('WAITING', 'HANDED')""").param("now", now()).param("id", id.value())
                .update();
    }

    /// It did not get through: a test has failed by that, anything else is tried again.
    void failed(MessageId id, Cause cause) {
        jdbc.sql("""
                update channel.message
                set state = case when parcel is null then 'DEAD' else 'WAITING' end, cause = :cause, attempts = attempts + 1,
                    ended_at = case when parcel is null then :now end
                where id = :id and state in ('WAITING', 'HANDED')""").param("cause", cause.name()).param("now", now())
                .param("id", id.value()).update();
        jdbc.sql(
                "insert into channel.attempt (message, at, cause, said) values (:id, :now, :cause, '') on conflict do nothing")
                .param("id", id.value()).param("now", now()).param("cause", cause.name()).update();
    }

    private static final String SELECT = """
            select id, parcel, reason, organisation, person, address, task, link, created_at, handed_at
            from channel.message
            """;

    private static Fax fax(ResultSet row, int n) throws SQLException {
        var parcel = row.getObject("parcel", UUID.class);
        var person = row.getObject("person", Long.class);
        var handed = row.getObject("handed_at", OffsetDateTime.class);
        return new Fax(new MessageId(row.getObject("id", UUID.class)), parcel == null ? null : new ParcelId(parcel),
                Reason.valueOf(row.getString("reason")), new Party(new OrganisationId(row.getString("organisation")),
                        person == null ? null : new PersonId(person)),
                row.getString("address"), row.getString("task"), row.getString("link"),
                Moments.of(row, "created_at"),
                handed == null ? null : handed.toInstant());
    }

    private static UUID[] ids(Collection<MessageId> ids) {
        return ids.stream().map(MessageId::value).toArray(UUID[]::new);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
