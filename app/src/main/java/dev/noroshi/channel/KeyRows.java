package dev.noroshi.channel;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.platform.seal.Medium;
import dev.noroshi.platform.seal.PublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Certificates and keys as rows, and how mails went out that should have been encrypted with them.
@Component
class KeyRows {

    private static final String SELECT = """
            select id, organisation, person, medium, fingerprint, encoded, address, valid_from, valid_until, revoked_at,
                   entered_at, entered_by
            from channel.key
            """;

    private final JdbcClient jdbc;

    KeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Enters a key. One that is there already stays, with what it says of itself now.
    void enter(Party holder, PublicKey key, String address, PersonId by, Instant now) {
        jdbc.sql("""
                insert into channel.key (id, organisation, person, medium, fingerprint, encoded, address, valid_from,
                                         valid_until, entered_at, entered_by)
                values (gen_random_uuid(), :organisation, :person, :medium, :fingerprint, :encoded, :address, :from, :until,
                        :now, :by)
                on conflict (organisation, person, fingerprint) do update
                set encoded = excluded.encoded, address = excluded.address, valid_from = excluded.valid_from,
                    valid_until = excluded.valid_until, entered_at = excluded.entered_at, entered_by = excluded.entered_by,
                    warned = 0""")
                .param("organisation", holder.organisation().value()).param("person", person(holder), Types.BIGINT)
                .param("medium", key.medium().name()).param("fingerprint", key.fingerprint())
                .param("encoded", key.encoded()).param("address", address).param("from", Moments.column(key.from()))
                .param("until", Moments.columnOrNull(key.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Moments.column(now)).param("by", by.value()).update();
    }

    /// Whether the holder has revoked that key before.
    boolean isRevoked(Party holder, String fingerprint) {
        return jdbc.sql("""
                select count(*) from channel.key
                where organisation = :organisation and person is not distinct from :person
                  and fingerprint = :fingerprint and revoked_at is not null""")
                .param("organisation", holder.organisation().value()).param("person", person(holder), Types.BIGINT)
                .param("fingerprint", fingerprint).query(Integer.class).single() > 0;
    }

    /// @return whether there was one that was not revoked before
    boolean revoke(Party holder, String fingerprint, Instant now) {
        return jdbc.sql("""
                update channel.key set revoked_at = :now
                where organisation = :organisation and person is not distinct from :person
                  and fingerprint = :fingerprint and revoked_at is null""").param("now", Moments.column(now))
                .param("organisation", holder.organisation().value()).param("person", person(holder), Types.BIGINT)
                .param("fingerprint", fingerprint).update() > 0;
    }

    void remove(KeyId id) {
        jdbc.sql("delete from channel.key where id = :id").param("id", id.value()).update();
    }

    /// All keys of an organisation, the last entered first.
    List<KeyOnFile> of(OrganisationId organisation) {
        return jdbc.sql(SELECT + "where organisation = :organisation order by entered_at desc, id")
                .param("organisation", organisation.value()).query(KeyRows::key).list();
    }

    /// The keys of some parties, the last entered first; who has none is left out.
    @Crossing("with what somebody is to be written to, to whoever writes to them")
    @Transactional(readOnly = true)
    public Map<Party, List<KeyOnFile>> of(Collection<Party> parties) {
        var wanted = Set.copyOf(parties);
        return jdbc.sql(SELECT + "where organisation = any(:ids) order by entered_at desc, id")
                .param("ids", parties.stream().map(party -> party.organisation().value()).distinct()
                        .toArray(String[]::new))
                .query(KeyRows::key).list().stream().filter(key -> wanted.contains(key.holder()))
                .collect(Collectors.groupingBy(KeyOnFile::holder));
    }

    /// Takes the keys that end by a time and of whose end their holder has not been told so often, as told now. One that
    /// another has taken the place of is no news.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<KeyOnFile> takeEnding(Instant by, int warning) {
        return jdbc.sql("""
                update channel.key k set warned = :warning
                where revoked_at is null and valid_until <= :by and warned < :warning
                returning *""").param("by", Moments.column(by)).param("warning", warning).query(KeyRows::key).list();
    }

    /// How a mail about some messages went out.
    ///
    /// @param medium null when not encrypted
    /// @param content whether it held what the parcel carries
    /// @param cause why it was not encrypted
    record Sealing(@Nullable Medium medium, boolean content, @Nullable Cause cause) {
    }

    @Crossing("how somebody was written to, to who sent it")
    @Transactional
    public void note(Collection<MessageId> messages, Sealing sealing, Instant now) {
        jdbc.sql("""
                insert into channel.sealing (message, medium, content, cause, at)
                select id, :medium, :content, :cause, :now from unnest(:ids::uuid[]) as id
                on conflict (message) do update
                set medium = excluded.medium, content = excluded.content, cause = excluded.cause, at = excluded.at""")
                .param("ids", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .param("medium", sealing.medium() == null ? null : sealing.medium().name(), Types.VARCHAR)
                .param("content", sealing.content())
                .param("cause", sealing.cause() == null ? null : sealing.cause().name(), Types.VARCHAR)
                .param("now", Moments.column(now)).update();
    }

    private static KeyOnFile key(ResultSet row, int n) throws SQLException {
        var person = row.getObject("person", Long.class);
        var holder = new Party(new OrganisationId(row.getString("organisation")),
                person == null ? null : new PersonId(person));
        return new KeyOnFile(new KeyId(row.getObject("id", UUID.class)), holder,
                Medium.valueOf(row.getString("medium")), row.getString("fingerprint"), row.getBytes("encoded"),
                row.getString("address"), Moments.of(row, "valid_from"),
                row.getObject("valid_until") == null ? null : Moments.of(row, "valid_until"),
                row.getObject("revoked_at") == null ? null : Moments.of(row, "revoked_at"),
                Moments.of(row, "entered_at"), new PersonId(row.getLong("entered_by")));
    }

    private static @Nullable Long person(Party holder) {
        return holder.person() == null ? null : holder.person().value();
    }
}
