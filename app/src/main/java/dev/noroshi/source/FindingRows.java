package dev.noroshi.source;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.source.Finding.Letting;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of findings, from the first look that had them to the first that had them no longer.
@Component
class FindingRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    FindingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What was let through of what stands now, by key.
    Map<String, Letting> lettings(UUID subject) {
        var lettings = new HashMap<String, Letting>();
        jdbc.sql("""
                select key, reason, let_by, let_at
                from source.finding
                where subject = :subject and gone_at is null and let_at is not null""").param("subject", subject)
                .query(row -> {
                    lettings.put(row.getString("key"), new Letting(row.getString("reason"),
                            new PersonId(row.getLong("let_by")),
                            Moments.of(row, "let_at")));
                });
        return lettings;
    }

    /// Notes what stands now; what stood and is gone is let through no longer, should it come again.
    void stand(UUID subject, int edition, Collection<Finding> findings) {
        jdbc.sql("""
                update source.finding
                set gone_edition = :edition, gone_at = :now
                where subject = :subject and gone_at is null and key <> all(:keys)""").param("edition", edition)
                .param("now", OffsetDateTime.now(clock)).param("subject", subject)
                .param("keys", findings.stream().map(Finding::key).toArray(String[]::new)).update();
        for (var finding : findings)
            jdbc.sql("""
                    insert into source.finding (id, subject, key, kind, place, words, found_edition, found_at)
                    values (:id, :subject, :key, :kind, :place, :words, :edition, :now)
                    on conflict (subject, key) where gone_at is null do nothing""").param("id", UUID.randomUUID())
                    .param("subject", subject).param("key", finding.key()).param("kind", finding.kind().name())
                    .param("place", finding.place()).param("words", finding.words()).param("edition", edition)
                    .param("now", OffsetDateTime.now(clock)).update();
    }

    void letThrough(Caller caller, UUID subject, String key, String reason) {
        jdbc.sql("""
                update source.finding
                set reason = :reason, let_by = :by, let_at = :now
                where subject = :subject and key = :key and gone_at is null""").param("reason", reason)
                .param("by", caller.person().value()).param("now", OffsetDateTime.now(clock))
                .param("subject", subject).param("key", key).update();
    }

    /// Everything that was ever found in it, the oldest first.
    List<Findings.Past> history(UUID subject) {
        return jdbc.sql("""
                select kind, place, words, found_edition, gone_edition, reason, let_by, let_at
                from source.finding
                where subject = :subject
                order by found_at, id""").param("subject", subject).query((row, n) -> new Findings.Past(
                Kind.valueOf(row.getString("kind")), row.getString("place"), row.getString("words"),
                row.getInt("found_edition"), row.getObject("gone_edition", Integer.class),
                row.getString("reason") == null
                        ? null
                        : new Letting(row.getString("reason"), new PersonId(row.getLong("let_by")),
                                Moments.of(row, "let_at"))))
                .list();
    }
}
