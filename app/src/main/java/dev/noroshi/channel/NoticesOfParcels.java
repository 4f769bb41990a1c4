package dev.noroshi.channel;

import dev.noroshi.delivery.Notices;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.platform.database.Crossing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What became of the notices of parcels. Nobody is told when every message is a dead letter or was tried in vain so far: a
/// mail is tried for longer than a warning may wait, and a telephone nobody answers is rung again. A system that took a call has
/// it; of a mail that was handed on, only a report of its delivery (RFC 3464) says so.
@Component
class NoticesOfParcels implements Notices {

    private final JdbcClient jdbc;

    NoticesOfParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Crossing("that nobody could be told of something, that a mail could not be encrypted, each with the kind of cause, and "
            + "when and by which means a notice has come, to those above who see its reach")
    @Transactional(readOnly = true)
    public Map<ParcelId, Fate> of(Collection<ParcelId> parcels) {
        var fates = new HashMap<ParcelId, Fate>();
        if (parcels.isEmpty()) return fates;
        // an escalation tells of the parcel, too, but not those it is for
        jdbc.sql("""
                with told as (
                    select id, parcel, person, means, state, cause, coalesce(ended_at, handed_at) as at,
                           state = 'DEAD' or state = 'WAITING' and cause is not null as in_vain
                    from channel.message
                    where parcel = any(:ids) and reason in ('NEW', 'REMINDER')
                ), untold as (
                    select parcel, (array_agg(cause order by case when in_vain then coalesce(
                               (select max(a.at) from channel.attempt a where a.message = told.id), at) end
                               desc nulls last))[1] as cause
                    from told where state <> 'NEEDLESS'
                    group by parcel having bool_and(in_vain)
                ), last_mail as (
                    select distinct on (t.parcel, t.person) t.parcel, s.cause, s.at
                    from told t join channel.sealing s on s.message = t.id
                    where t.state in ('HANDED', 'DELIVERED')
                    order by t.parcel, t.person, s.at desc
                ), unsealed as (
                    select parcel, (array_agg(cause order by at desc))[1] as cause
                    from last_mail where cause is not null
                    group by parcel
                ), arrived as (
                    select distinct on (parcel) parcel, at, means
                    from told where state = 'DELIVERED' or state = 'HANDED' and means = 'WEBHOOK'
                    order by parcel, at
                )
                select parcel, untold.cause as untold, unsealed.cause as unsealed, arrived.at, arrived.means
                from untold full join unsealed using (parcel) full join arrived using (parcel)""")
                .param("ids", parcels.stream().map(ParcelId::value).toArray(UUID[]::new)).query(row -> {
                    fates.put(new ParcelId(row.getObject("parcel", UUID.class)),
                            new Fate(row.getString("untold"), row.getString("unsealed"), arrival(row)));
                });
        return fates;
    }

    private static @Nullable Arrival arrival(ResultSet row) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class);
        return at == null ? null : new Arrival(at.toInstant(), row.getString("means"));
    }
}
