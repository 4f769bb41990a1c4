package dev.noroshi.channel;

import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.WithoutContent;
import dev.noroshi.platform.database.Crossing;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Parcels of which the last mail to somebody went out without content, because it could not be encrypted.
@Component
class UnsealedParcels implements WithoutContent {

    private final JdbcClient jdbc;

    UnsealedParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Crossing("that a mail could not be encrypted, and the kind of cause, to those above who see its reach")
    @Transactional(readOnly = true)
    public Map<ParcelId, String> causes(Collection<ParcelId> parcels) {
        var causes = new HashMap<ParcelId, String>();
        if (parcels.isEmpty()) return causes;
        // an escalation tells of the parcel, too, but not those it is for
        jdbc.sql("""
                select parcel, cause
                from (select distinct on (m.parcel, m.person) m.parcel, s.cause, s.at
                      from channel.message m
                      join channel.sealing s on s.message = m.id
                      where m.parcel = any(:ids) and m.reason in ('NEW', 'REMINDER')
                        and m.state in ('HANDED', 'DELIVERED')
                      order by m.parcel, m.person, s.at desc) last
                where cause is not null
                order by at""").param("ids", parcels.stream().map(ParcelId::value).toArray(UUID[]::new)).query(row -> {
            causes.put(new ParcelId(row.getObject("parcel", UUID.class)), row.getString("cause"));
        });
        return causes;
    }
}
