package dev.noroshi.channel;

import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Messages as rows: decided, claimed by whoever hands them on, and what came of it.
@Component
class MessageRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    MessageRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is decided about a message before it has a number.
    ///
    /// @param sender who handed the parcel over
    /// @param cause why there is no way, if there is none; it is then a dead letter from the beginning
    record Decided(@Nullable ParcelId parcel, Reason reason, int step, OrganisationId sender, Party to, Means means,
            String address, Language language, Pace pace, Occasion occasion, Tlp tlp, @Nullable Importance importance,
            @Nullable String number, String task, String link, Instant dueAt, @Nullable Cause cause) {
    }

    /// What came of one try.
    record Fate(Message message, Handing handing) {
    }

    /// Enters messages; one that is there already stays as it is.
    @Transactional
    int enter(Collection<Decided> decided) {
        if (decided.isEmpty()) return 0;
        return jdbc.sql("""
                insert into channel.message (id, parcel, reason, step, sender, organisation, person, means, address, language,
                                             pace, occasion, tlp, importance, number, task, link, created_at, due_at, state,
                                             ended_at, cause)
                select gen_random_uuid(), d.parcel, d.reason, d.step, d.sender, d.organisation, d.person, d.means, d.address,
                       d.language, d.pace, d.occasion, d.tlp, d.importance, d.number, d.task, d.link, :now, d.due_at::timestamptz,
                       case when d.cause is null then 'WAITING' else 'DEAD' end,
                       case when d.cause is null then null else :now end, d.cause
                from unnest(:parcels::uuid[], :reasons::text[], :steps::int[], :senders::text[], :organisations::text[],
                            :people::bigint[], :means::text[], :addresses::text[], :languages::text[], :paces::text[],
                            :occasions::text[], :tlps::text[], :importances::text[], :numbers::text[], :tasks::text[],
                            :links::text[], :dues::text[], :causes::text[])
                     as d (parcel, reason, step, sender, organisation, person, means, address, language, pace, occasion, tlp,
                           importance, number, task, link, due_at, cause)
                on conflict do nothing""")
                .param("parcels", all(decided, d -> d.parcel() == null ? null : d.parcel().toString()))
                .param("reasons", all(decided, d -> d.reason().name()))
                .param("steps", decided.stream().map(Decided::step).toArray(Integer[]::new))
                .param("senders", all(decided, d -> d.sender().value()))
                .param("organisations", all(decided, d -> d.to().organisation().value()))
                .param("people", decided.stream().map(d -> d.to().person() == null ? null : d.to().person().value())
                        .toArray(Long[]::new))
                .param("means", all(decided, d -> d.means().name()))
                .param("addresses", all(decided, Decided::address))
                .param("languages", all(decided, d -> d.language().name()))
                .param("paces", all(decided, d -> d.pace().name()))
                .param("occasions", all(decided, d -> d.occasion().name()))
                .param("tlps", all(decided, d -> d.tlp().name()))
                .param("importances", all(decided, d -> d.importance() == null ? null : d.importance().name()))
                .param("numbers", all(decided, Decided::number)).param("tasks", all(decided, Decided::task))
                .param("links", all(decided, Decided::link))
                .param("dues", all(decided, d -> d.dueAt().toString()))
                .param("causes", all(decided, d -> d.cause() == null ? null : d.cause().name()))
                .param("now", OffsetDateTime.now(clock)).update();
    }

    private static String[] all(Collection<Decided> decided, Function<Decided, @Nullable String> member) {
        return decided.stream().map(member).toArray(String[]::new);
    }

    /// Claims messages that are due, the longest due first; all that wait for the same digest come together.
    ///
    /// @param lease after which they may be claimed again, because whoever had them must be dead
    @Crossing("what is due to be told, to whoever hands it on")
    @Transactional
    public List<Message> claim(Means means, int limit, Duration lease) {
        return jdbc.sql("""
                with due as (
                    select id, organisation, person, pace from channel.message
                    where state = 'WAITING' and means = :means and due_at <= :now
                      and (claimed_until is null or claimed_until < :now)
                    order by due_at, id
                    limit :limit
                    for update skip locked),
                also as (
                    select m.id from channel.message m
                    -- without a digest among them nothing of this is looked at
                    where (select count(*) from due where pace = 'DIGEST') > 0
                      and m.state = 'WAITING' and m.means = :means and m.pace = 'DIGEST' and m.due_at <= :now
                      and (m.claimed_until is null or m.claimed_until < :now)
                      and exists (select from due d where d.pace = 'DIGEST' and d.organisation = m.organisation
                                  and d.person is not distinct from m.person)
                    for update skip locked)
                update channel.message m
                set claimed_until = :lease, attempts = m.attempts + 1, tried_since = coalesce(m.tried_since, :now)
                where m.id in (select id from due union select id from also)
                returning m.*""").param("means", means.name()).param("limit", limit)
                .param("now", Moments.column(clock.instant()))
                .param("lease", Moments.column(clock.instant().plus(lease)))
                .query(MessageRows::message).list();
    }

    /// Goes on claiming messages that are being handed on.
    @Crossing("that somebody is still handing on what is due to be told")
    @Transactional
    public void keep(Collection<MessageId> claimed, Duration lease) {
        jdbc.sql("update channel.message set claimed_until = :lease where id = any(:ids) and state = 'WAITING'")
                .param("lease", Moments.column(clock.instant().plus(lease)))
                .param("ids", claimed.stream().map(MessageId::value).toArray(UUID[]::new)).update();
    }

    /// Writes down what came of the tries. A message that is tried again is due when `nextTry` says.
    ///
    /// @param nextTry when to try again; empty when it has been tried long enough
    @Crossing("what came of telling somebody, back to the message")
    @Transactional
    public void note(Collection<Fate> fates, Function<Message, java.util.Optional<Instant>> nextTry) {
        var rows = fates.stream().map(fate -> Row.of(fate, nextTry)).toList();
        if (rows.isEmpty()) return;
        jdbc.sql("""
                update channel.message m
                set state = f.state, cause = f.cause, said = f.said, claimed_until = null,
                    due_at = coalesce(f.due::timestamptz, m.due_at),
                    handed_at = case when f.state = 'HANDED' then :now else m.handed_at end,
                    ended_at = case when f.state = 'DEAD' then :now else m.ended_at end
                from unnest(:ids::uuid[], :states::text[], :causes::text[], :said::text[], :dues::text[])
                     as f (id, state, cause, said, due)
                where m.id = f.id and m.state = 'WAITING'""")
                .param("ids", rows.stream().map(row -> row.id().toString()).toArray(String[]::new))
                .param("states", rows.stream().map(Row::state).toArray(String[]::new))
                .param("causes", rows.stream().map(Row::cause).toArray(String[]::new))
                .param("said", rows.stream().map(Row::said).toArray(String[]::new))
                .param("dues", rows.stream().map(Row::due).toArray(String[]::new))
                .param("now", Moments.column(clock.instant())).update();
        var failed = rows.stream().filter(row -> row.cause() != null).toList();
        if (failed.isEmpty()) return;
        jdbc.sql("""
                insert into channel.attempt (message, at, cause, said)
                select f.id, :now, f.cause, f.said
                from unnest(:ids::uuid[], :causes::text[], :said::text[]) as f (id, cause, said)
                on conflict do nothing""")
                .param("ids", failed.stream().map(row -> row.id().toString()).toArray(String[]::new))
                .param("causes", failed.stream().map(Row::cause).toArray(String[]::new))
                .param("said", failed.stream().map(Row::said).toArray(String[]::new))
                .param("now", Moments.column(clock.instant())).update();
    }

    /// Ends messages nobody needs any more, because what they would tell of is done.
    @Crossing("that what somebody would be told of is done")
    @Transactional
    public void needless(Collection<Message> messages) {
        if (messages.isEmpty()) return;
        jdbc.sql(
                "update channel.message set state = 'NEEDLESS', ended_at = :now, claimed_until = null where id = any(:ids)")
                .param("now", Moments.column(clock.instant()))
                .param("ids", messages.stream().map(message -> message.id().value()).toArray(UUID[]::new)).update();
    }

    /// One line of what is written down.
    private record Row(MessageId id, String state, @Nullable String cause, String said, @Nullable String due) {

        static Row of(Fate fate, Function<Message, java.util.Optional<Instant>> nextTry) {
            var id = fate.message().id();
            return switch (fate.handing()) {
                case Handing.Handed(var said) -> new Row(id, "HANDED", null, said, null);
                case Handing.Refused(var cause, var said) -> new Row(id, "DEAD", cause.name(), said, null);
                case Handing.Later(var cause, var said) -> nextTry.apply(fate.message())
                        .map(at -> new Row(id, "WAITING", cause.name(), said, at.toString()))
                        .orElseGet(() -> new Row(id, "DEAD", cause.name(), said, null));
            };
        }
    }

    static Message message(ResultSet row, int n) throws SQLException {
        var parcel = row.getObject("parcel", UUID.class);
        var person = row.getObject("person", Long.class);
        var importance = row.getString("importance");
        return new Message(new MessageId(row.getObject("id", UUID.class)), parcel == null ? null : new ParcelId(parcel),
                Reason.valueOf(row.getString("reason")), row.getInt("step"),
                new Party(new OrganisationId(row.getString("organisation")),
                        person == null ? null : new PersonId(person)),
                Means.valueOf(row.getString("means")), row.getString("address"),
                Language.valueOf(row.getString("language")), Pace.valueOf(row.getString("pace")),
                Occasion.valueOf(row.getString("occasion")), Tlp.valueOf(row.getString("tlp")),
                importance == null ? null : Importance.valueOf(importance), row.getString("number"),
                row.getString("task"), row.getString("link"), Moments.of(row, "created_at"), Moments.of(row, "due_at"),
                Moments.of(row, "tried_since"), row.getInt("attempts"));
    }
}
