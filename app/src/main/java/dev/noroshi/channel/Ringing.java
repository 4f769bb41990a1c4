package dev.noroshi.channel;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reaches people about something that is in no inbox: a test of the way, or a question about their contact data.
@Component
public class Ringing {

    private final JdbcClient jdbc;
    private final Webhooks webhooks;
    private final Clock clock;

    Ringing(JdbcClient jdbc, Webhooks webhooks, Clock clock) {
        this.jdbc = jdbc;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// One person or desk reached by one means, at once.
    ///
    /// @param about what it is about; the same about, reason and step to the same party by the same means is one message
    /// @param sender on whose behalf
    /// @param step of the reminders, from 1; 0 for the first
    @PersonalData
    public record Ring(UUID about, Reason reason, int step, OrganisationId sender, Party to, Means means,
            String address, Language language, String task, String link) {

        @Override
        public String toString() {
            return "Ring [withheld]";
        }
    }

    /// Reaches them, in the caller's transaction. Mail goes by itself, telephone and fax stand on the lists of those who
    /// call and fax.
    @Transactional(propagation = Propagation.MANDATORY)
    public int ring(Collection<Ring> rings) {
        if (rings.isEmpty()) return 0;
        return jdbc.sql("""
                insert into channel.message (id, about, reason, step, sender, organisation, person, means, address, language,
                                             pace, occasion, tlp, task, link, created_at, due_at, state)
                select gen_random_uuid(), r.about, r.reason, r.step, r.sender, r.organisation, r.person, r.means, r.address,
                       r.language, 'AT_ONCE', 'REAL', 'CLEAR', r.task, r.link, :now, :now, 'WAITING'
                from unnest(:abouts::uuid[], :reasons::text[], :steps::int[], :senders::text[], :organisations::text[],
                            :people::bigint[], :means::text[], :addresses::text[], :languages::text[], :tasks::text[],
                            :links::text[])
                     as r (about, reason, step, sender, organisation, person, means, address, language, task, link)
                on conflict do nothing""").param("now", now())
                .param("abouts", all(rings, ring -> ring.about().toString()))
                .param("reasons", all(rings, ring -> ring.reason().name()))
                .param("steps", rings.stream().map(Ring::step).toArray(Integer[]::new))
                .param("senders", all(rings, ring -> ring.sender().value()))
                .param("organisations", all(rings, ring -> ring.to().organisation().value()))
                .param("people", rings.stream()
                        .map(ring -> ring.to().person() == null ? null : ring.to().person().value())
                        .toArray(Long[]::new))
                .param("means", all(rings, ring -> ring.means().name())).param("addresses", all(rings, Ring::address))
                .param("languages", all(rings, ring -> ring.language().name()))
                .param("tasks", all(rings, Ring::task)).param("links", all(rings, Ring::link)).update();
    }

    /// What could not be reached since a moment, and why.
    @Crossing("what could not be reached, to whoever asked for it to be tried")
    @Transactional(readOnly = true)
    public Map<UUID, Cause> failed(Instant since) {
        var failed = new HashMap<UUID, Cause>();
        jdbc.sql("""
                select about, cause from channel.message
                where about is not null and state = 'DEAD' and ended_at >= :since""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    failed.put(row.getObject("about", UUID.class), Cause.valueOf(row.getString("cause")));
                });
        return failed;
    }

    /// What is known to have arrived since a moment: somebody answered or sent a slip back, a mail server or a system said so.
    @Crossing("what has arrived, to whoever asked for it to be tried")
    @Transactional(readOnly = true)
    public List<UUID> arrived(Instant since) {
        return jdbc.sql("""
                select about from channel.message
                where about is not null and reason = 'TEST'
                  and (state = 'DELIVERED' and ended_at >= :since
                       or state = 'HANDED' and means = 'WEBHOOK' and handed_at >= :since)""")
                .param("since", since.atOffset(ZoneOffset.UTC)).query(UUID.class).list();
    }

    /// Those of the things of which somebody was told, so that it is for them to answer: a mail went out, a sheet was faxed.
    @Crossing("what has been tried, to whoever asked for it to be tried")
    @Transactional(readOnly = true)
    public Set<UUID> handed(Collection<UUID> abouts) {
        return Set.copyOf(jdbc.sql("""
                select distinct about from channel.message where about = any(:abouts) and state = 'HANDED'""")
                .param("abouts", abouts.toArray(UUID[]::new)).query(UUID.class).list());
    }

    /// The systems organisations want called, as addresses for [Means#WEBHOOK]; organisations without are left out.
    public Map<OrganisationId, String> systems(Collection<OrganisationId> organisations) {
        return webhooks.idsOf(organisations);
    }

    /// Calls off what has not been handed on, because it was answered.
    @Crossing("that a question was answered, to what would still ask it")
    @Transactional
    public void callOff(List<UUID> abouts) {
        jdbc.sql("""
                update channel.message set state = 'NEEDLESS', ended_at = :now
                where about = any(:abouts) and state = 'WAITING'""").param("now", now())
                .param("abouts", abouts.toArray(UUID[]::new)).update();
    }

    private static @Nullable String[] all(Collection<Ring> rings, Function<Ring, String> part) {
        return rings.stream().map(part).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
