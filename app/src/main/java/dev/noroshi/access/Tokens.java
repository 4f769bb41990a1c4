package dev.noroshi.access;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.kernel.Network;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs enter with: tokens, and certificates of machines, which are kept like tokens.
@Component
@Crossing("whose program is asking, before anybody is known")
class Tokens {

    /// Lets secret scanners recognise a token that got into the wrong place.
    private static final String PREFIX = "nrs_";
    private static final int SECRET_BYTES = 32;
    // last use is for people to read; a write per call would cost more than the call
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What a credential is.
    enum Kind {
        TOKEN, CERTIFICATE
    }

    @Transactional
    IssuedToken issue(PersonId person, String name, Duration validFor, TokenScope scope) {
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.bytes(SECRET_BYTES));
        var expires = now().plus(validFor);
        var id = keep(person, name, Kind.TOKEN, Sha256.of(secret), expires, scope);
        return new IssuedToken(id, secret, expires.toInstant());
    }

    /// Lets a machine enter that shows the certificate.
    ///
    /// @param hash the SHA-256 of the certificate
    /// @throws org.springframework.dao.DuplicateKeyException when somebody has registered it already
    @Transactional
    UUID register(PersonId person, String name, byte[] hash, Instant until, TokenScope scope) {
        return keep(person, name, Kind.CERTIFICATE, hash, until.atZone(clock.getZone()).toOffsetDateTime(), scope);
    }

    private UUID keep(PersonId person, String name, Kind kind, byte[] hash, OffsetDateTime expires, TokenScope scope) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into access.api_token (id, person, name, kind, hash, created, expires, permissions, networks,
                                              read_only)
                values (:id, :person, :name, :kind, :hash, :now, :expires, :permissions, :networks, :readOnly)""")
                .param("id", id).param("person", person.value()).param("name", name).param("kind", kind.name())
                .param("hash", hash).param("now", now()).param("expires", expires)
                .param("permissions", scope.permissions()
                        .map(all -> all.stream().map(Permission::name).sorted().toArray(String[]::new)).orElse(null),
                        Types.ARRAY)
                .param("networks", scope.networks().stream().map(Network::toString).toArray(String[]::new))
                .param("readOnly", scope.use() == TokenScope.Use.READ_ONLY).update();
        return id;
    }

    /// Whose token it is; empty when it is unknown, expired or revoked.
    Optional<Bearer> owner(String secret) {
        return secret.startsWith(PREFIX) ? find(Kind.TOKEN, Sha256.of(secret)) : Optional.empty();
    }

    /// Whose machine it is that shows a certificate with that SHA-256; empty as for a token.
    Optional<Bearer> byCertificate(byte[] hash) {
        return find(Kind.CERTIFICATE, hash);
    }

    private Optional<Bearer> find(Kind kind, byte[] hash) {
        return jdbc.sql("""
                select id, person, last_used, permissions, networks, read_only
                from access.api_token
                where hash = :hash and kind = :kind and revoked is null and expires > :now""").param("hash", hash)
                .param("kind", kind.name()).param("now", now())
                .query((row, n) -> new Bearer(row.getObject("id", UUID.class), new PersonId(row.getLong("person")),
                        scope(row), Moments.orNull(row, "last_used")))
                .optional();
    }

    void noteUse(Bearer bearer, String address) {
        var now = clock.instant();
        if (bearer.lastUsed != null && !bearer.lastUsed.isBefore(now.minus(USE_NOTED_EVERY))) return;
        // of many calls at once one notes it, and the others do not wait for it
        jdbc.sql("""
                update access.api_token set last_used = :now, last_address = :address
                where id = (select id from access.api_token where id = :id for update skip locked)""")
                .param("now", now()).param("address", address).param("id", bearer.id).update();
    }

    /// The tokens a person can still use or used to have, the newest first.
    List<Token> of(PersonId person) {
        return jdbc.sql("""
                select id, name, kind, created, expires, last_used, last_address, revoked, permissions, networks,
                       read_only
                from access.api_token
                where person = :person
                order by created desc, name""").param("person", person.value())
                .query((row, n) -> new Token(row.getObject("id", UUID.class), row.getString("name"),
                        Kind.valueOf(row.getString("kind")), Moments.of(row, "created"),
                        Moments.of(row, "expires"), Moments.orNull(row, "last_used"),
                        row.getString("last_address"), Moments.orNull(row, "revoked"), scope(row)))
                .list();
    }

    /// @return whether the person had such a token and it was not revoked before
    @Transactional
    boolean revoke(PersonId person, UUID id) {
        return jdbc.sql("""
                update access.api_token set revoked = :now
                where id = :id and person = :person and revoked is null""").param("now", now()).param("id", id)
                .param("person", person.value()).update() == 1;
    }

    @Transactional
    void revokeAll(PersonId person) {
        jdbc.sql("update access.api_token set revoked = :now where person = :person and revoked is null")
                .param("now", now()).param("person", person.value()).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static TokenScope scope(ResultSet row) throws SQLException {
        var permissions = row.getArray("permissions");
        return new TokenScope(
                permissions == null
                        ? Optional.empty()
                        : Optional.of(Arrays.stream((String[]) permissions.getArray()).map(Permission::valueOf)
                                .collect(Collectors.toSet())),
                Arrays.stream((String[]) row.getArray("networks").getArray())
                        .flatMap(text -> Network.of(text).stream()).toList(),
                row.getBoolean("read_only") ? TokenScope.Use.READ_ONLY : TokenScope.Use.READ_AND_WRITE);
    }

    /// A token in use: whose it is, and how much narrower than that person.
    record Bearer(UUID id, PersonId person, TokenScope scope, @Nullable Instant lastUsed) {
    }

    /// A token as its owner sees it.
    record Token(UUID id, String name, Kind kind, Instant created, Instant expires, @Nullable Instant lastUsed,
            @Nullable String lastAddress, @Nullable Instant revoked, TokenScope scope) {
    }
}
