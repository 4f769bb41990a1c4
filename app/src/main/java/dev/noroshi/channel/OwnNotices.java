package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which of its people an organisation was told by of what it was handed. Nobody else learns that of them.
@Component
public class OwnNotices {

    private final JdbcClient jdbc;

    OwnNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How far a notice has got.
    public enum State {
        /// It is known to have arrived.
        ARRIVED,
        /// It was handed on; whether it arrived is not known.
        SENT,
        /// It is yet to be sent.
        WAITING,
        /// It did not get through.
        FAILED
    }

    /// Somebody of the organisation and a means by which they were told; of several notices, the one that got furthest.
    ///
    /// @param at when that became of it, or when it will be sent
    /// @param cause why it did not get through
    public record Told(Party to, Means means, State state, Instant at, @Nullable Cause cause) {
    }

    /// Who of the caller's organisation was told of a parcel, the desk first.
    @Transactional(readOnly = true)
    public List<Told> of(Caller caller, ParcelId parcel) {
        return jdbc.sql("""
                select distinct on (m.person, m.means) m.person, m.means, s.state, m.cause,
                       coalesce(m.ended_at, m.handed_at, m.due_at) as at
                from channel.message m
                cross join lateral (select case when m.state = 'DELIVERED' or m.state = 'HANDED' and m.means = 'WEBHOOK'
                                                then 'ARRIVED'
                                                when m.state = 'HANDED' then 'SENT'
                                                when m.state = 'WAITING' then 'WAITING'
                                                else 'FAILED' end as state) s
                where m.parcel = :parcel and m.organisation = :organisation and m.reason in ('NEW', 'REMINDER')
                  and m.state <> 'NEEDLESS'
                order by m.person nulls first, m.means, array_position(array['ARRIVED', 'SENT', 'WAITING', 'FAILED'], s.state),
                         m.created_at""").param("parcel", parcel.value())
                .param("organisation", caller.organisation().value()).query((row, n) -> {
                    var person = row.getObject("person", Long.class);
                    var state = State.valueOf(row.getString("state"));
                    var cause = row.getString("cause");
                    return new Told(new Party(caller.organisation(), person == null ? null : new PersonId(person)),
                            Means.valueOf(row.getString("means")), state,
                            Moments.of(row, "at"),
                            state != State.FAILED || cause == null ? null : Cause.valueOf(cause));
                }).list();
    }
}
