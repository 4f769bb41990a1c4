package dev.noroshi.indicator;

import dev.noroshi.indicator.Sighting.Reason;
import dev.noroshi.indicator.Sighting.Verdict;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.platform.database.Moments;
import java.sql.Types;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sightings as rows.
@Component
class SightingRows {

    private final JdbcClient jdbc;

    SightingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those whoever asks may read, by day.
    List<Sighting> of(IndicatorId indicator) {
        return jdbc.sql("""
                select organisation, verdict, reason, seen_on, note, recorded_at
                from indicator.sighting
                where indicator = :indicator
                order by seen_on desc, organisation""").param("indicator", indicator.value()).query((row, n) -> {
            var reason = row.getString("reason");
            return new Sighting(new OrganisationId(row.getString("organisation")),
                    Verdict.valueOf(row.getString("verdict")), reason == null ? null : Reason.valueOf(reason),
                    row.getObject("seen_on", LocalDate.class), row.getString("note"),
                    Moments.of(row, "recorded_at"));
        }).list();
    }

    Optional<UUID> copyOf(IndicatorId indicator, OrganisationId organisation) {
        return jdbc.sql("""
                select copy
                from indicator.sighting
                where indicator = :indicator and organisation = :organisation
                for update""").param("indicator", indicator.value()).param("organisation", organisation.value())
                .query(UUID.class).optional();
    }

    void put(IndicatorId indicator, Sighting sighting, PersonId by, UUID copy) {
        jdbc.sql("""
                insert into indicator.sighting (organisation, indicator, verdict, reason, seen_on, note, recorded_by,
                                                recorded_at, copy)
                values (:organisation, :indicator, :verdict, :reason, :on, :note, :by, :at, :copy)
                on conflict (organisation, indicator) do update
                set verdict = excluded.verdict, reason = excluded.reason, seen_on = excluded.seen_on, note = excluded.note,
                    recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, copy = excluded.copy""")
                .param("organisation", sighting.organisation().value()).param("indicator", indicator.value())
                .param("verdict", sighting.verdict().name())
                .param("reason", sighting.reason() == null ? null : sighting.reason().name(), Types.VARCHAR)
                .param("on", sighting.seenOn()).param("note", sighting.note()).param("by", by.value())
                .param("at", Moments.column(sighting.recordedAt())).param("copy", copy).update();
    }

    void remove(IndicatorId indicator, OrganisationId organisation) {
        jdbc.sql("delete from indicator.sighting where indicator = :indicator and organisation = :organisation")
                .param("indicator", indicator.value()).param("organisation", organisation.value()).update();
    }

    /// How many organisations said what; only the centre reads it.
    Map<Verdict, Integer> told(IndicatorId indicator) {
        var told = new EnumMap<Verdict, Integer>(Verdict.class);
        jdbc.sql("select verdict, count(*) as n from indicator.told where indicator = :indicator group by verdict")
                .param("indicator", indicator.value())
                .query(row -> {
                    told.put(Verdict.valueOf(row.getString("verdict")), row.getInt("n"));
                });
        return told;
    }

    /// In which sectors it was seen; only the centre reads it.
    Map<SectorCode, Integer> sectors(IndicatorId indicator) {
        var sectors = new TreeMap<SectorCode, Integer>();
        jdbc.sql("""
                select sector, count(*) as n
                from indicator.told
                where indicator = :indicator and verdict = 'SEEN' and sector is not null
                group by sector""").param("indicator", indicator.value()).query(row -> {
            sectors.put(new SectorCode(row.getString("sector")), row.getInt("n"));
        });
        return sectors;
    }

    /// About how many others said so, as far as whoever asks may be told.
    int about(IndicatorId indicator, Verdict verdict, OrganisationId organisation) {
        return jdbc.sql("""
                select indicator.about(:indicator, :verdict,
                                       array(select m.source from indicator.mention m where m.indicator = :indicator),
                                       (select s.copy from indicator.sighting s
                                        where s.indicator = :indicator and s.organisation = :organisation))""")
                .param("indicator", indicator.value()).param("verdict", verdict.name())
                .param("organisation", organisation.value()).query(Integer.class).single();
    }
}
