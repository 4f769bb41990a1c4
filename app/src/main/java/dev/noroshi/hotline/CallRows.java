package dev.noroshi.hotline;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.report.SeriesId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Calls and their notes as rows.
@Component
class CallRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CallRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Adds a call; empty when the key was used before.
    Optional<Call> add(Caller caller, Set<SectorCode> sectors, NewCall call, Instant happenedAt,
            OrganisationId addressee,
            List<OrganisationId> informed, Instant nextStep) {
        var id = CallId.random();
        var added = jdbc.sql("""
                insert into hotline.call (id, organisation, addressee, occasion, line, happened_at, call_back_name, call_back_at,
                                          called_by, sent_at, key, informed, state, next_step_at, sectors)
                values (:id, :organisation, :addressee, :occasion, :line, :happened, :name, :number, :person, :now, :key,
                        :informed, 'WAITING', :next, :sectors)
                on conflict (organisation, key) do nothing""").param("id", id.value())
                .param("organisation", caller.organisation().value()).param("addressee", addressee.value())
                .param("occasion", call.occasion().name()).param("line", call.line())
                .param("happened", Moments.column(happenedAt)).param("name", call.callBackName())
                .param("number", call.callBackAt()).param("person", caller.person().value()).param("now", now())
                .param("key", call.key()).param("next", Moments.column(nextStep))
                .param("sectors", sectors.stream().map(SectorCode::value).sorted().toArray(String[]::new))
                .param("informed", informed.stream().map(OrganisationId::value).toArray(String[]::new)).update();
        return added == 0 ? Optional.empty() : find(id);
    }

    Optional<Call> ofKey(OrganisationId organisation, String key) {
        return jdbc.sql(CALL + "where organisation = :organisation and key = :key")
                .param("organisation", organisation.value()).param("key", key).query(CallRows::call).optional();
    }

    Optional<Call> find(CallId id) {
        return jdbc.sql(CALL + "where id = :id").param("id", id.value()).query(CallRows::call).optional();
    }

    Optional<Call> lock(CallId id) {
        return jdbc.sql(CALL + "where id = :id for update").param("id", id.value()).query(CallRows::call).optional();
    }

    /// The calls of an organisation, the newest first.
    List<Call> of(OrganisationId organisation, int limit) {
        return jdbc.sql(CALL + "where organisation = :organisation order by sent_at desc, id limit :limit")
                .param("organisation", organisation.value()).param("limit", limit).query(CallRows::call).list();
    }

    /// The calls to an organisation: those nobody has taken before the others, then the newest first.
    List<Call> to(OrganisationId addressee, @Nullable Instant sentBefore, int limit) {
        return jdbc.sql(CALL + """
                where addressee = :addressee and (:before::timestamptz is null or sent_at < :before)
                order by state <> 'WAITING', case when state = 'WAITING' then sent_at end, sent_at desc, id
                limit :limit""").param("addressee", addressee.value())
                .param("before", Moments.columnOrNull(sentBefore), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit).query(CallRows::call).list();
    }

    /// The calls to an organisation that nobody has taken.
    List<Call> waiting(OrganisationId addressee) {
        return jdbc.sql(CALL + "where addressee = :addressee and state = 'WAITING'")
                .param("addressee", addressee.value()).query(CallRows::call).list();
    }

    void take(CallId id, PersonId person) {
        jdbc.sql("""
                update hotline.call
                set state = 'TAKEN', taken_by = :person, taken_at = :now, handler = :person, next_step_at = null
                where id = :id""").param("person", person.value()).param("now", now()).param("id", id.value()).update();
    }

    void handle(CallId id, PersonId person) {
        jdbc.sql("update hotline.call set handler = :person where id = :id").param("person", person.value())
                .param("id", id.value()).update();
    }

    void close(CallId id, PersonId person, Settling outcome, @Nullable String text) {
        jdbc.sql("""
                update hotline.call
                set state = 'CLOSED', outcome = :outcome, outcome_text = :text, closed_by = :person, closed_at = :now
                where id = :id""").param("outcome", outcome.name()).param("text", text, Types.VARCHAR)
                .param("person", person.value()).param("now", now()).param("id", id.value()).update();
    }

    void become(CallId id, SeriesId series) {
        jdbc.sql("""
                insert into hotline.report (organisation, call, series)
                select organisation, id, :series from hotline.call where id = :id
                on conflict (call) do update set series = excluded.series""").param("series", series.value())
                .param("id", id.value()).update();
    }

    /// The report a call became, for whose report it is.
    Optional<SeriesId> series(CallId id) {
        return jdbc.sql("select series from hotline.report where call = :id").param("id", id.value())
                .query((row, n) -> new SeriesId(row.getObject("series", UUID.class))).optional();
    }

    /// The call a report began as.
    Optional<CallId> callOf(SeriesId series) {
        return jdbc.sql("select call from hotline.report where series = :series").param("series", series.value())
                .query((row, n) -> new CallId(row.getObject("call", UUID.class))).optional();
    }

    void pass(CallId id, OrganisationId holder, CallId onward) {
        jdbc.sql("insert into hotline.passed (holder, call, onward) values (:holder, :call, :onward)")
                .param("holder", holder.value()).param("call", id.value()).param("onward", onward.value()).update();
        jdbc.sql("update hotline.call set passed_at = :now where id = :id").param("now", now())
                .param("id", id.value()).update();
    }

    /// What a holder made of a call; empty when it has passed it on to nobody.
    Optional<CallId> onward(CallId id) {
        return jdbc.sql("select onward from hotline.passed where call = :id").param("id", id.value())
                .query((row, n) -> new CallId(row.getObject("onward", UUID.class))).optional();
    }

    /// Notes that what a call was passed on as has been answered.
    Optional<Call> answered(CallId onward) {
        return jdbc.sql("select call from hotline.passed where onward = :onward").param("onward", onward.value())
                .query((row, n) -> new CallId(row.getObject("call", UUID.class))).optional().flatMap(id -> {
                    jdbc.sql("update hotline.call set answered_at = :now where id = :id and answered_at is null")
                            .param("now", now()).param("id", id.value()).update();
                    return find(id);
                });
    }

    void note(CallId id, Caller caller, String text) {
        jdbc.sql("""
                insert into hotline.note (call, organisation, author, text, at)
                values (:call, :organisation, :author, :text, :now)""").param("call", id.value())
                .param("organisation", caller.organisation().value()).param("author", caller.person().value())
                .param("text", text).param("now", now()).update();
    }

    List<Note> notes(CallId id) {
        return jdbc.sql("select organisation, author, text, at from hotline.note where call = :call order by id")
                .param("call", id.value())
                .query((row, n) -> new Note(new OrganisationId(row.getString("organisation")),
                        new PersonId(row.getLong("author")), row.getString("text"),
                        Moments.of(row, "at")))
                .list();
    }

    /// Calls that are to be escalated by now; nobody else takes them until the transaction ends.
    List<Call> due(int limit) {
        return jdbc.sql(CALL + "where next_step_at <= :now order by next_step_at limit :limit for update skip locked")
                .param("now", now()).param("limit", limit).query(CallRows::call).list();
    }

    void step(CallId id, int step, @Nullable Instant next) {
        jdbc.sql("update hotline.call set step = :step, next_step_at = :next where id = :id").param("step", step)
                .param("next", Moments.columnOrNull(next), Types.TIMESTAMP_WITH_TIMEZONE).param("id", id.value())
                .update();
    }

    private OffsetDateTime now() {
        return Moments.column(clock.instant());
    }

    private static final String CALL = """
            select id, organisation, sectors, addressee, occasion, line, happened_at, call_back_name, call_back_at, called_by, sent_at,
                   informed, state, step, taken_by, taken_at, handler, passed_at, answered_at, outcome, outcome_text,
                   closed_at
            from hotline.call
            """;

    private static Call call(ResultSet row, int n) throws SQLException {
        var outcome = row.getString("outcome");
        return new Call(new CallId(row.getObject("id", UUID.class)), new OrganisationId(row.getString("organisation")),
                Arrays.stream((String[]) row.getArray("sectors").getArray()).map(SectorCode::new)
                        .collect(Collectors.toUnmodifiableSet()),
                new OrganisationId(row.getString("addressee")), Occasion.valueOf(row.getString("occasion")),
                row.getString("line"), Moments.of(row, "happened_at"),
                row.getString("call_back_name"), row.getString("call_back_at"), new PersonId(row.getLong("called_by")),
                Moments.of(row, "sent_at"),
                Arrays.stream((String[]) row.getArray("informed").getArray()).map(OrganisationId::new).toList(),
                CallState.valueOf(row.getString("state")), row.getInt("step"), person(row, "taken_by"),
                Moments.orNull(row, "taken_at"), person(row, "handler"), Moments.orNull(row, "passed_at"),
                Moments.orNull(row, "answered_at"),
                outcome == null ? null : Settling.valueOf(outcome), row.getString("outcome_text"),
                Moments.orNull(row, "closed_at"));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, Long.class);
        return id == null ? null : new PersonId(id);
    }
}
