package dev.noroshi.audit;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reading the trail. Who may read which line is decided by the room that shows it.
@Component
public class Trail {

    private static final String AUDITOR = "to an auditor: lines without content";

    private final JdbcClient jdbc;
    private final DataSource database;
    private final Heads heads;
    private final NoroshiSettings settings;
    /// Up to where it was found sound last. Only in memory, where a change in the database does not reach it.
    private volatile Verification.Mark sound = Verification.Mark.NONE;

    Trail(JdbcClient jdbc, DataSource database, Heads heads, NoroshiSettings settings) {
        this.jdbc = jdbc;
        this.database = database;
        this.heads = heads;
        this.settings = settings;
    }

    /// Which lines to look for.
    ///
    /// @param from the first moment
    /// @param until the first moment that is too late
    /// @param organisation only lines of its people, if given
    /// @param person only lines of theirs, if given
    /// @param act only acts that begin so, if given
    public record Search(Instant from, Instant until, @Nullable Kind kind, @Nullable OrganisationId organisation,
            @Nullable PersonId person, @Nullable String act) {
    }

    /// How many lines of a sort there are of an organisation.
    public record Count(OrganisationId organisation, Kind kind, long lines) {
    }

    private static final String WHERE = """
            where at >= :from and at < :until
              and (:kind::text is null or kind = :kind)
              and (:organisation::text is null or organisation = :organisation)
              and (:person::bigint is null or person = :person)
              and (:act::text is null or starts_with(act, :act))
            """;

    /// All organisations whose people have a line.
    @Transactional(readOnly = true)
    @Crossing(AUDITOR)
    public Set<OrganisationId> organisations() {
        // from one to the next along the index, however many lines each has
        return new TreeSet<>(jdbc.sql("""
                with recursive each as (
                    (select organisation from audit.entry where organisation is not null order by organisation limit 1)
                    union all
                    select (select e.organisation from audit.entry e where e.organisation > each.organisation
                            order by e.organisation limit 1)
                    from each
                    where each.organisation is not null)
                select organisation from each where organisation is not null""").query(String.class).list().stream()
                .map(OrganisationId::new).toList());
    }

    /// The lines found, the newest first.
    ///
    /// @param hidden whose lines are left out
    @Transactional(readOnly = true)
    @Crossing(AUDITOR)
    public List<Line> find(Search search, Collection<OrganisationId> hidden, int limit, int offset) {
        return asked(search, "select at, person, organisation, kind, act, route, subject from audit.entry " + WHERE
                + "  and (organisation is null or organisation <> all(:hidden)) "
                + "order by at desc, id desc limit :limit offset :offset")
                .param("hidden", hidden.stream().map(OrganisationId::value).toArray(String[]::new))
                .param("limit", limit).param("offset", offset).query((row, n) -> line(row)).list();
    }

    /// Where a list of lines goes on: after this one.
    public record Place(Instant at, long record) {
    }

    /// A line with its place in the list.
    public record Placed(Place place, Line line) {
    }

    /// The lines found after a place, the newest first.
    ///
    /// @param hidden whose lines are left out
    /// @param after from the newest when null
    @Transactional(readOnly = true)
    @Crossing(AUDITOR)
    public List<Placed> find(Search search, Collection<OrganisationId> hidden, @Nullable Place after, int limit) {
        return asked(search, "select id, at, person, organisation, kind, act, route, subject from audit.entry " + WHERE
                + "  and (organisation is null or organisation <> all(:hidden)) "
                + "  and (:after::timestamptz is null or (at, id) < (:after, :record)) "
                + "order by at desc, id desc limit :limit")
                .param("hidden", hidden.stream().map(OrganisationId::value).toArray(String[]::new))
                .param("after", after == null ? null : after.at().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("record", after == null ? 0 : after.record()).param("limit", limit)
                .query((row, n) -> new Placed(
                        new Place(Moments.of(row, "at"), row.getLong("id")), line(row)))
                .list();
    }

    /// How many lines of each organisation there are.
    @Transactional(readOnly = true)
    @Crossing(AUDITOR)
    public List<Count> count(Search search) {
        return asked(search, "select organisation, kind, count(*) as lines from audit.entry " + WHERE
                + " and organisation is not null group by organisation, kind order by organisation, kind")
                .query((row, n) -> new Count(new OrganisationId(row.getString("organisation")),
                        Kind.valueOf(row.getString("kind")), row.getLong("lines")))
                .list();
    }

    private JdbcClient.StatementSpec asked(Search search, String sql) {
        var kind = search.kind();
        var organisation = search.organisation();
        var person = search.person();
        return jdbc.sql(sql).param("from", search.from().atOffset(ZoneOffset.UTC))
                .param("until", search.until().atOffset(ZoneOffset.UTC))
                .param("kind", kind == null ? null : kind.name(), Types.VARCHAR)
                .param("organisation", organisation == null ? null : organisation.value(), Types.VARCHAR)
                .param("person", person == null ? null : person.value(), Types.BIGINT)
                .param("act", search.act(), Types.VARCHAR);
    }

    private static Line line(java.sql.ResultSet row) throws java.sql.SQLException {
        var person = row.getLong("person");
        var organisation = row.getString("organisation");
        return new Line(row.getObject("at", OffsetDateTime.class), person == 0 ? null : new PersonId(person),
                organisation == null ? null : new OrganisationId(organisation), Kind.valueOf(row.getString("kind")),
                row.getString("act"), row.getString("route"), row.getString("subject"));
    }

    /// Someone who read a thing, or took it out as a file.
    public record Reading(OrganisationId organisation, PersonId person, Instant first, Instant last, boolean exported) {
    }

    /// Who has read any of the things; who only looked up who has read them is not among them.
    @Transactional(readOnly = true)
    @Crossing("to who shared something: who has read it")
    public List<Reading> readers(Collection<String> subjects) {
        return jdbc.sql("""
                select organisation, person, min(at) as first, max(at) as last, bool_or(kind = 'EXPORT') as exported
                from audit.entry
                where subject = any(:subjects) and kind in ('READ', 'EXPORT') and person is not null
                  and (route is null or not route like '%/readers')
                group by organisation, person
                order by min(at), person""").param("subjects", subjects.toArray(String[]::new))
                .query((row, n) -> new Reading(new OrganisationId(row.getString("organisation")),
                        new PersonId(row.getLong("person")), Moments.of(row, "first"),
                        Moments.of(row, "last"), row.getBoolean("exported")))
                .list();
    }

    /// The same of the people of an organisation, which is shown its own lines only.
    @Transactional(readOnly = true)
    public List<Reading> readers(String subject, OrganisationId organisation) {
        return jdbc.sql("""
                select person, min(at) as first, max(at) as last, bool_or(kind = 'EXPORT') as exported
                from audit.entry
                where organisation = :organisation and subject = :subject and kind in ('READ', 'EXPORT')
                  and person is not null and (route is null or not route like '%/readers')
                group by person
                order by min(at), person""").param("organisation", organisation.value()).param("subject", subject)
                .query((row, n) -> new Reading(organisation, new PersonId(row.getLong("person")),
                        Moments.of(row, "first"),
                        Moments.of(row, "last"), row.getBoolean("exported")))
                .list();
    }

    /// How much is recomputed.
    public enum Extent {
        /// What was added since the last time it was found sound; all of it after a start of the program.
        ADDED,
        /// All of it.
        WHOLE
    }

    /// Recomputes the trail, or what was added to it.
    @Crossing("every line, to be compared with its seal")
    public Verdict verify(Extent extent) {
        var since = switch (extent) {
            case ADDED -> sound;
            case WHOLE -> Verification.Mark.NONE;
        };
        try (var connection = database.getConnection()) {
            var found = Verification.since(connection, settings.data(), since);
            sound = found.mark();
            return found.verdict();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the trail", e);
        }
    }

    /// The last signed end; an auditor may keep it and compare it later.
    @Transactional(readOnly = true)
    public Optional<Head> lastHead() {
        return heads.last();
    }
}
