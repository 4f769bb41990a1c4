package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.report.ReportPaper;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of anonymised copies, their redactions, and of what was handed on in the end.
@Component
class CopyRows {

    private final JdbcClient jdbc;
    private final ReportPaper paper;
    private final Clock clock;

    CopyRows(JdbcClient jdbc, ReportPaper paper, Clock clock) {
        this.jdbc = jdbc;
        this.paper = paper;
        this.clock = clock;
    }

    /// When the copy was begun, and how often it has been changed.
    record Begun(int edition, Instant at) {
    }

    Optional<Begun> begun(EntryId entry) {
        return jdbc.sql("select edition, begun_at from relay.copy where entry = :entry").param("entry", entry.value())
                .query((row, n) -> new Begun(row.getInt("edition"),
                        Moments.of(row, "begun_at")))
                .optional();
    }

    void begin(EntryId entry, Caller by) {
        jdbc.sql("insert into relay.copy (entry, edition, begun_at, begun_by) values (:entry, 1, :now, :by)")
                .param("entry", entry.value()).param("now", OffsetDateTime.now(clock))
                .param("by", by.person().value()).update();
    }

    /// Counts a change; false when the copy is no longer of that edition.
    boolean change(EntryId entry, int edition) {
        return jdbc.sql("update relay.copy set edition = edition + 1 where entry = :entry and edition = :edition")
                .param("entry", entry.value()).param("edition", edition).update() == 1;
    }

    void insert(EntryId entry, Redaction redaction) {
        jdbc.sql("""
                insert into relay.redaction (id, entry, position, field, found, replacement, reason, decision)
                values (:id, :entry, :position, :field, :found, :replacement, :reason, :decision)""")
                .param("id", redaction.id()).param("entry", entry.value()).param("position", redaction.position())
                .param("field", redaction.field().value()).param("found", redaction.found(), Types.VARCHAR)
                .param("replacement", redaction.replacement()).param("reason", redaction.reason())
                .param("decision", redaction.decision().name()).update();
    }

    void decide(EntryId entry, UUID redaction, Decision decision, Caller by) {
        jdbc.sql("""
                update relay.redaction
                set decision = :decision, decided_by = :by, decided_at = :now
                where id = :id and entry = :entry and decision <> :decision""").param("decision", decision.name())
                .param("by", by.person().value()).param("now", OffsetDateTime.now(clock)).param("id", redaction)
                .param("entry", entry.value()).update();
    }

    List<Redaction> redactions(EntryId entry) {
        return jdbc.sql("""
                select id, position, field, found, replacement, reason, decision
                from relay.redaction
                where entry = :entry
                order by position""").param("entry", entry.value())
                .query((row, n) -> new Redaction(row.getObject("id", UUID.class), row.getInt("position"),
                        new FieldId(row.getString("field")), row.getString("found"), row.getString("replacement"),
                        row.getString("reason"), Decision.valueOf(row.getString("decision"))))
                .list();
    }

    void handedOn(EntryId entry, FormContent content, Caller by) {
        jdbc.sql("""
                insert into relay.outgoing (entry, holder, content, handed_on_by, handed_on_at)
                values (:entry, :holder, :content::jsonb, :by, :now)""").param("entry", entry.value())
                .param("holder", by.organisation().value()).param("content", paper.write(content))
                .param("by", by.person().value()).param("now", OffsetDateTime.now(clock)).update();
    }

    /// What was handed on of an entry of the dossier, as it left.
    Optional<FormContent> handedOn(DossierId dossier, EntryId entry) {
        return jdbc.sql("""
                select o.content
                from relay.outgoing o join relay.entry e on e.id = o.entry
                where e.id = :entry and e.dossier = :dossier and o.taken_back_at is null""")
                .param("entry", entry.value()).param("dossier", dossier.value()).query(String.class).optional()
                .map(paper::stored);
    }

    /// The next hop returned what was handed on; it will leave again.
    void takenBack(EntryId entry, Instant at) {
        jdbc.sql("update relay.outgoing set taken_back_at = :now where entry = :entry and taken_back_at is null")
                .param("now", at.atOffset(java.time.ZoneOffset.UTC)).param("entry", entry.value()).update();
    }
}
