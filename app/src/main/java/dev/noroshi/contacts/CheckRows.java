package dev.noroshi.contacts;

import dev.noroshi.channel.Cause;
import dev.noroshi.channel.Means;
import dev.noroshi.channel.Party;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Checks and those who are asked, as rows.
@Component
class CheckRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param due when it is to be looked after next
    /// @return false when the yearly check of that year was begun before
    boolean add(Check check, @Nullable PersonId by, Instant due) {
        return jdbc.sql("""
                insert into contacts.checking (id, kind, starter, started_by, started_at, deadline, scope, about, due_at, year)
                values (:id, :kind, :starter, :by, :at, :deadline, :scope, :about, :due, :year)
                on conflict (year) do nothing""").param("id", check.id().value()).param("kind", check.kind().name())
                .param("starter", check.starter().value()).param("by", by == null ? null : by.value(), Types.BIGINT)
                .param("at", at(check.startedAt())).param("deadline", at(check.deadline()))
                .param("scope", check.scope().name())
                .param("about", check.about() == null ? null : check.about().value(), Types.VARCHAR)
                .param("due", at(due)).param("year", check.year(), Types.SMALLINT).update() == 1;
    }

    void ask(Collection<Asked> asked) {
        jdbc.sql("""
                insert into contacts.asked (id, check_of, organisation, ceptoar, person, means, address, language, watchers,
                                            asked_at, answer, cause, answered_at)
                select a.id, a.check_of, a.organisation, a.ceptoar, a.person, a.means, a.address, a.language,
                       string_to_array(a.watchers, ' '), :now, case when a.cause is null then 'NONE' else 'FAILED' end, a.cause,
                       case when a.cause is null then null else :now end
                from unnest(:ids::uuid[], :checks::uuid[], :organisations::text[], :ceptoars::text[], :people::bigint[],
                            :means::text[], :addresses::text[], :languages::text[], :watchers::text[], :causes::text[])
                     as a (id, check_of, organisation, ceptoar, person, means, address, language, watchers, cause)
                on conflict do nothing""").param("now", now())
                .param("ids", all(asked, each -> each.id().toString()))
                .param("checks", all(asked, each -> each.check().toString()))
                .param("organisations", all(asked, each -> each.to().organisation().value()))
                .param("ceptoars", all(asked, Asked::ceptoar))
                .param("people", asked.stream()
                        .map(each -> each.to().person() == null ? null : each.to().person().value())
                        .toArray(Long[]::new))
                .param("means", all(asked, each -> each.means().name())).param("addresses", all(asked, Asked::address))
                .param("languages", all(asked, each -> each.language().name()))
                .param("watchers", all(asked, each -> String.join(" ",
                        each.watchers().stream().map(OrganisationId::value).toList())))
                .param("causes", all(asked, each -> each.cause() == null ? null : each.cause().name())).update();
    }

    private static @Nullable String[] all(Collection<Asked> asked, Function<Asked, @Nullable String> part) {
        return asked.stream().map(part).toArray(String[]::new);
    }

    Optional<Check> find(CheckId id) {
        return jdbc.sql(CHECK + "where id = :id").param("id", id.value()).query(CheckRows::check).optional();
    }

    /// The checks the viewer began or is above somebody of, the newest first.
    List<Check> list(int limit) {
        return jdbc.sql(CHECK + "order by started_at desc, id limit :limit").param("limit", limit)
                .query(CheckRows::check).list();
    }

    void end(CheckId id) {
        jdbc.sql("update contacts.checking set ended_at = :now, due_at = null where id = :id and ended_at is null")
                .param("now", now()).param("id", id.value()).update();
    }

    /// Checks in which a reminder is due, or whose deadline has come; nobody else takes them until the transaction ends.
    List<Check> due() {
        return jdbc.sql(CHECK + "where due_at <= :now order by due_at limit 20 for update skip locked")
                .param("now", now()).query(CheckRows::check).list();
    }

    void reminded(CheckId id, int reminders, @Nullable Instant next) {
        jdbc.sql("update contacts.checking set reminders = :reminders, due_at = :next where id = :id")
                .param("reminders", reminders)
                .param("next", next == null ? null : at(next), Types.TIMESTAMP_WITH_TIMEZONE).param("id", id.value())
                .update();
    }

    /// Those asked in a check, as far as the viewer sees them.
    ///
    /// @param answer only those who answered so; null for all
    List<Asked> asked(CheckId id, @Nullable Answer answer) {
        return jdbc.sql(ASKED + """
                where check_of = :id and (:answer::text is null or answer = :answer)
                order by ceptoar nulls first, organisation, person nulls first, means, address""")
                .param("id", id.value())
                .param("answer", answer == null ? null : answer.name(), Types.VARCHAR).query(CheckRows::asked).list();
    }

    /// What has been asked in a check and not been answered.
    List<UUID> waiting(CheckId id) {
        return jdbc.sql("select id from contacts.asked where check_of = :id and answer in ('NONE', 'FAILED')")
                .param("id", id.value()).query(UUID.class).list();
    }

    Optional<Asked> asked(AskedId id) {
        return jdbc.sql(ASKED + "where id = :id").param("id", id.value()).query(CheckRows::asked).optional();
    }

    /// What still waits for an answer of a person, or of the desk of an organisation.
    List<Asked> open(OrganisationId organisation, @Nullable PersonId person) {
        return jdbc.sql(ASKED + """
                where organisation = :organisation and person is not distinct from :person
                  and answer in ('NONE', 'FAILED') and exists (
                    select from contacts.checking c where c.id = check_of and c.ended_at is null and c.deadline > :now)
                order by asked_at desc""").param("organisation", organisation.value())
                .param("person", person == null ? null : person.value(), Types.BIGINT).param("now", now())
                .query(CheckRows::asked).list();
    }

    /// Whether a desk or a person is asked, and by which check.
    record Question(boolean isDesk, Check check) {
    }

    /// What a person, and the desk of their organisation, are asked and have not said yet; the nearest deadline first.
    List<Question> questions(OrganisationId organisation, PersonId person) {
        return jdbc.sql("""
                select c.id, c.kind, c.starter, c.started_at, c.deadline, c.scope, c.about, c.reminders, c.ended_at, c.year,
                       a.person is null as is_desk
                from contacts.asked a join contacts.checking c on c.id = a.check_of
                where a.organisation = :organisation and (a.person = :person or a.person is null)
                  and a.answer in ('NONE', 'FAILED')
                  and c.kind = 'CHECK' and c.ended_at is null and c.deadline > :now
                order by c.deadline, c.id""").param("organisation", organisation.value())
                .param("person", person.value()).param("now", now())
                .query((row, n) -> new Question(row.getBoolean("is_desk"), check(row, n))).list();
    }

    /// Notes an answer; what was answered before is overwritten, since the latest is what holds.
    void answer(AskedId id, Answer answer, @Nullable PersonId by) {
        jdbc.sql("""
                update contacts.asked
                set answer = :answer, cause = null, answered_at = :now, answered_by = :by
                where id = :id""").param("answer", answer.name()).param("now", now())
                .param("by", by == null ? null : by.value(), Types.BIGINT).param("id", id.value()).update();
    }

    /// Notes that somebody said their data are right, asked or not.
    void said(Party party, List<OrganisationId> watchers) {
        jdbc.sql("""
                insert into contacts.said (organisation, person, watchers, at)
                values (:organisation, :person, :watchers, :now)
                on conflict (organisation, person) do update set at = excluded.at, watchers = excluded.watchers""")
                .param("organisation", party.organisation().value())
                .param("person", party.person() == null ? null : party.person().value(), Types.BIGINT)
                .param("watchers", watchers.stream().map(OrganisationId::value).toArray(String[]::new))
                .param("now", now()).update();
    }

    /// Notes who could not be reached, unless they have answered all the same.
    int fail(Map<UUID, Cause> failed) {
        if (failed.isEmpty()) return 0;
        var ids = failed.keySet().toArray(UUID[]::new);
        return jdbc.sql("""
                update contacts.asked a
                set answer = 'FAILED', cause = f.cause, answered_at = :now
                from unnest(:ids::uuid[], :causes::text[]) as f (id, cause)
                where a.id = f.id and a.answer = 'NONE'""").param("now", now()).param("ids", ids)
                .param("causes", Arrays.stream(ids).map(failed::get).map(Cause::name).toArray(String[]::new)).update();
    }

    /// Notes by which ways it is known to have arrived, though nobody pressed the button. Only of tests: that a question
    /// arrived does not answer it.
    int arrived(Collection<UUID> ids) {
        if (ids.isEmpty()) return 0;
        return jdbc.sql("""
                update contacts.asked a
                set answer = 'CONFIRMED', cause = null, answered_at = :now
                from contacts.checking c
                where a.id = any(:ids) and a.answer in ('NONE', 'FAILED') and c.id = a.check_of and c.kind = 'TEST'""")
                .param("now", now()).param("ids", ids.toArray(UUID[]::new)).update();
    }

    /// How many answered how, by CEPTOAR ("" for those of none).
    record Count(String ceptoar, Answer answer, int people) {
    }

    /// How a test went by each means.
    record ByMeans(Means means, Answer answer, int ways) {
    }

    List<ByMeans> byMeans(CheckId id) {
        return jdbc.sql("""
                select means, answer, count(*) as ways from contacts.asked
                where check_of = :id group by means, answer""").param("id", id.value())
                .query((row, n) -> new ByMeans(Means.valueOf(row.getString("means")),
                        Answer.valueOf(row.getString("answer")), row.getInt("ways")))
                .list();
    }

    List<Count> counts(CheckId id) {
        return jdbc.sql("""
                select coalesce(ceptoar, '') as ceptoar, answer, count(*) as people from contacts.asked
                where check_of = :id group by 1, 2 order by 1, 2""").param("id", id.value())
                .query((row, n) -> new Count(row.getString("ceptoar"), Answer.valueOf(row.getString("answer")),
                        row.getInt("people")))
                .list();
    }

    /// What is known last of each person and desk.
    ///
    /// @param confirmedAt when they said that their data are right, or something arrived
    /// @param vouchedAt when they said so
    record Standing(Party party, @Nullable Instant confirmedAt, @Nullable Instant vouchedAt) {
    }

    List<Standing> standings(Collection<OrganisationId> organisations) {
        return jdbc.sql("""
                select organisation, person, max(at) as confirmed_at, max(at) filter (where kind = 'CHECK') as vouched_at
                from (select a.organisation, a.person, a.answered_at as at, c.kind
                      from contacts.asked a join contacts.checking c on c.id = a.check_of
                      where a.answer in ('CONFIRMED', 'CHANGED')
                      union all
                      select organisation, person, at, 'CHECK' from contacts.said) s
                where organisation = any(:ids)
                group by organisation, person""")
                .param("ids", organisations.stream().map(OrganisationId::value).toArray(String[]::new))
                .query((row, n) -> new Standing(party(row), Moments.orNull(row, "confirmed_at"),
                        Moments.orNull(row, "vouched_at")))
                .list();
    }

    /// The ways that failed when they were last tried, each with whom it leads to.
    Map<Party, List<Unreached.Way>> failed(Collection<OrganisationId> organisations) {
        return jdbc.sql("""
                select organisation, person, means, address, cause, answered_at
                from (select distinct on (organisation, person, means, address)
                             organisation, person, means, address, cause, answer, answered_at
                      from contacts.asked
                      where organisation = any(:ids) and answer <> 'NONE'
                      order by organisation, person, means, address, answered_at desc, id) latest
                where answer = 'FAILED'
                order by organisation, person, means, address""")
                .param("ids", organisations.stream().map(OrganisationId::value).toArray(String[]::new))
                .query((row, n) -> Map.entry(party(row), new Unreached.Way(Means.valueOf(row.getString("means")),
                        row.getString("address"), Cause.valueOf(row.getString("cause")), at(row, "answered_at"),
                        at(row, "answered_at"))))
                .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static final String CHECK = """
            select id, kind, starter, started_at, deadline, scope, about, reminders, ended_at, year
            from contacts.checking
            """;

    private static final String ASKED = """
            select id, check_of, organisation, ceptoar, person, means, address, language, watchers, asked_at, answer, cause,
                   answered_at, answered_by
            from contacts.asked
            """;

    private static Check check(ResultSet row, int n) throws SQLException {
        var about = row.getString("about");
        var year = row.getObject("year", Integer.class);
        return new Check(new CheckId(row.getObject("id", UUID.class)), Kind.valueOf(row.getString("kind")),
                new OrganisationId(row.getString("starter")), at(row, "started_at"), at(row, "deadline"),
                Scope.valueOf(row.getString("scope")), about == null ? null : new OrganisationId(about),
                row.getInt("reminders"), Moments.orNull(row, "ended_at"), year);
    }

    private static Asked asked(ResultSet row, int n) throws SQLException {
        var cause = row.getString("cause");
        var by = row.getObject("answered_by", Long.class);
        return new Asked(new AskedId(row.getObject("id", UUID.class)),
                new CheckId(row.getObject("check_of", UUID.class)), party(row), row.getString("ceptoar"),
                Means.valueOf(row.getString("means")), row.getString("address"),
                Language.valueOf(row.getString("language")),
                Arrays.stream((String[]) row.getArray("watchers").getArray()).map(OrganisationId::new).toList(),
                at(row, "asked_at"), Answer.valueOf(row.getString("answer")),
                cause == null ? null : Cause.valueOf(cause), Moments.orNull(row, "answered_at"),
                by == null ? null : new PersonId(by));
    }

    private static Party party(ResultSet row) throws SQLException {
        var person = row.getObject("person", Long.class);
        return new Party(new OrganisationId(row.getString("organisation")),
                person == null ? null : new PersonId(person));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
