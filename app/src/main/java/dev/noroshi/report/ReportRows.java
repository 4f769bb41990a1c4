package dev.noroshi.report;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of series and reports that are written to.
@Component
class ReportRows {

    private final JdbcClient jdbc;
    private final ReportPaper paper;

    ReportRows(JdbcClient jdbc, ReportPaper paper) {
        this.jdbc = jdbc;
        this.paper = paper;
    }

    void insertSeries(Draft draft, PersonId by) {
        jdbc.sql("""
                insert into report.series (id, organisation, occasion, language, grounds, route, state, opened_by, opened_at)
                values (:id, :organisation, :occasion, :language, :grounds, :route, 'DRAFT', :by, :at)""")
                .param("id", draft.series().value()).param("organisation", draft.organisation().value())
                .param("occasion", draft.occasion().name()).param("language", draft.language().name())
                .param("grounds", draft.grounds().name()).param("route", draft.route().name())
                .param("by", by.value()).param("at", Moments.column(draft.savedAt())).update();
    }

    void insertDraft(Draft draft, PersonId by) {
        jdbc.sql("""
                insert into report.report (series, ordinal, revision, kind, door, state, content, reading, edition, saved_at,
                                           saved_by)
                values (:series, :ordinal, :revision, :kind, :door, 'DRAFT', :content::jsonb, :reading::jsonb, :edition, :at,
                        :by)""")
                .param("series", draft.series().value()).param("ordinal", draft.ordinal())
                .param("revision", draft.revision()).param("kind", draft.kind().name())
                .param("door", draft.door().name()).param("content", paper.write(draft.content()))
                .param("reading", draft.reading(), Types.VARCHAR).param("edition", draft.edition())
                .param("at", Moments.column(draft.savedAt())).param("by", by.value()).update();
    }

    Draft saveDraft(Draft draft, FormContent content, PersonId by, Instant now) {
        jdbc.sql("""
                update report.report
                set content = :content::jsonb, edition = edition + 1, saved_at = :at, saved_by = :by
                where series = :series and state = 'DRAFT'""").param("content", paper.write(content))
                .param("at", Moments.column(now)).param("by", by.value()).param("series", draft.series().value())
                .update();
        return draft(draft.series()).orElseThrow();
    }

    void saveReading(SeriesId series, String reading) {
        jdbc.sql("update report.report set reading = :reading::jsonb where series = :series and state = 'DRAFT'")
                .param("reading", reading).param("series", series.value()).update();
    }

    void direct(SeriesId series, Grounds grounds, Route route) {
        jdbc.sql("update report.series set grounds = :grounds, route = :route where id = :id and addressee is null")
                .param("grounds", grounds.name()).param("route", route.name()).param("id", series.value()).update();
    }

    void submit(Report report) {
        jdbc.sql("""
                update report.report
                set state = 'SUBMITTED', content = :content::jsonb, reading = null, submitted_at = :at, submitted_by = :by
                where series = :series and state = 'DRAFT'""").param("content", paper.write(report.content()))
                .param("at", Moments.column(report.submittedAt())).param("by", report.submittedBy().value())
                .param("series", report.series().value()).update();
        jdbc.sql("""
                update report.series
                set addressee = :addressee, state = case when :kind = 'WITHDRAWAL' then 'WITHDRAWN' else 'OPEN' end
                where id = :series""").param("addressee", report.addressee().value())
                .param("kind", report.kind().name()).param("series", report.series().value()).update();
    }

    void returned(SeriesId series, int ordinal) {
        jdbc.sql("""
                update report.report
                set state = 'RETURNED'
                where series = :series and ordinal = :ordinal and state = 'SUBMITTED'""")
                .param("series", series.value()).param("ordinal", ordinal).update();
    }

    void number(SeriesId series, String number) {
        jdbc.sql("update report.series set number = :number where id = :id").param("number", number)
                .param("id", series.value()).update();
    }

    void close(SeriesId series) {
        jdbc.sql("update report.series set state = 'CLOSED' where id = :id and state = 'OPEN'")
                .param("id", series.value()).update();
    }

    void discard(Draft draft) {
        jdbc.sql("delete from report.report where series = :series and state = 'DRAFT'")
                .param("series", draft.series().value()).update();
        jdbc.sql("update report.series set state = 'DISCARDED' where id = :series and addressee is null")
                .param("series", draft.series().value()).update();
    }

    void progress(SeriesId series, int ordinal, Step step, OrganisationId holder, @Nullable String note, Instant at) {
        jdbc.sql("""
                insert into report.progress (series, ordinal, step, holder, note, at)
                values (:series, :ordinal, :step, :holder, :note, :at)""").param("series", series.value())
                .param("ordinal", ordinal).param("step", step.name()).param("holder", holder.value())
                .param("note", note, Types.VARCHAR).param("at", Moments.column(at)).update();
    }

    /// Locks the series, so that two who begin a report at once wait for each other; false when it is not the
    /// organisation's own.
    boolean lockSeries(SeriesId series, OrganisationId organisation) {
        return jdbc.sql("select 1 from report.series where id = :id and organisation = :organisation for update")
                .param("id", series.value()).param("organisation", organisation.value()).query(Integer.class)
                .optional().isPresent();
    }

    Optional<Draft> lockDraft(SeriesId series) {
        return jdbc.sql(DRAFT + "for update of r").param("series", series.value()).query(this::readDraft).optional();
    }

    Optional<Draft> draft(SeriesId series) {
        return jdbc.sql(DRAFT).param("series", series.value()).query(this::readDraft).optional();
    }

    private static final String DRAFT = """
            select r.series, s.organisation, r.ordinal, r.revision, r.kind, r.door, s.occasion, s.language, s.grounds, s.route,
                   s.number, r.content, r.reading, r.edition, r.saved_at
            from report.report r join report.series s on s.id = r.series
            where r.series = :series and r.state = 'DRAFT'
            """;

    Optional<LastReport> last(SeriesId series) {
        return jdbc.sql("""
                select r.series, s.organisation, r.ordinal, r.revision, r.kind, r.state, s.occasion, s.language, s.grounds,
                       s.route, s.number, r.content
                from report.report r join report.series s on s.id = r.series
                where r.series = :series and r.state <> 'DRAFT'
                order by r.ordinal desc, r.revision desc
                limit 1""").param("series", series.value())
                .query((row, n) -> new LastReport(series, new OrganisationId(row.getString("organisation")),
                        row.getInt("ordinal"), row.getInt("revision"), ReportKind.valueOf(row.getString("kind")),
                        row.getString("state"), Occasion.valueOf(row.getString("occasion")),
                        Language.valueOf(row.getString("language")), Grounds.valueOf(row.getString("grounds")),
                        Route.valueOf(row.getString("route")), row.getString("number"),
                        paper.stored(row.getString("content"))))
                .optional();
    }

    private Draft readDraft(ResultSet row, int n) throws SQLException {
        return new Draft(new SeriesId(row.getObject("series", UUID.class)),
                new OrganisationId(row.getString("organisation")), row.getInt("ordinal"), row.getInt("revision"),
                ReportKind.valueOf(row.getString("kind")), Door.valueOf(row.getString("door")),
                Occasion.valueOf(row.getString("occasion")), Language.valueOf(row.getString("language")),
                Grounds.valueOf(row.getString("grounds")), Route.valueOf(row.getString("route")),
                row.getString("number"), paper.stored(row.getString("content")), row.getString("reading"),
                row.getInt("edition"), Moments.of(row, "saved_at"));
    }
}
