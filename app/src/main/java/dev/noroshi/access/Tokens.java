package dev.noroshi.access;

import dev.noroshi.kernel.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tokens programs enter with.
@Component
class Tokens {

    /// Lets secret scanners recognise a token that got into the wrong place.
    private static final String PREFIX = "nrs_";
    private static final int SECRET_BYTES = 32;
    // last use is for people to read; a write per call would cost more than the call
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    IssuedToken issue(PersonId person, String name, Duration validFor) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = OffsetDateTime.now(clock);
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into access.api_token (id, person, name, hash, created, expires)
                values (:id, :person, :name, :hash, :now, :expires)""").param("id", id).param("person", person.value())
                .param("name", name).param("hash", sha256(secret)).param("now", now)
                .param("expires", now.plus(validFor)).update();
        return new IssuedToken(id, secret, now.plus(validFor).toInstant());
    }

    /// Whose token it is; empty when it is unknown, expired or revoked.
    @Transactional
    Optional<PersonId> owner(String secret) {
        if (!secret.startsWith(PREFIX)) return Optional.empty();
        var now = OffsetDateTime.now(clock);
        var found = jdbc.sql("""
                select id, person, last_used
                from access.api_token
                where hash = :hash and revoked is null and expires > :now""").param("hash", sha256(secret))
                .param("now", now)
                .query((row, n) -> new Use(row.getObject("id", UUID.class), row.getLong("person"),
                        row.getObject("last_used", OffsetDateTime.class)))
                .optional();
        found.filter(use -> use.last == null || use.last.isBefore(now.minus(USE_NOTED_EVERY))).ifPresent(use -> jdbc
                // of many calls at once one notes it, and the others do not wait for it
                .sql("""
                        update access.api_token set last_used = :now
                        where id = (select id from access.api_token where id = :id for update skip locked)""")
                .param("now", now).param("id", use.id).update());
        return found.map(use -> new PersonId(use.person));
    }

    /// The tokens a person can still use or used to have, the newest first.
    List<Token> of(PersonId person) {
        return jdbc.sql("""
                select id, name, created, expires, last_used, revoked
                from access.api_token
                where person = :person
                order by created desc, name""").param("person", person.value())
                .query((row, n) -> new Token(row.getObject("id", UUID.class), row.getString("name"),
                        row.getObject("created", OffsetDateTime.class).toInstant(),
                        row.getObject("expires", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("last_used", OffsetDateTime.class)),
                        instant(row.getObject("revoked", OffsetDateTime.class))))
                .list();
    }

    /// @return whether the person had such a token and it was not revoked before
    @Transactional
    boolean revoke(PersonId person, UUID id) {
        return jdbc.sql("""
                update access.api_token set revoked = :now
                where id = :id and person = :person and revoked is null""").param("now", OffsetDateTime.now(clock))
                .param("id", id).param("person", person.value()).update() == 1;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private record Use(UUID id, long person, @Nullable OffsetDateTime last) {
    }

    /// A token as its owner sees it.
    record Token(UUID id, String name, Instant created, Instant expires, @Nullable Instant lastUsed,
            @Nullable Instant revoked) {
    }
}
