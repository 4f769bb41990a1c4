package dev.noroshi.access;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which account at an organisation's own sign-in service stands for whom.
@Component
@Crossing("who an account elsewhere stands for, before anybody is known")
class Identities {

    private final JdbcClient jdbc;
    private final Clock clock;

    Identities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// An account elsewhere: who issues it, and what the issuer calls it.
    record Identity(String issuer, String subject) {
    }

    Optional<PersonId> person(Identity identity) {
        return jdbc.sql("select person from access.identity where issuer = :issuer and subject = :subject")
                .param("issuer", identity.issuer).param("subject", identity.subject).query(Long.class).optional()
                .map(PersonId::new);
    }

    List<Identity> of(PersonId person) {
        return jdbc.sql("select issuer, subject from access.identity where person = :person order by created, issuer")
                .param("person", person.value())
                .query((row, n) -> new Identity(row.getString("issuer"), row.getString("subject"))).list();
    }

    /// @return whether it stands for this person now; not when it stands for another already
    @Transactional
    boolean bind(PersonId person, Identity identity) {
        jdbc.sql("""
                insert into access.identity (issuer, subject, person, created) values (:issuer, :subject, :person, :now)
                on conflict do nothing""").param("issuer", identity.issuer).param("subject", identity.subject)
                .param("person", person.value()).param("now", OffsetDateTime.now(clock)).update();
        return person(identity).filter(person::equals).isPresent();
    }

    /// @return whether the person had it
    @Transactional
    boolean release(PersonId person, Identity identity) {
        return jdbc.sql("""
                delete from access.identity
                where issuer = :issuer and subject = :subject and person = :person""").param("issuer", identity.issuer)
                .param("subject", identity.subject).param("person", person.value()).update() == 1;
    }
}
