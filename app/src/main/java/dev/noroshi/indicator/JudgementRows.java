package dev.noroshi.indicator;

import dev.noroshi.indicator.Judgement.TakenBack;
import dev.noroshi.indicator.Judgement.Told;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Judgements as rows. The database shows whoever asks those of indicators they know.
@Component
class JudgementRows {

    private final JdbcClient jdbc;

    JudgementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return whether none stood
    boolean insert(Judgement judgement, PersonId by) {
        return jdbc.sql("""
                insert into indicator.judgement (id, indicator, reason, told, judged_by, judged_at)
                values (:id, :indicator, :reason, :told, :by, :at)
                on conflict (indicator) where taken_back_at is null do nothing""").param("id", judgement.id())
                .param("indicator", judgement.indicator().value()).param("reason", judgement.reason())
                .param("told", judgement.told().name()).param("by", by.value())
                .param("at", Moments.column(judgement.at())).update() == 1;
    }

    /// @return whether it stood
    boolean takeBack(IndicatorId indicator, UUID id, String reason, PersonId by, Instant at) {
        return jdbc.sql("""
                update indicator.judgement
                set taken_back_by = :by, taken_back_at = :at, taken_back_reason = :reason
                where id = :id and indicator = :indicator and taken_back_at is null""").param("by", by.value())
                .param("at", Moments.column(at)).param("reason", reason).param("id", id)
                .param("indicator", indicator.value()).update() == 1;
    }

    /// All of an indicator, the newest first.
    List<Judgement> of(IndicatorId indicator) {
        return jdbc.sql("""
                select id, indicator, reason, told, judged_at, taken_back_at, taken_back_reason
                from indicator.judgement
                where indicator = :indicator
                order by judged_at desc, id""").param("indicator", indicator.value()).query(JudgementRows::judgement)
                .list();
    }

    /// Of which indicators one stands.
    Set<UUID> standing() {
        return jdbc.sql("select indicator from indicator.judgement where taken_back_at is null").query(UUID.class)
                .set();
    }

    /// How long judgements of these stood, the oldest first.
    Map<IndicatorId, List<JudgedSign.Span>> spans(Collection<IndicatorId> indicators) {
        var spans = new HashMap<IndicatorId, List<JudgedSign.Span>>();
        if (indicators.isEmpty()) return spans;
        jdbc.sql("""
                select indicator, judged_at, taken_back_at
                from indicator.judgement
                where indicator = any(:indicators)
                order by judged_at, id""")
                .param("indicators", indicators.stream().map(IndicatorId::value).toArray(UUID[]::new)).query(row -> {
                    var back = row.getObject("taken_back_at", OffsetDateTime.class);
                    spans.computeIfAbsent(new IndicatorId(row.getObject("indicator", UUID.class)),
                            _ -> new ArrayList<>())
                            .add(new JudgedSign.Span(Moments.of(row, "judged_at"),
                                    back == null ? null : back.toInstant()));
                });
        return spans;
    }

    /// When something was last judged of an indicator, or taken back.
    Map<IndicatorId, Instant> moved() {
        var moved = new HashMap<IndicatorId, Instant>();
        jdbc.sql("""
                select indicator, max(greatest(judged_at, taken_back_at)) as moved
                from indicator.judgement
                group by indicator""").query(row -> {
            moved.put(new IndicatorId(row.getObject("indicator", UUID.class)),
                    Moments.of(row, "moved"));
        });
        return moved;
    }

    private static Judgement judgement(ResultSet row, int n) throws SQLException {
        var back = row.getObject("taken_back_at", OffsetDateTime.class);
        return new Judgement(row.getObject("id", UUID.class), new IndicatorId(row.getObject("indicator", UUID.class)),
                row.getString("reason"), Told.valueOf(row.getString("told")),
                Moments.of(row, "judged_at"),
                back == null ? null : new TakenBack(row.getString("taken_back_reason"), back.toInstant()));
    }
}
