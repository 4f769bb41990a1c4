package dev.noroshi.advisory;

import dev.noroshi.kernel.OrganisationId;
import java.util.stream.Collectors;
import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormJson;
import dev.noroshi.form.Forms;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads issues as the stage they have reached.
@Component
class AdvisoryRows {

    private final JdbcClient jdbc;
    private final Forms forms;
    private final Clock clock;

    AdvisoryRows(JdbcClient jdbc, Forms forms, Clock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.clock = clock;
    }

    Optional<Advisory> find(AdvisoryId id) {
        return jdbc.sql(ADVISORY + "where i.id = :id").param("id", id.value()).query(this::advisory).optional();
    }

    List<Advisory> all(Collection<AdvisoryId> ids) {
        return jdbc.sql(ADVISORY + "where i.id = any(:ids)")
                .param("ids", ids.stream().map(AdvisoryId::value).toArray(UUID[]::new)).query(this::advisory).list();
    }

    /// The issues of a series, the newest first.
    List<Advisory> series(UUID series) {
        return jdbc.sql(ADVISORY + "where i.series = :series order by i.ordinal desc").param("series", series)
                .query(this::advisory).list();
    }

    /// Locks the whole series, so that two who act on it wait for each other, and reads the issue as it then is.
    Optional<Advisory> lock(AdvisoryId id) {
        jdbc.sql("""
                select s.id
                from advisory.series s join advisory.issue i on i.series = s.id
                where i.id = :id
                for update of s""").param("id", id.value()).query(UUID.class).optional();
        return find(id);
    }

    /// For an officer of the centre who acts on an issue: locks it, and makes sure that it is still as they saw it.
    ///
    /// @param edition the edition the caller saw; the latest when null
    Outcome<Advisory> forCentre(Caller caller, AdvisoryId id, @Nullable Integer edition) {
        if (!Centre.isCalling(caller)) return Outcome.refused(new Refusal.Unknown());
        var found = lock(id);
        if (found.isEmpty()) return Outcome.refused(new Refusal.Unknown());
        if (edition != null && found.get().head().edition() != edition)
            return Outcome.refused(new Refusal.Stale(found.get()));
        return Outcome.done(found.get());
    }

    /// The reports a version rests on: for the centre's eyes only.
    List<UUID> sources(AdvisoryId id, int edition) {
        return jdbc
                .sql("select dossier from advisory.source where issue = :issue and edition = :edition order by dossier")
                .param("issue", id.value()).param("edition", edition).query(UUID.class).list();
    }

    /// The same with the fields it draws on.
    Sources drawn(AdvisoryId id, int edition) {
        var parts = new HashMap<UUID, List<FieldId>>();
        jdbc.sql("select dossier, field from advisory.drawn where issue = :issue and edition = :edition")
                .param("issue", id.value()).param("edition", edition)
                .query(row -> {
                    parts.computeIfAbsent(row.getObject("dossier", UUID.class), _ -> new ArrayList<>())
                            .add(new FieldId(row.getString("field")));
                });
        return Sources.of(sources(id, edition), parts);
    }

    /// Everybody who saved a version of it.
    Set<PersonId> writers(AdvisoryId id) {
        return jdbc.sql("select distinct saved_by from advisory.version where issue = :issue")
                .param("issue", id.value())
                .query((row, n) -> new PersonId(row.getLong("saved_by"))).set();
    }

    /// One page of the centre's list: what moved last comes first.
    List<Advisory> page(Collection<AdvisoryState> states, @Nullable Instant movedBefore, @Nullable AdvisoryId after,
            int limit) {
        var query = jdbc.sql(ADVISORY + "where i.state = any(:states)\n"
                + (movedBefore == null ? "" : "and (i.moved_at, i.id) < (:moved, :after)\n")
                + "order by i.moved_at desc, i.id desc limit :limit")
                .param("states", states.stream().map(Enum::name).toArray(String[]::new)).param("limit", limit);
        if (movedBefore != null && after != null)
            query = query.param("moved", Moments.column(movedBefore)).param("after", after.value());
        return query.query(this::advisory).list();
    }

    /// What went out to everybody: of one series, or of all; by number, in the order of the reports.
    List<Advisory.Published> inPublic(@Nullable Integer number) {
        var query = jdbc.sql(ADVISORY + """
                where i.tlp = 'CLEAR' and s.occasion = 'REAL' and s.number is not null and i.issued_at is not null
                  and i.state in ('ISSUED', 'SUPERSEDED', 'RECALLED')
                """ + (number == null ? "" : "and s.number = :number\n") + "order by s.number, i.ordinal");
        if (number != null) query = query.param("number", number);
        return query.query(this::advisory).list().stream()
                .flatMap(each -> each instanceof Advisory.Published published ? Stream.of(published) : Stream.empty())
                .toList();
    }

    /// Of what was recalled the database shows no version but to the centre: what is left is the tombstone.
    private static final String ADVISORY = """
            select i.id, i.series, i.ordinal, i.state, i.edition, i.importance, i.tlp, i.drafted_by, i.drafted_at, i.issued_by,
                   i.issued_at, i.due_at, i.added, i.sectors, i.recalled_by, i.recalled_at, i.recall_reason, i.moved_at, s.occasion,
                   s.language, s.number, i.title, coalesce(v.fields, '{}') as fields, coalesce(v.annexes, '{}') as annexes,
                   coalesce(v.saved_by, i.drafted_by) as saved_by, coalesce(v.saved_at, i.issued_at) as saved_at,
                   r.id as review, r.edition as reviewed,
                   r.submitted_by, r.submitted_at, r.judged_by, r.judged_at, r.note
            from advisory.issue i
                join advisory.series s on s.id = i.series and i.state <> 'DISCARDED'
                left join advisory.version v on v.issue = i.id and v.edition = i.edition
                left join lateral (select * from advisory.review where issue = i.id order by submitted_at desc limit 1) r
                    on true
            """;

    private Advisory advisory(ResultSet row, int n) throws SQLException {
        var head = head(row);
        return switch (AdvisoryState.valueOf(row.getString("state"))) {
            case DRAFT -> new Advisory.Draft(head, review(row));
            case IN_REVIEW -> new Advisory.InReview(head, Objects.requireNonNull(review(row)));
            case APPROVED -> new Advisory.Approved(head, Objects.requireNonNull(review(row)));
            case ISSUED -> new Advisory.Issued(head, publication(row, head));
            case SUPERSEDED -> new Advisory.Superseded(head, publication(row, head));
            case RECALLED -> new Advisory.Recalled(head, publication(row, head),
                    new PersonId(row.getLong("recalled_by")), Moments.of(row, "recalled_at"),
                    row.getString("recall_reason"));
        };
    }

    private Advisory.Head head(ResultSet row) throws SQLException {
        var occasion = Occasion.valueOf(row.getString("occasion"));
        var main = row.getInt("number");
        var ordinal = row.getInt("ordinal");
        var number = main == 0
                ? null
                : new IdentificationNumber(IdentificationNumber.Kind.T, occasion, main, ordinal);
        var annexes = Arrays.asList((UUID[]) row.getArray("annexes").getArray());
        var savedAt = Moments.of(row, "saved_at");
        var fields = json(savedAt).read(row.getString("fields")).content();
        return new Advisory.Head(new AdvisoryId(row.getObject("id", UUID.class)), row.getObject("series", UUID.class),
                ordinal, number, occasion, Language.valueOf(row.getString("language")), row.getInt("edition"),
                new AdvisoryContent(row.getString("title"), fields, annexes), new PersonId(row.getLong("drafted_by")),
                Moments.of(row, "drafted_at"), new PersonId(row.getLong("saved_by")),
                savedAt, Moments.of(row, "moved_at"));
    }

    private static Advisory.Publication publication(ResultSet row, Advisory.Head head) throws SQLException {
        return new Advisory.Publication(Objects.requireNonNull(head.number()),
                Importance.valueOf(row.getString("importance")), Tlp.valueOf(row.getString("tlp")),
                new PersonId(row.getLong("issued_by")), Moments.of(row, "issued_at"),
                Moments.of(row, "due_at"),
                Arrays.stream((String[]) row.getArray("added").getArray()).map(OrganisationId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                Arrays.stream((String[]) row.getArray("sectors").getArray()).map(SectorCode::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Advisory.@Nullable Review review(ResultSet row) throws SQLException {
        var id = row.getObject("review", UUID.class);
        if (id == null) return null;
        var judgedBy = row.getLong("judged_by");
        return new Advisory.Review(id, row.getInt("reviewed"), new PersonId(row.getLong("submitted_by")),
                Moments.of(row, "submitted_at"),
                judgedBy == 0 ? null : new PersonId(judgedBy), Moments.orNull(row, "judged_at"), row.getString("note"));
    }

    /// The JSON of the form in use on the day of a version.
    FormJson json(Instant savedAt) {
        return new FormJson(forms.advisoryForm(LocalDate.ofInstant(savedAt, clock.getZone())));
    }
}
