package dev.noroshi.hotline;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.words.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How soon calls are taken. Drills are left out.
@Component
public class CallTimes {

    private final JdbcClient jdbc;
    private final HotlineSettings settings;
    private final Clock clock;

    CallTimes(JdbcClient jdbc, HotlineSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /// The figures of a fiscal year.
    ///
    /// @param since its first day
    /// @param taken how many calls were taken
    /// @param waiting how many wait, which the times leave out
    /// @param inTarget how many of those taken were taken within the target
    /// @param median null when none was taken
    /// @param p90 what nine of ten did not exceed; null when none was taken
    public record Figures(LocalDate since, int taken, int waiting, int inTarget, @Nullable Duration median,
            @Nullable Duration p90) {
    }

    Figures of(OrganisationId addressee) {
        var today = LocalDate.now(clock);
        var since = LocalDate.of(today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear(), 4, 1);
        return jdbc.sql("""
                select count(taken_at) as taken, count(*) filter (where state = 'WAITING') as waiting,
                       count(*) filter (where taken_at - sent_at <= make_interval(secs => :target)) as in_target,
                       percentile_cont(0.5) within group (order by extract(epoch from taken_at - sent_at)::float8) as median,
                       percentile_disc(0.9) within group (order by extract(epoch from taken_at - sent_at)::float8) as p90
                from hotline.call
                where addressee = :addressee and occasion = 'REAL' and sent_at >= :since""")
                .param("addressee", addressee.value()).param("target", settings.target().toSeconds())
                .param("since", since.atStartOfDay(Times.ZONE).toOffsetDateTime())
                .query((row, n) -> new Figures(since, row.getInt("taken"), row.getInt("waiting"),
                        row.getInt("in_target"), seconds(row.getObject("median", Double.class)),
                        seconds(row.getObject("p90", Double.class))))
                .single();
    }

    private static @Nullable Duration seconds(@Nullable Double seconds) {
        return Optional.ofNullable(seconds).map(each -> Duration.ofSeconds(Math.round(each))).orElse(null);
    }
}
