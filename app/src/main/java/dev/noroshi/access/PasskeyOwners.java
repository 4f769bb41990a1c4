package dev.noroshi.access;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.kernel.PersonId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The handles under which authenticators know people, as Spring Security's WebAuthn wants them: random, so that they say
/// nothing of the person. To the library a person's name is their number.
@Component
@Crossing("whom an authenticator knows, before anybody is known")
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private static final int HANDLE_BYTES = 32;

    private final JdbcClient jdbc;

    PasskeyOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The person an authenticator knows under the handle.
    Optional<PersonId> owner(Bytes handle) {
        return jdbc.sql("select person from access.passkey_owner where handle = :handle")
                .param("handle", handle.getBytes()).query(Long.class).optional().map(PersonId::new);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return owner(handle).map(this::entity).orElse(null);
    }

    /// Gives the person a handle when they have none, so that the library never has to make one.
    @Override
    @Transactional
    public PublicKeyCredentialUserEntity findByUsername(String number) {
        var person = new PersonId(Long.parseLong(number));
        keep(person, Secrets.bytes(HANDLE_BYTES));
        return entity(person);
    }

    /// For an entity the library made itself, whose name is the number. A person who has a handle keeps it: their
    /// authenticators know them by it.
    @Override
    @Transactional
    public void save(PublicKeyCredentialUserEntity entity) {
        keep(new PersonId(Long.parseLong(entity.getName())), entity.getId().getBytes());
    }

    private void keep(PersonId person, byte[] handle) {
        jdbc.sql("insert into access.passkey_owner (person, handle) values (:person, :handle) on conflict do nothing")
                .param("person", person.value()).param("handle", handle).update();
    }

    /// Takes the handle away with all passkeys registered under it.
    @Override
    @Transactional
    public void delete(Bytes handle) {
        owner(handle).ifPresent(person -> {
            jdbc.sql("delete from access.passkey where person = :person").param("person", person.value()).update();
            jdbc.sql("delete from access.passkey_owner where person = :person").param("person", person.value())
                    .update();
        });
    }

    /// The authenticator shows the login, so that who has several accounts can tell them apart.
    private PublicKeyCredentialUserEntity entity(PersonId person) {
        return jdbc.sql("""
                select o.handle, a.login
                from access.passkey_owner o
                join access.account a on a.person = o.person
                where o.person = :person""").param("person", person.value())
                .query((row, n) -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(new Bytes(row.getBytes("handle")))
                        .name(row.getString("login")).displayName(row.getString("login")).build())
                .single();
    }
}
