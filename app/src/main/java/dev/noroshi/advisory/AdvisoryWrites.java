package dev.noroshi.advisory;

import java.util.Collection;
import dev.noroshi.kernel.OrganisationId;

import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes issues. Versions are only ever added.
@Component
class AdvisoryWrites {

    private final JdbcClient jdbc;
    private final AdvisoryRows rows;
    private final Clock clock;

    AdvisoryWrites(JdbcClient jdbc, AdvisoryRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    UUID openSeries(Occasion occasion, Language language, PersonId by) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into advisory.series (id, occasion, language, opened_by, opened_at)
                values (:id, :occasion, :language, :by, :now)""").param("id", id).param("occasion", occasion.name())
                .param("language", language.name()).param("by", by.value())
                .param("now", Moments.column(clock.instant())).update();
        return id;
    }

    AdvisoryId draft(UUID series, int ordinal, PersonId by) {
        var id = AdvisoryId.random();
        jdbc.sql("""
                insert into advisory.issue (id, series, ordinal, state, edition, title, drafted_by, drafted_at, moved_at)
                values (:id, :series, :ordinal, 'DRAFT', 1, '', :by, :now, :now)""").param("id", id.value())
                .param("series", series).param("ordinal", ordinal).param("by", by.value())
                .param("now", Moments.column(clock.instant())).update();
        return id;
    }

    /// Adds a version and makes it the latest.
    void version(AdvisoryId id, int edition, AdvisoryContent content, Sources sources, PersonId by) {
        var now = clock.instant();
        jdbc.sql("""
                insert into advisory.version (issue, edition, title, fields, annexes, saved_by, saved_at)
                values (:issue, :edition, :title, :fields::jsonb, :annexes, :by, :now)""").param("issue", id.value())
                .param("edition", edition).param("title", content.title())
                .param("fields", rows.json(now).write(content.fields()))
                .param("annexes", content.annexes().toArray(UUID[]::new)).param("by", by.value())
                .param("now", Moments.column(now))
                .update();
        jdbc.sql("""
                insert into advisory.source (issue, edition, dossier)
                select :issue, :edition, dossier from unnest(:sources::uuid[]) as dossier
                on conflict do nothing""").param("issue", id.value()).param("edition", edition)
                .param("sources", sources.reports().toArray(UUID[]::new)).update();
        for (var report : sources.reports())
            jdbc.sql("""
                    insert into advisory.drawn (issue, edition, dossier, field)
                    select :issue, :edition, :dossier, field from unnest(:fields::text[]) as field""")
                    .param("issue", id.value()).param("edition", edition).param("dossier", report)
                    .param("fields", sources.partsOf(report).stream().map(FieldId::value).toArray(String[]::new))
                    .update();
        jdbc.sql("""
                update advisory.issue
                set edition = :edition, title = :title, importance = :importance, tlp = :tlp, sectors = :sectors,
                    moved_at = :now
                where id = :issue""").param("edition", edition).param("title", content.title())
                .param("importance", content.importance().map(Importance::name).orElse(null), Types.VARCHAR)
                .param("tlp", content.tlp().map(Tlp::name).orElse(null), Types.VARCHAR)
                .param("now", Moments.column(now))
                .param("sectors", content.sectors().stream().map(SectorCode::value).distinct().toArray(String[]::new))
                .param("issue", id.value()).update();
    }

    void state(AdvisoryId id, AdvisoryState state) {
        jdbc.sql("update advisory.issue set state = :state, moved_at = :now where id = :id")
                .param("state", state.name())
                .param("now", Moments.column(clock.instant())).param("id", id.value()).update();
    }

    void discarded(AdvisoryId id, PersonId by) {
        jdbc.sql("""
                update advisory.issue set state = 'DISCARDED', title = '', discarded_by = :by, moved_at = :now
                where id = :id""")
                .param("by", by.value()).param("now", Moments.column(clock.instant())).param("id", id.value()).update();
    }

    UUID review(AdvisoryId id, int edition, PersonId by) {
        var review = UUID.randomUUID();
        jdbc.sql("""
                insert into advisory.review (id, issue, edition, submitted_by, submitted_at)
                values (:id, :issue, :edition, :by, :now)""").param("id", review).param("issue", id.value())
                .param("edition", edition).param("by", by.value()).param("now", Moments.column(clock.instant()))
                .update();
        return review;
    }

    void judge(UUID review, String outcome, @Nullable String note, PersonId by) {
        jdbc.sql("""
                update advisory.review
                set outcome = :outcome, note = :note, judged_by = :by, judged_at = :now
                where id = :id""").param("outcome", outcome).param("note", note, Types.VARCHAR).param("by", by.value())
                .param("now", Moments.column(clock.instant())).param("id", review).update();
    }

    /// What was approved goes back to be written again.
    void returned(Advisory.Approved approved, String note, PersonId by) {
        jdbc.sql("""
                insert into advisory.review (id, issue, edition, submitted_by, submitted_at, outcome, note, judged_by, judged_at)
                values (gen_random_uuid(), :issue, :edition, :submitted, :now, 'RETURNED', :note, :by, :now)""")
                .param("issue", approved.id().value()).param("edition", approved.review().edition())
                .param("submitted", approved.review().submittedBy().value())
                .param("now", Moments.column(clock.instant()))
                .param("note", note).param("by", by.value()).update();
    }

    void number(UUID series, int main) {
        jdbc.sql("update advisory.series set number = :number where id = :id").param("number", main)
                .param("id", series).update();
    }

    void issued(AdvisoryId id, PersonId by, Instant dueAt, Collection<OrganisationId> added) {
        jdbc.sql("""
                update advisory.issue
                set state = 'ISSUED', issued_by = :by, issued_at = :now, due_at = :due, added = :added, moved_at = :now
                where id = :id""").param("by", by.value()).param("now", Moments.column(clock.instant()))
                .param("due", Moments.column(dueAt))
                .param("added", added.stream().map(OrganisationId::value).sorted().toArray(String[]::new))
                .param("id", id.value()).update();
    }

    void recalled(AdvisoryId id, PersonId by, String reason) {
        jdbc.sql("""
                update advisory.issue
                set state = 'RECALLED', recalled_by = :by, recalled_at = :now, recall_reason = :reason, moved_at = :now
                where id = :id""").param("by", by.value()).param("now", Moments.column(clock.instant()))
                .param("reason", reason)
                .param("id", id.value()).update();
    }
}
