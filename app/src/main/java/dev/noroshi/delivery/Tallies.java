package dev.noroshi.delivery;

import dev.noroshi.kernel.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts receipts over many subjects, as far as whoever asks may see them.
@Component
public class Tallies {

    private final JdbcClient jdbc;
    private final Clock clock;

    Tallies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Receipts of one kind, counted.
    ///
    /// @param task the task they have in common; null where several are counted together
    /// @param sender who handed them over; null where those of several are counted together
    /// @param subject what they carry; null where several subjects are counted together
    /// @param inTime confirmed by the deadline they had
    /// @param unopened neither opened nor confirmed although the deadline has passed
    /// @param unconfirmed opened, and not confirmed although the deadline has passed
    /// @param median from sent to confirmed, of those confirmed; null when none is
    /// @param ninetieth what nine in ten of them did not exceed
    public record Tally(@Nullable String task, @Nullable OrganisationId sender, @Nullable UUID subject, int sent,
            int opened, int confirmed, int inTime, int unopened, int unconfirmed, @Nullable Duration median,
            @Nullable Duration ninetieth) {
    }

    /// The receipts of the subjects by task and sender, by task, and by task and subject.
    public List<Tally> of(Collection<UUID> subjects, Collection<String> tasks) {
        return jdbc.sql("""
                select task, sender, subject, count(*) as sent, count(opened_at) as opened, count(confirmed_at) as confirmed,
                       count(*) filter (where confirmed_at <= due_at) as in_time,
                       count(*) filter (where opened_at is null and confirmed_at is null and due_at <= :now) as unopened,
                       count(*) filter (where opened_at is not null and confirmed_at is null and due_at <= :now) as unconfirmed,
                       percentile_disc(0.5) within group (order by extract(epoch from confirmed_at - sent_at)::float8) as median,
                       percentile_disc(0.9) within group (order by extract(epoch from confirmed_at - sent_at)::float8) as ninetieth
                from delivery.parcel
                where subject = any(:subjects) and task = any(:tasks)
                group by grouping sets ((task, sender), (task), (task, subject))""")
                .param("now", OffsetDateTime.now(clock)).param("subjects", subjects.toArray(UUID[]::new))
                .param("tasks", tasks.toArray(String[]::new)).query(Tallies::tally).list();
    }

    private static Tally tally(ResultSet row, int n) throws SQLException {
        var sender = row.getString("sender");
        return new Tally(row.getString("task"), sender == null ? null : new OrganisationId(sender),
                row.getObject("subject", UUID.class), row.getInt("sent"), row.getInt("opened"),
                row.getInt("confirmed"), row.getInt("in_time"), row.getInt("unopened"), row.getInt("unconfirmed"),
                seconds(row, "median"), seconds(row, "ninetieth"));
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        var seconds = row.getObject(column, Double.class);
        return seconds == null ? null : Duration.ofSeconds(Math.round(seconds));
    }
}
