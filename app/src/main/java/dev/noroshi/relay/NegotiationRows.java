package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.relay.Negotiation.Answer;
import dev.noroshi.relay.Negotiation.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of negotiations.
@Component
class NegotiationRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    NegotiationRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Negotiation add(Caller asker, Dossier dossier, UUID place, @Nullable FieldId field, Tlp wanted,
            String reason) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into relay.negotiation (id, asker, asked, dossier, place, field, wanted, reason, asked_by, asked_at)
                values (:id, :asker, :asked, :dossier, :place, :field, :wanted, :reason, :by, :now)""").param("id", id)
                .param("asker", asker.organisation().value()).param("asked", dossier.sender().value())
                .param("dossier", dossier.id().value()).param("place", place)
                .param("field", field == null ? null : field.value(), Types.VARCHAR).param("wanted", wanted.name())
                .param("reason", reason).param("by", asker.person().value()).param("now", now()).update();
        return find(id).orElseThrow();
    }

    void passedDown(UUID id, UUID as) {
        jdbc.sql("update relay.negotiation set passed_as = :as where id = :id").param("as", as).param("id", id)
                .update();
    }

    void answer(UUID id, Answer answer, Caller by) {
        jdbc.sql("""
                update relay.negotiation
                set outcome = :outcome, granted = :granted, words = :words, answered_by = :by, answered_at = :at
                where id = :id and outcome is null""").param("outcome", answer.result().name())
                .param("granted", answer.granted() == null ? null : answer.granted().name(), Types.VARCHAR)
                .param("words", answer.words()).param("by", by.person().value())
                .param("at", answer.at().atOffset(java.time.ZoneOffset.UTC)).param("id", id).update();
    }

    Optional<Negotiation> find(UUID id) {
        return jdbc.sql(NEGOTIATION + "where id = :id").param("id", id).query(NegotiationRows::read).optional();
    }

    Optional<Negotiation> lock(UUID id) {
        return jdbc.sql(NEGOTIATION + "where id = :id for update").param("id", id).query(NegotiationRows::read)
                .optional();
    }

    /// Those the holder of a dossier asked about it, the newest first.
    List<Negotiation> askedAbout(DossierId dossier) {
        return jdbc.sql(NEGOTIATION + "where dossier = :dossier order by asked_at desc, id")
                .param("dossier", dossier.value()).query(NegotiationRows::read).list();
    }

    /// Those that were put to whoever has the report at that place, the newest first.
    List<Negotiation> putAt(UUID place) {
        return jdbc.sql(NEGOTIATION + "where place = :place order by asked_at desc, id").param("place", place)
                .query(NegotiationRows::read).list();
    }

    /// What a question was passed down as.
    Optional<Negotiation> below(UUID id) {
        return jdbc.sql(NEGOTIATION + "where id = (select passed_as from relay.negotiation where id = :id)")
                .param("id", id).query(NegotiationRows::read).optional();
    }

    /// The question that was passed down as this one.
    Optional<Negotiation> above(UUID id) {
        return jdbc.sql(NEGOTIATION + "where passed_as = :id").param("id", id).query(NegotiationRows::read).optional();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static final String NEGOTIATION = """
            select id, asker, asked, dossier, place, field, wanted, reason, asked_at, passed_as is not null as passed_down, outcome,
                   granted, words, answered_at
            from relay.negotiation
            """;

    private static Negotiation read(ResultSet row, int n) throws SQLException {
        var outcome = row.getString("outcome");
        var granted = row.getString("granted");
        var field = row.getString("field");
        var answer = outcome == null
                ? null
                : new Answer(Result.valueOf(outcome), granted == null ? null : Tlp.valueOf(granted),
                        row.getString("words"), Moments.of(row, "answered_at"));
        return new Negotiation(row.getObject("id", UUID.class), new OrganisationId(row.getString("asker")),
                new OrganisationId(row.getString("asked")), new DossierId(row.getObject("dossier", UUID.class)),
                row.getObject("place", UUID.class), field == null ? null : new FieldId(field),
                Tlp.valueOf(row.getString("wanted")), row.getString("reason"),
                Moments.of(row, "asked_at"), row.getBoolean("passed_down"), answer);
    }
}
