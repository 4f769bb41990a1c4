package dev.noroshi.indicator;

import dev.noroshi.kernel.SectorCode;
import dev.noroshi.platform.database.Crossing;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells what was seen without saying by whom.
@Component
class Telling {

    private final JdbcClient jdbc;

    Telling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param sources the shared ones it was known by
    /// @return what was told, which nobody but who saw it can connect with them
    @Crossing("that somebody saw an indicator, without saying who, to the centre")
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID tell(IndicatorId indicator, Sighting sighting, @Nullable SectorCode sector, List<UUID> sources,
            LocalDate day) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into indicator.told (id, indicator, verdict, reason, sector, told_on, sources)
                values (:id, :indicator, :verdict, :reason, :sector, :day, :sources)""").param("id", id)
                .param("indicator", indicator.value()).param("verdict", sighting.verdict().name())
                .param("reason", sighting.reason() == null ? null : sighting.reason().name(), Types.VARCHAR)
                .param("sector", sector == null ? null : sector.value(), Types.VARCHAR).param("day", day)
                .param("sources", sources.toArray(UUID[]::new)).update();
        return id;
    }

    @Crossing("that what somebody saw of an indicator was taken back")
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(UUID told) {
        jdbc.sql("delete from indicator.told where id = :id").param("id", told).update();
    }
}
