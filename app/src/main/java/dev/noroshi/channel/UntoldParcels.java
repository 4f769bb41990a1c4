package dev.noroshi.channel;

import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Untold;
import dev.noroshi.platform.database.Crossing;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Parcels of which every message is a dead letter.
@Component
class UntoldParcels implements Untold {

    private final JdbcClient jdbc;

    UntoldParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Crossing("that nobody could be told of something, and the kind of cause, to those above who see its reach")
    @Transactional(readOnly = true)
    public Map<ParcelId, String> causes(Collection<ParcelId> parcels) {
        var causes = new HashMap<ParcelId, String>();
        if (parcels.isEmpty()) return causes;
        jdbc.sql("""
                select parcel, (array_agg(cause order by ended_at desc))[1] as cause
                from channel.message
                where parcel = any(:ids) and reason in ('NEW', 'REMINDER') and state <> 'NEEDLESS'
                group by parcel
                having bool_and(state = 'DEAD')""")
                .param("ids", parcels.stream().map(ParcelId::value).toArray(UUID[]::new)).query(row -> {
                    causes.put(new ParcelId(row.getObject("parcel", UUID.class)), row.getString("cause"));
                });
        return causes;
    }
}
