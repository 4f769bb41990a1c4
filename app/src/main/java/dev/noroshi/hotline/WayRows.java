package dev.noroshi.hotline;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.OrganisationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// By which way organisations have chosen to call, as rows.
@Component
class WayRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    WayRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Way of(OrganisationId organisation) {
        return jdbc.sql("select way from hotline.way where organisation = :organisation")
                .param("organisation", organisation.value()).query(String.class).optional().map(Way::valueOf)
                .orElse(Way.CENTRE);
    }

    void choose(Caller caller, Way way) {
        jdbc.sql("""
                insert into hotline.way (organisation, way, chosen_by, chosen_at)
                values (:organisation, :way, :person, :now)
                on conflict (organisation) do update
                set way = excluded.way, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at""")
                .param("organisation", caller.organisation().value()).param("way", way.name())
                .param("person", caller.person().value()).param("now", OffsetDateTime.now(clock)).update();
    }
}
