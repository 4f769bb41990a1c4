package dev.noroshi.channel;

import dev.noroshi.delivery.Arrivals;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.platform.database.Crossing;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The first notice of each parcel that is known to have come. A system that took a call has it; of a mail that was handed on,
/// only a report of its delivery (RFC 3464) says so.
@Component
class ArrivedNotices implements Arrivals {

    private final JdbcClient jdbc;

    ArrivedNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Crossing("that a notice has come, when and by which means, to those above who see its reach")
    @Transactional(readOnly = true)
    public Map<ParcelId, Arrival> of(Collection<ParcelId> parcels) {
        var arrivals = new HashMap<ParcelId, Arrival>();
        if (parcels.isEmpty()) return arrivals;
        // an escalation tells of the parcel, too, but not those it is for
        jdbc.sql("""
                select distinct on (parcel) parcel, coalesce(ended_at, handed_at) as at, means
                from channel.message
                where parcel = any(:ids) and reason in ('NEW', 'REMINDER')
                  and (state = 'DELIVERED' or state = 'HANDED' and means = 'WEBHOOK')
                order by parcel, coalesce(ended_at, handed_at)""")
                .param("ids", parcels.stream().map(ParcelId::value).toArray(UUID[]::new)).query(row -> {
                    arrivals.put(new ParcelId(row.getObject("parcel", UUID.class)), new Arrival(
                            row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("means")));
                });
        return arrivals;
    }
}
