package dev.noroshi.access;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Links with which people choose their password, for the first time or anew. Each works once.
@Component
@Crossing("whom a link was made for, before anybody is known")
class Invitations {

    /// How long a link is good for.
    static final Duration VALID = Duration.ofDays(3);
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A new secret for the person; one given out before is worth nothing any more.
    @Transactional
    String make(PersonId person) {
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.bytes(SECRET_BYTES));
        jdbc.sql("""
                insert into access.invitation (hash, person, created, expires) values (:hash, :person, :now, :expires)
                on conflict (person) do update set hash = :hash, created = :now, expires = :expires""")
                .param("hash", Sha256.of(secret)).param("person", person.value()).param("now", now())
                .param("expires", now().plus(VALID)).update();
        return secret;
    }

    /// Whom the link was made for; empty when it is unknown, used or too old.
    Optional<PersonId> of(String secret) {
        return jdbc.sql("select person from access.invitation where hash = :hash and expires > :now")
                .param("hash", Sha256.of(secret)).param("now", now()).query(Long.class).optional()
                .map(PersonId::new);
    }

    /// @return whether it was still there: of two at once, one uses it
    @Transactional
    boolean use(String secret) {
        return jdbc.sql("delete from access.invitation where hash = :hash and expires > :now")
                .param("hash", Sha256.of(secret)).param("now", now()).update() == 1;
    }

    boolean isOpen(PersonId person) {
        return jdbc.sql("select exists(select from access.invitation where person = :person and expires > :now)")
                .param("person", person.value()).param("now", now()).query(Boolean.class).single();
    }

    @Transactional
    void withdraw(PersonId person) {
        jdbc.sql("delete from access.invitation where person = :person").param("person", person.value()).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
