package dev.noroshi.channel;

import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Unannounced;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes off the lists of whom to ring and fax what nobody need be told of any more. What a program hands on is asked for
/// when it is handed on; a list that people work off would fill with what was confirmed on the page or by mail.
@Component
class ByHand {

    private static final int AT_ONCE = 2000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Unannounced parcels;
    private final Clock clock;

    ByHand(JdbcClient jdbc, Unannounced parcels, Clock clock) {
        this.jdbc = jdbc;
        this.parcels = parcels;
        this.clock = clock;
    }

    /// A message that waits for somebody.
    private record Waiting(UUID id, ParcelId parcel) {
    }

    /// Goes through all of them.
    ///
    /// @return how many are taken off
    @Crossing("that something is confirmed or recalled, to the lists of whom to ring or fax about it")
    @Transactional
    public int tidy() {
        var taken = 0;
        for (var some = after(BEFORE_ALL); !some.isEmpty(); some = after(some.getLast().id())) {
            var open = parcels.stillWaiting(some.stream().map(Waiting::parcel).distinct().toList());
            taken += needless(some.stream().filter(each -> !open.contains(each.parcel())).map(Waiting::id).toList());
        }
        return taken;
    }

    private List<Waiting> after(UUID id) {
        return jdbc.sql("""
                select id, parcel from channel.message
                where state = 'WAITING' and means in ('TELEPHONE', 'FAX') and parcel is not null and id > :after
                order by id
                limit :limit""").param("after", id).param("limit", AT_ONCE)
                .query((row, n) -> new Waiting(row.getObject("id", UUID.class),
                        new ParcelId(row.getObject("parcel", UUID.class))))
                .list();
    }

    private int needless(List<UUID> ids) {
        if (ids.isEmpty()) return 0;
        return jdbc.sql("""
                update channel.message set state = 'NEEDLESS', ended_at = :now
                where id = any(:ids) and state = 'WAITING'""").param("now", OffsetDateTime.now(clock))
                .param("ids", ids.toArray(UUID[]::new)).update();
    }
}
