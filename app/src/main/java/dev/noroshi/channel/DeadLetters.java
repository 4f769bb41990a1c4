package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What could not be handed on in spite of all tries, and how to try it again. Seen by those it was to reach and by those
/// whose parcel it told of.
@Component
public class DeadLetters {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    DeadLetters(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /// A dead letter.
    ///
    /// @param person null: the desk
    /// @param said what the other side said last, without addresses
    public record DeadLetter(MessageId id, Means means, OrganisationId organisation, @Nullable PersonId person,
            @Nullable String number, String task, Cause cause, String said, int attempts, Instant endedAt) {
    }

    /// The newest of them.
    ///
    /// @param after where the part before ended; from the newest when null
    @Transactional(readOnly = true)
    public List<DeadLetter> list(Caller caller, @Nullable MessageId after, int limit) {
        var query = jdbc.sql("""
                select id, means, organisation, person, number, task, cause, coalesce(said, '') as said, attempts, ended_at
                from channel.message
                where state = 'DEAD' and :caller in (sender, organisation)
                """ + (after == null ? "" : """
                and (ended_at, id) < (select ended_at, id from channel.message where id = :after)
                """) + "order by ended_at desc, id desc limit :limit").param("caller", caller.organisation().value())
                .param("limit", limit);
        if (after != null) query = query.param("after", after.value());
        return query.query((row, n) -> {
            var person = row.getObject("person", Long.class);
            return new DeadLetter(new MessageId(row.getObject("id", UUID.class)), Means.valueOf(row.getString("means")),
                    new OrganisationId(row.getString("organisation")), person == null ? null : new PersonId(person),
                    row.getString("number"), row.getString("task"), Cause.valueOf(row.getString("cause")),
                    row.getString("said"), row.getInt("attempts"),
                    row.getObject("ended_at", OffsetDateTime.class).toInstant());
        }).list();
    }

    /// Tries some of them again from the beginning. One that has no address stays dead until there is one.
    ///
    /// @return how many are tried again
    @Transactional
    public int resend(Caller caller, Collection<MessageId> letters) {
        var again = jdbc.sql("""
                update channel.message
                set state = 'WAITING', attempts = 0, claimed_until = null, ended_at = null, created_at = :now, due_at = :now
                where id = any(:ids) and state = 'DEAD' and address <> '' and :caller in (sender, organisation)
                returning id""").param("ids", letters.stream().map(MessageId::value).toArray(UUID[]::new))
                .param("caller", caller.organisation().value()).param("now", OffsetDateTime.now(clock))
                .query(UUID.class).list();
        again.forEach(id -> audit.record(caller.person(), caller.organisation(), "channel.resend", id.toString()));
        return again.size();
    }

    /// The numbers of messages as pages send them; what is none is left out.
    static List<MessageId> read(Collection<String> texts) {
        return texts.stream().flatMap(text -> Arrays.stream(text.split(","))).filter(text -> text.matches(
                "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")).map(text -> new MessageId(UUID.fromString(text)))
                .toList();
    }
}
