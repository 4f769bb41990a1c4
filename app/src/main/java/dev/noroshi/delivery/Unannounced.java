package dev.noroshi.delivery;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The parcels nobody has been told of yet. They are the outbox of every means but the inbox itself.
@Component
public class Unannounced {

    private final JdbcClient jdbc;
    private final Clock clock;

    Unannounced(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Takes some of them, the oldest first; they count as announced once the caller's transaction ends, and until then
    /// nobody else takes them.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Parcel> take(int limit) {
        return jdbc.sql("""
                with taken as (
                    select id from delivery.parcel
                    where announced_at is null
                    order by sent_at
                    limit :limit
                    for update skip locked)
                update delivery.parcel p
                set announced_at = :now
                from taken
                where p.id = taken.id
                returning p.*""").param("limit", limit).param("now", OffsetDateTime.now(clock))
                .query(Deliveries::parcel).list().stream().sorted(Comparator.comparing(Parcel::sentAt)).toList();
    }

    /// Those of the parcels that still wait for somebody to confirm or do them.
    public Set<ParcelId> stillWaiting(Collection<ParcelId> parcels) {
        return new HashSet<>(jdbc.sql("""
                select id from delivery.parcel
                where id = any(:ids) and done_at is null and confirmed_at is null""")
                .param("ids", parcels.stream().map(ParcelId::value).toArray(UUID[]::new))
                .query((row, n) -> new ParcelId(row.getObject("id", UUID.class))).list());
    }
}
