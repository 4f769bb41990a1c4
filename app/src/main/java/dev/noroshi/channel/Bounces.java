package dev.noroshi.channel;

import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What mail servers say of a message after it was handed on, and what people write back to it.
@Component
public class Bounces {

    /// How long after a mail its bounce may come: servers try for five days.
    private static final Duration LATE = Duration.ofDays(6);
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    Bounces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What became of a mail.
    public enum Fate {
        /// It will not arrive.
        FAILED,
        /// It has not arrived yet; the server goes on trying.
        DELAYED,
        /// It lies in the mailbox.
        DELIVERED
    }

    /// What a server says of a mail.
    ///
    /// @param candidates the messages it may be about, as far as it quotes them
    /// @param addresses the recipients it names; they decide where it quotes nothing, unless it says that a mail arrived
    /// @param said in the server's words, without addresses
    @PersonalData
    public record Bounce(Fate fate, Set<UUID> candidates, Collection<String> addresses, Cause cause, String said) {
        @Override
        public String toString() {
            return "Bounce " + fate + " [withheld]";
        }
    }

    /// A message that was sent: what it told, and whom.
    ///
    /// @param sender who handed the parcels over
    /// @param parcels several where the mail was a digest; none for a test of the way
    public record Told(MessageId id, OrganisationId sender, Party to, List<ParcelId> parcels) {
    }

    /// Notes what a server says, at the message and all that went out in the same mail. What is final marks the contact.
    ///
    /// @return the message; empty when none of ours fits
    @Crossing("what a mail server says of a message, back to the message")
    @Transactional
    public Optional<MessageId> note(Bounce bounce) {
        return about(bounce).map(id -> {
            var ids = sameMail(id);
            switch (bounce.fate()) {
                case FAILED -> failed(ids, bounce);
                case DELAYED -> delayed(ids, bounce);
                case DELIVERED -> delivered(ids);
            }
            return new MessageId(id);
        });
    }

    /// The message a mail answers; empty when none of the ids is one of ours.
    @Crossing("whom a message told of what, to who reads the answer to it")
    @Transactional(readOnly = true)
    public Optional<Told> told(Set<UUID> candidates) {
        return byId(candidates).map(id -> {
            var parcels = jdbc
                    .sql("select parcel from channel.message where id = any(:ids) and parcel is not null order by id")
                    .param("ids", sameMail(id)).query((row, n) -> new ParcelId(row.getObject("parcel", UUID.class)))
                    .list();
            return jdbc.sql("select sender, organisation, person from channel.message where id = :id").param("id", id)
                    .query((row, n) -> {
                        var person = row.getLong("person");
                        return new Told(new MessageId(id), new OrganisationId(row.getString("sender")),
                                new Party(new OrganisationId(row.getString("organisation")),
                                        person == 0 ? null : new PersonId(person)),
                                parcels);
                    }).single();
        });
    }

    /// An address that mails came back from and that nobody has put right since.
    @PersonalData
    public record Failing(Party party, String address, Cause cause, Instant since, Instant last, int times) {
        @Override
        public String toString() {
            return "Failing " + party + " [withheld]";
        }
    }

    /// The failing addresses of organisations, those that have failed longest first. Who asks sees those of its own only,
    /// the house those of all.
    public List<Failing> failing(Collection<OrganisationId> organisations) {
        return jdbc.sql("""
                select organisation, person, address, cause, since, last_at, times from channel.failing
                where organisation = any(:ids) order by since, organisation, address""")
                .param("ids", organisations.stream().map(OrganisationId::value).toArray(String[]::new))
                .query((row, n) -> {
                    var person = row.getLong("person");
                    return new Failing(new Party(new OrganisationId(row.getString("organisation")),
                            person == 0 ? null : new PersonId(person)), row.getString("address"),
                            Cause.valueOf(row.getString("cause")),
                            Moments.of(row, "since"),
                            Moments.of(row, "last_at"), row.getInt("times"));
                }).list();
    }

    /// That a mail arrived is believed only of one that is named by its number: anybody can write an address into a report,
    /// and would prove by it what nobody can know.
    private Optional<UUID> about(Bounce bounce) {
        var named = byId(bounce.candidates());
        return bounce.fate() == Fate.DELIVERED ? named : named.or(() -> byAddress(bounce.addresses()));
    }

    private Optional<UUID> byId(Set<UUID> candidates) {
        if (candidates.isEmpty()) return Optional.empty();
        return jdbc
                .sql("""
                select id from channel.message where id = any(:ids) and means = 'MAIL' order by created_at desc limit 1""")
                .param("ids", candidates.toArray(UUID[]::new)).query(UUID.class).optional();
    }

    /// The last mail handed on to the address. Who can write us a bounce without having had the mail can mark no more than
    /// that, and nothing that was not sent within these days.
    private Optional<UUID> byAddress(Collection<String> addresses) {
        return jdbc.sql("""
                select id from channel.message
                where lower(address) = any(:addresses) and means = 'MAIL' and state = 'HANDED' and handed_at > :since
                order by handed_at desc, id limit 1""")
                .param("addresses", addresses.stream().map(each -> each.toLowerCase(java.util.Locale.ROOT))
                        .toArray(String[]::new))
                .param("since", now().minus(LATE)).query(UUID.class).optional();
    }

    /// A digest is one mail for several messages, which were handed on in the same moment.
    private UUID[] sameMail(UUID id) {
        return jdbc.sql("""
                select m.id from channel.message first
                join channel.message m on m.id = first.id
                 or m.pace = 'DIGEST' and first.pace = 'DIGEST' and m.means = 'MAIL' and m.organisation = first.organisation
                    and m.person is not distinct from first.person and m.address = first.address
                    and m.handed_at = first.handed_at
                where first.id = :id""").param("id", id).query(UUID.class).list().toArray(UUID[]::new);
    }

    private void failed(UUID[] ids, Bounce bounce) {
        // a bounce may be quicker than the note that the mail was handed on
        var changed = jdbc.sql("""
                update channel.message
                set state = 'DEAD', cause = :cause, said = :said, ended_at = :now, claimed_until = null,
                    handed_at = coalesce(handed_at, :now)
                where id = any(:ids) and state in ('WAITING', 'HANDED', 'DELIVERED')""")
                .param("cause", bounce.cause().name()).param("said", said(bounce)).param("now", now())
                .param("ids", ids).update();
        if (changed == 0) return;
        attempt(ids, bounce);
        jdbc.sql("""
                insert into channel.failing (organisation, person, address, cause, since, last_at)
                select organisation, person, address, :cause, :now, :now from channel.message where id = :id
                on conflict (organisation, person, address)
                do update set cause = excluded.cause, last_at = excluded.last_at, times = channel.failing.times + 1""")
                .param("cause", bounce.cause().name()).param("now", now()).param("id", ids[0]).update();
    }

    private void delayed(UUID[] ids, Bounce bounce) {
        jdbc.sql("""
                update channel.message set cause = :cause, said = :said
                where id = any(:ids) and state in ('WAITING', 'HANDED')""").param("cause", bounce.cause().name())
                .param("said", said(bounce)).param("ids", ids).update();
        attempt(ids, bounce);
    }

    private void delivered(UUID[] ids) {
        jdbc.sql("""
                update channel.message
                set state = 'DELIVERED', cause = null, ended_at = :now, claimed_until = null,
                    handed_at = coalesce(handed_at, :now)
                where id = any(:ids) and state in ('WAITING', 'HANDED')""").param("now", now()).param("ids", ids)
                .update();
        jdbc.sql("""
                delete from channel.failing f using channel.message m
                where m.id = any(:ids) and m.organisation = f.organisation and m.person is not distinct from f.person
                  and m.address = f.address""").param("ids", ids).update();
    }

    private void attempt(UUID[] ids, Bounce bounce) {
        jdbc.sql("""
                insert into channel.attempt (message, at, cause, said)
                select id, :now, :cause, :said from unnest(:ids::uuid[]) as id on conflict do nothing""")
                .param("now", now()).param("cause", bounce.cause().name()).param("said", said(bounce)).param("ids", ids)
                .update();
    }

    private static String said(Bounce bounce) {
        return bounce.said().length() <= LONGEST ? bounce.said() : bounce.said().substring(0, LONGEST);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
