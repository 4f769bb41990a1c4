package dev.noroshi.bulletin;

import dev.noroshi.bulletin.Source.Failure;
import dev.noroshi.bulletin.Source.State;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The places bulletins come from, and when each is asked next.
@Component
class SourceRows {

    private static final String TO_THE_DESK = "what a source of public bulletins said, to the centre's desk";
    private static final String SOURCE = """
            select id, name, kind, address, every_minutes, since, active, revision, due_at, asked_at, answered_at, failures, failure,
                   detail, etag, last_modified
            from bulletin.source
            """;

    private final JdbcClient jdbc;

    SourceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Source> all() {
        return jdbc.sql(SOURCE + "order by active desc, name, id").query(SourceRows::source).list();
    }

    Optional<Source> find(SourceId id) {
        return jdbc.sql(SOURCE + "where id = :id").param("id", id.value()).query(SourceRows::source).optional();
    }

    boolean isTaken(URI address, @Nullable SourceId but) {
        return jdbc.sql("select count(*) from bulletin.source where address = :address and id is distinct from :but")
                .param("address", address.toString()).param("but", but == null ? null : but.value(), Types.OTHER)
                .query(Integer.class).single() > 0;
    }

    void add(Source source, PersonId by, Instant now) {
        jdbc.sql("""
                insert into bulletin.source (id, name, kind, address, every_minutes, since, active, revision, changed_by, changed_at,
                                             due_at)
                values (:id, :name, :kind, :address, :every, :since, :active, 1, :by, :now, :now)""")
                .param("id", source.id().value()).param("name", source.name()).param("kind", source.kind().name())
                .param("address", source.address().toString()).param("every", source.everyMinutes())
                .param("since", source.since()).param("active", source.active()).param("by", by.value())
                .param("now", Moments.column(now)).update();
    }

    /// What was changed is asked at once; what it said before is no answer to the new question.
    ///
    /// @return whether it still was as the caller saw it
    boolean change(Source source, int revision, PersonId by, Instant now) {
        return jdbc.sql("""
                update bulletin.source
                set name = :name, kind = :kind, address = :address, every_minutes = :every, since = :since, active = :active,
                    revision = revision + 1, changed_by = :by, changed_at = :now, due_at = :now,
                    etag = null, last_modified = null
                where id = :id and revision = :revision""").param("id", source.id().value())
                .param("name", source.name()).param("kind", source.kind().name())
                .param("address", source.address().toString()).param("every", source.everyMinutes())
                .param("since", source.since()).param("active", source.active()).param("by", by.value())
                .param("now", Moments.column(now)).param("revision", revision).update() == 1;
    }

    boolean due(SourceId id, Instant now) {
        return jdbc.sql("update bulletin.source set due_at = :now where id = :id and active")
                .param("id", id.value()).param("now", Moments.column(now)).update() == 1;
    }

    /// Takes one that is due. It belongs to who took it for as long as the lease: a program that stops meanwhile leaves it to
    /// another, or to itself later.
    @Crossing("which source of public bulletins is due, to whoever asks it")
    @Transactional
    public Optional<Source> take(Instant now, Duration lease) {
        return jdbc.sql("""
                update bulletin.source
                set due_at = :until, asked_at = :now
                where id = (select id from bulletin.source
                            where active and due_at <= :now
                            order by due_at
                            limit 1 for update skip locked)
                returning id, name, kind, address, every_minutes, since, active, revision, due_at, asked_at, answered_at, failures,
                          failure, detail, etag, last_modified""").param("now", Moments.column(now))
                .param("until", Moments.column(now.plus(lease))).query(SourceRows::source).optional();
    }

    /// It answered as it should.
    ///
    /// @param etag as it came, to be shown next time
    @Crossing(TO_THE_DESK)
    @Transactional
    public void answered(Source source, Instant now, Instant next, @Nullable String etag,
            @Nullable String lastModified) {
        jdbc.sql("""
                update bulletin.source
                set answered_at = :now, failures = 0, failure = null, detail = null, etag = :etag, last_modified = :modified,
                    due_at = :next
                where id = :id and revision = :revision""").param("now", Moments.column(now))
                .param("next", Moments.column(next))
                .param("etag", etag, Types.VARCHAR).param("modified", lastModified, Types.VARCHAR)
                .param("id", source.id().value()).param("revision", source.revision()).update();
    }

    /// It did not; what was changed meanwhile is asked anew anyhow.
    @Crossing(TO_THE_DESK)
    @Transactional
    public void failed(Source source, Failure failure, String detail, Instant next) {
        jdbc.sql("""
                update bulletin.source
                set failures = failures + 1, failure = :failure, detail = :detail, due_at = :next
                where id = :id and revision = :revision""").param("failure", failure.name()).param("detail", detail)
                .param("next", Moments.column(next)).param("id", source.id().value())
                .param("revision", source.revision())
                .update();
    }

    private static Source source(ResultSet row, int n) throws SQLException {
        var failure = row.getString("failure");
        return new Source(new SourceId(row.getObject("id", java.util.UUID.class)), row.getString("name"),
                Kind.valueOf(row.getString("kind")), URI.create(row.getString("address")), row.getInt("every_minutes"),
                row.getObject("since", LocalDate.class), row.getBoolean("active"), row.getInt("revision"),
                new State(Moments.of(row, "due_at"), Moments.orNull(row, "asked_at"),
                        Moments.orNull(row, "answered_at"), row.getInt("failures"),
                        failure == null ? null : Failure.valueOf(failure), row.getString("detail"),
                        row.getString("etag"), row.getString("last_modified")));
    }
}
