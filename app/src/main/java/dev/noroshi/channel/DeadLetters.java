package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What could not be handed on in spite of all tries, and how to try it again. Seen by those it was to reach and by those
/// whose parcel it told of.
@Component
public class DeadLetters {

    private final JdbcClient jdbc;
    private final Whereabouts whereabouts;
    private final Planner planner;
    private final Deliveries deliveries;
    private final Audit audit;
    private final Clock clock;

    DeadLetters(JdbcClient jdbc, Whereabouts whereabouts, Planner planner, Deliveries deliveries, Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.whereabouts = whereabouts;
        this.planner = planner;
        this.deliveries = deliveries;
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
                    Moments.of(row, "ended_at"));
        }).list();
    }

    /// What came of sending some of them again.
    ///
    /// @param again how many are tried again
    /// @param without how many stay dead, because there is still no address
    public record Resent(int again, int without) {
    }

    /// A dead letter about to be sent again.
    private record Taken(MessageId id, @Nullable ParcelId parcel, Reason reason, int step, Party to, Means means,
            String link, Cause cause) {

        Whereabouts.Way way() {
            return new Whereabouts.Way(to, means);
        }
    }

    /// Tries some of them again from the beginning, at the address the registry has today. One that has no address stays dead
    /// until there is one; where nobody at all could be told, whoever can be told today is.
    @Transactional
    public Resent resend(Caller caller, Collection<MessageId> letters) {
        var taken = take(caller, letters);
        var addresses = whereabouts.of(taken.stream().map(Taken::way).collect(Collectors.toSet()));
        var again = 0;
        for (var letter : taken) {
            var address = addresses.get(letter.way());
            if (address == null && !tellOthers(caller, letter)) continue;
            // a letter that goes to others, or that they have had at this address meanwhile, is not sent itself
            if (address == null || !sendTo(letter, address)) end(letter);
            audit.record(caller.person(), caller.organisation(), "channel.resend", letter.id().toString());
            again++;
        }
        return new Resent(again, taken.size() - again);
    }

    private List<Taken> take(Caller caller, Collection<MessageId> letters) {
        return jdbc.sql("""
                select id, parcel, reason, step, organisation, person, means, link, cause from channel.message
                where id = any(:ids) and state = 'DEAD' and :caller in (sender, organisation)
                order by ended_at desc, id
                for update""").param("ids", letters.stream().map(MessageId::value).toArray(UUID[]::new))
                .param("caller", caller.organisation().value()).query((row, n) -> {
                    var parcel = row.getObject("parcel", UUID.class);
                    var person = row.getObject("person", Long.class);
                    return new Taken(new MessageId(row.getObject("id", UUID.class)),
                            parcel == null ? null : new ParcelId(parcel), Reason.valueOf(row.getString("reason")),
                            row.getInt("step"), new Party(new OrganisationId(row.getString("organisation")),
                                    person == null ? null : new PersonId(person)),
                            Means.valueOf(row.getString("means")), row.getString("link"),
                            Cause.valueOf(row.getString("cause")));
                }).list();
    }

    /// Nobody could be told because nothing was known; somebody of theirs may be known by now.
    private boolean tellOthers(Caller caller, Taken letter) {
        if (letter.cause() != Cause.NO_ADDRESS || letter.parcel() == null || letter.to().person() != null) return false;
        var id = List.of(letter.parcel());
        return Stream.concat(deliveries.handedBy(caller.organisation(), id).stream(),
                deliveries.receivedBy(caller.organisation(), id).stream()).findFirst()
                .filter(parcel -> planner.planAgain(parcel.forwarded(letter.to().organisation(), letter.link()),
                        letter.reason(), letter.step()))
                .isPresent();
    }

    /// The same to the same party at an address, under another number.
    private static final String TWIN = """
            o.id <> m.id and o.parcel is not distinct from m.parcel and o.about is not distinct from m.about
            and o.reason = m.reason and o.step = m.step and o.organisation = m.organisation
            and o.person is not distinct from m.person and o.means = m.means and o.address = :address
            """;

    private static final String AGAIN = """
            state = 'WAITING', attempts = 0, claimed_until = null, tried_since = null, ended_at = null, handed_at = null,
            cause = null, created_at = :now, due_at = :now
            """;

    /// @return whether it is sent; not, when the same is on its way there, or has gone there, under another number. Where that
    ///         one is dead, it is sent
    private boolean sendTo(Taken letter, String address) {
        jdbc.sql("update channel.message o set " + AGAIN
                + "from channel.message m where m.id = :id and o.state = 'DEAD' and "
                + TWIN).param("address", address).param("now", OffsetDateTime.now(clock))
                .param("id", letter.id().value()).update();
        return jdbc.sql("update channel.message m set address = :address, " + AGAIN
                + "where m.id = :id and not exists (select from channel.message o where " + TWIN + ")")
                .param("address", address).param("now", OffsetDateTime.now(clock)).param("id", letter.id().value())
                .update() == 1;
    }

    private void end(Taken letter) {
        jdbc.sql("update channel.message set state = 'NEEDLESS', ended_at = :now where id = :id")
                .param("now", OffsetDateTime.now(clock)).param("id", letter.id().value()).update();
    }

    /// The numbers of messages as pages send them; what is none is left out.
    static List<MessageId> read(Collection<String> texts) {
        return texts.stream().flatMap(text -> Arrays.stream(text.split(","))).filter(text -> text.matches(
                "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")).map(text -> new MessageId(UUID.fromString(text)))
                .toList();
    }
}
