package dev.noroshi.mailin;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.platform.database.Moments;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Mails as rows.
@Component
class MailRows {

    private static final String SELECT = """
            select id, way, arrived_at, size, state, reason, desk, claimed, sectors, proof, sender, subject, drafts,
                   revision, decided_by, decided_at, decision
            from mailin.mail
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MailRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean has(String fingerprint) {
        return jdbc.sql("select count(*) from mailin.mail where fingerprint = :fingerprint")
                .param("fingerprint", fingerprint).query(Integer.class).single() > 0;
    }

    /// Enters a mail in its state.
    ///
    /// @return whether it was new
    boolean enter(KeptMail mail, String fingerprint, byte[] raw) {
        var reason = mail.reason();
        var claimed = mail.claimed();
        var proof = mail.proof();
        return jdbc.sql("""
                insert into mailin.mail (id, fingerprint, way, arrived_at, size, raw, state, reason, desk, claimed, proof,
                                         sender, subject, sectors)
                values (:id, :fingerprint, :way, :now, :size, :raw, :state, :reason, :desk, :claimed, :proof, :sender, :subject,
                        :sectors)
                on conflict (fingerprint) do nothing""").param("id", mail.id().value())
                .param("fingerprint", fingerprint).param("way", mail.way().name())
                .param("now", OffsetDateTime.now(clock)).param("size", mail.size()).param("raw", raw)
                .param("state", mail.state().name())
                .param("reason", reason == null ? null : reason.name(), Types.VARCHAR)
                .param("desk", mail.desk().value())
                .param("sectors", mail.sectors().stream().map(SectorCode::value).sorted().toArray(String[]::new))
                .param("claimed", claimed == null ? null : claimed.value(), Types.VARCHAR)
                .param("proof", proof == null ? null : proof.name(), Types.VARCHAR)
                .param("sender", mail.sender(), Types.VARCHAR).param("subject", mail.subject(), Types.VARCHAR)
                .update() == 1;
    }

    /// What became of a mail after all that was entered.
    void settle(MailId id, MailState state, @Nullable Reason reason, Collection<UUID> drafts) {
        jdbc.sql("""
                update mailin.mail set state = :state, reason = :reason, drafts = :drafts where id = :id""")
                .param("state", state.name()).param("reason", reason == null ? null : reason.name(), Types.VARCHAR)
                .param("drafts", drafts.toArray(UUID[]::new)).param("id", id.value()).update();
    }

    /// What somebody decided about a mail that is still as they saw it.
    ///
    /// @param desk where it lies from now on
    /// @return whether it was
    boolean decide(MailId id, int revision, MailState state, @Nullable Reason reason, OrganisationId desk,
            Collection<UUID> drafts, PersonId by, @Nullable String why) {
        return jdbc.sql("""
                update mailin.mail
                set state = :state, reason = coalesce(:reason, reason), desk = :desk, drafts = drafts || :drafts::uuid[],
                    revision = revision + 1, decided_by = :by, decided_at = :now, decision = :why
                where id = :id and revision = :revision
                  and state in ('QUARANTINED', 'TO_READ', 'REFUSED', 'SUSPICIOUS')""")
                .param("state", state.name()).param("reason", reason == null ? null : reason.name(), Types.VARCHAR)
                .param("desk", desk.value()).param("drafts", drafts.toArray(UUID[]::new)).param("by", by.value())
                .param("now", OffsetDateTime.now(clock)).param("why", why, Types.VARCHAR).param("id", id.value())
                .param("revision", revision).update() == 1;
    }

    Optional<KeptMail> find(MailId id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id.value()).query(MailRows::mail).optional();
    }

    byte[] raw(MailId id) {
        return jdbc.sql("select raw from mailin.mail where id = :id").param("id", id.value()).query(byte[].class)
                .single();
    }

    /// Those at a desk in one of the states, the newest first.
    List<KeptMail> at(OrganisationId desk, Collection<MailState> states, int limit, int offset) {
        return jdbc.sql(SELECT + """
                where desk = :desk and state = any(:states)
                order by arrived_at desc, id
                limit :limit offset :offset""").param("desk", desk.value()).param("states", names(states))
                .param("limit", limit).param("offset", offset).query(MailRows::mail).list();
    }

    /// The sectors each of those at a desk in one of the states may concern.
    List<Set<SectorCode>> concerns(OrganisationId desk, Collection<MailState> states) {
        return jdbc.sql("select sectors from mailin.mail where desk = :desk and state = any(:states)")
                .param("desk", desk.value()).param("states", names(states))
                .query((row, n) -> sectors(row.getArray("sectors"))).list();
    }

    /// Suspicious ones nobody has taken over, the oldest first.
    List<KeptMail> suspicious(int limit) {
        return jdbc.sql(SELECT + """
                where state = 'SUSPICIOUS' and taken_over is null
                order by arrived_at, id
                limit :limit""").param("limit", limit).query(MailRows::mail).list();
    }

    boolean takeOver(MailId id) {
        return jdbc.sql("""
                update mailin.mail set taken_over = :now
                where id = :id and state = 'SUSPICIOUS' and taken_over is null""")
                .param("now", OffsetDateTime.now(clock)).param("id", id.value()).update() == 1;
    }

    private static String[] names(Collection<MailState> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }

    private static KeptMail mail(ResultSet row, int n) throws SQLException {
        var decidedBy = row.getLong("decided_by");
        return new KeptMail(new MailId(row.getObject("id", UUID.class)), Way.valueOf(row.getString("way")),
                Moments.of(row, "arrived_at"), row.getInt("size"),
                MailState.valueOf(row.getString("state")), named(row.getString("reason"), Reason.class),
                new OrganisationId(row.getString("desk")), organisation(row.getString("claimed")),
                sectors(row.getArray("sectors")),
                named(row.getString("proof"), Proof.class), row.getString("sender"), row.getString("subject"),
                ids(row.getArray("drafts")), row.getInt("revision"), decidedBy == 0 ? null : new PersonId(decidedBy),
                instant(row.getObject("decided_at", OffsetDateTime.class)), row.getString("decision"));
    }

    private static <E extends Enum<E>> @Nullable E named(@Nullable String name, Class<E> type) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static @Nullable OrganisationId organisation(@Nullable String code) {
        return code == null ? null : new OrganisationId(code);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Set<SectorCode> sectors(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(SectorCode::new).collect(Collectors.toUnmodifiableSet());
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }
}
