package dev.noroshi.report;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an organisation sees of the reports it has written itself, and where they are now.
@Component
public class OwnReports {

    private final JdbcClient jdbc;
    private final ReportRows rows;
    private final ReportPaper paper;

    OwnReports(JdbcClient jdbc, ReportRows rows, ReportPaper paper) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.paper = paper;
    }

    /// One told report, or a draft of one.
    ///
    /// @param state `DRAFT`, `SUBMITTED` or `RETURNED`
    public record Telling(int ordinal, int revision, ReportKind kind, Door door, String state, FormContent content,
            @Nullable Instant submittedAt) {
    }

    /// What the path told of a report.
    ///
    /// @param holder who has it after the step
    /// @param note the reason of a return
    public record Progress(int ordinal, Step step, OrganisationId holder, @Nullable String note, Instant at) {
    }

    /// A series with everything told in it, the newest first, and what became of it, the oldest first.
    ///
    /// @param state `DRAFT`, `OPEN`, `CLOSED`, `WITHDRAWN` or `DISCARDED`
    /// @param number what the centre gave, as printed for the first report
    public record Series(SeriesId id, Occasion occasion, Language language, Grounds grounds, Route route,
            @Nullable OrganisationId addressee, String state, @Nullable String number, Instant openedAt,
            List<Telling> tellings, List<Progress> progress, Optional<Draft> draft) {

        /// The newest report that was submitted.
        public Optional<Telling> latest() {
            return tellings.stream().filter(telling -> !telling.state().equals("DRAFT")).findFirst();
        }

        /// Who has it now, and since when.
        public Optional<Progress> now() {
            return progress.isEmpty() ? Optional.empty() : Optional.of(progress.getLast());
        }
    }

    /// A series as a line of a list.
    ///
    /// @param step the last thing the path told; null for what was never submitted
    /// @param since when that was, or when the draft was saved
    public record Line(SeriesId id, Occasion occasion, @Nullable String number, int ordinal, String title,
            @Nullable Tlp tlp, @Nullable Importance importance, String state, boolean hasDraft, @Nullable Step step,
            @Nullable OrganisationId holder,
            Instant since) {
    }

    /// Where the next page of a list begins.
    public record Cursor(Instant openedAt, SeriesId after) {
    }

    /// The series of the caller's organisation, the newest first, in whatever state.
    @Transactional(readOnly = true)
    public List<Line> list(Caller caller, @Nullable Cursor after, int limit) {
        return list(caller, null, after, limit);
    }

    /// The series of the caller's organisation, the newest first.
    ///
    /// @param state only those in that state, if given
    /// @param after where the page before ended; null for the first page
    /// @param limit how many lines, at most 200
    @Transactional(readOnly = true)
    public List<Line> list(Caller caller, @Nullable String state, @Nullable Cursor after, int limit) {
        return jdbc.sql("""
                select s.id, s.occasion, s.number, s.state, r.ordinal, r.content, r.saved_at,
                       (select count(*) from report.report d where d.series = s.id and d.state = 'DRAFT') as drafts,
                       p.step, p.holder, p.at
                from (select * from report.series
                      where organisation = :organisation and state <> 'DISCARDED'
                        and (:state::text is null or state = :state)
                        and (:opened::timestamptz is null or (opened_at, id) < (:opened, :after))
                      order by opened_at desc, id desc
                      limit :limit) s
                cross join lateral (
                    select ordinal, content, saved_at
                    from report.report
                    where series = s.id
                    order by ordinal desc, revision desc
                    limit 1) r
                left join lateral (
                    select step, holder, at
                    from report.progress
                    where series = s.id
                    order by id desc
                    limit 1) p on true
                order by s.opened_at desc, s.id desc""").param("organisation", caller.organisation().value())
                .param("state", state, java.sql.Types.VARCHAR)
                .param("opened", after == null ? null : after.openedAt().atOffset(java.time.ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("after", after == null ? null : after.after().value(), java.sql.Types.OTHER)
                .param("limit", Math.clamp(limit, 1, 200)).query((row, n) -> {
                    var content = paper.stored(row.getString("content"));
                    var step = row.getString("step");
                    var holder = row.getString("holder");
                    var at = row.getObject(step == null ? "saved_at" : "at", OffsetDateTime.class);
                    return new Line(new SeriesId(row.getObject("id", UUID.class)),
                            Occasion.valueOf(row.getString("occasion")), row.getString("number"), row.getInt("ordinal"),
                            Titles.of(content), content.tlp().orElse(null), content.importance().orElse(null),
                            row.getString("state"),
                            row.getInt("drafts") > 0, step == null ? null : Step.valueOf(step),
                            holder == null ? null : new OrganisationId(holder), at.toInstant());
                }).list();
    }

    /// When the series was opened: what a cursor needs.
    @Transactional(readOnly = true)
    public Optional<Cursor> cursorAt(Caller caller, SeriesId series) {
        return jdbc.sql("select opened_at from report.series where id = :id and organisation = :organisation")
                .param("id", series.value()).param("organisation", caller.organisation().value())
                .query(OffsetDateTime.class).optional().map(at -> new Cursor(at.toInstant(), series));
    }

    /// A series of the caller's organisation; empty when it has no such series.
    @Transactional(readOnly = true)
    public Optional<Series> find(Caller caller, SeriesId id) {
        var tellings = tellings(id);
        return jdbc.sql("""
                select occasion, language, grounds, route, addressee, state, number, opened_at
                from report.series
                where id = :id and organisation = :organisation""").param("id", id.value())
                .param("organisation", caller.organisation().value()).query((row, n) -> {
                    var addressee = row.getString("addressee");
                    return new Series(id, Occasion.valueOf(row.getString("occasion")),
                            Language.valueOf(row.getString("language")), Grounds.valueOf(row.getString("grounds")),
                            Route.valueOf(row.getString("route")),
                            addressee == null ? null : new OrganisationId(addressee), row.getString("state"),
                            row.getString("number"), Moments.of(row, "opened_at"),
                            tellings, progress(id), rows.draft(id));
                }).optional();
    }

    private List<Telling> tellings(SeriesId id) {
        return jdbc.sql("""
                select ordinal, revision, kind, door, state, content, submitted_at
                from report.report
                where series = :id
                order by ordinal desc, revision desc""").param("id", id.value()).query((row, n) -> {
            var submitted = row.getObject("submitted_at", OffsetDateTime.class);
            return new Telling(row.getInt("ordinal"), row.getInt("revision"), ReportKind.valueOf(row.getString("kind")),
                    Door.valueOf(row.getString("door")), row.getString("state"), paper.stored(row.getString("content")),
                    submitted == null ? null : submitted.toInstant());
        }).list();
    }

    private List<Progress> progress(SeriesId id) {
        return jdbc.sql("select ordinal, step, holder, note, at from report.progress where series = :id order by id")
                .param("id", id.value())
                .query((row, n) -> new Progress(row.getInt("ordinal"), Step.valueOf(row.getString("step")),
                        new OrganisationId(row.getString("holder")), row.getString("note"),
                        Moments.of(row, "at")))
                .list();
    }
}
