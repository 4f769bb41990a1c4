package dev.noroshi.access;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The passkeys of all people, as Spring Security's WebAuthn wants them.
@Component
@Crossing("whose passkey is shown, before anybody is known")
class PasskeyRows implements UserCredentialRepository {

    private final JdbcClient jdbc;
    private final PasskeyOwners owners;
    private final Clock clock;

    PasskeyRows(JdbcClient jdbc, PasskeyOwners owners, Clock clock) {
        this.jdbc = jdbc;
        this.owners = owners;
        this.clock = clock;
    }

    /// A passkey as its owner sees it.
    record Passkey(UUID id, String name, Instant created, @Nullable Instant lastUsed) {
    }

    List<Passkey> of(PersonId person) {
        return jdbc
                .sql("select id, name, created, last_used from access.passkey where person = :person order by created")
                .param("person", person.value())
                .query((row, n) -> new Passkey(row.getObject("id", UUID.class), row.getString("name"),
                        Moments.of(row, "created"), Moments.orNull(row, "last_used")))
                .list();
    }

    /// @return whether the person had such a passkey
    @Transactional
    boolean remove(PersonId person, UUID id) {
        return jdbc.sql("delete from access.passkey where id = :id and person = :person").param("id", id)
                .param("person", person.value()).update() == 1;
    }

    @Override
    @Transactional
    public void delete(Bytes credential) {
        jdbc.sql("delete from access.passkey where credential = :credential").param("credential", credential.getBytes())
                .update();
    }

    @Override
    @Transactional
    public void save(CredentialRecord passkey) {
        var person = owners.owner(passkey.getUserEntityUserId()).orElseThrow();
        jdbc.sql("""
                insert into access.passkey (id, person, name, credential, public_key, signatures, uv_initialized,
                                            backup_eligible, backup_state, transports, attestation, client_data, created)
                values (:id, :person, :name, :credential, :key, :signatures, :uv, :eligible, :backup, :transports,
                        :attestation, :data, :now)
                on conflict (credential) do update
                set signatures = :signatures, uv_initialized = :uv, backup_state = :backup, last_used = :now
                where passkey.person = :person""").param("id", UUID.randomUUID()).param("person", person.value())
                .param("name", passkey.getLabel()).param("credential", passkey.getCredentialId().getBytes())
                .param("key", passkey.getPublicKey().getBytes()).param("signatures", passkey.getSignatureCount())
                .param("uv", passkey.isUvInitialized()).param("eligible", passkey.isBackupEligible())
                .param("backup", passkey.isBackupState())
                .param("transports", passkey.getTransports().stream().map(AuthenticatorTransport::getValue).sorted()
                        .toArray(String[]::new))
                .param("attestation", Objects.requireNonNull(passkey.getAttestationObject()).getBytes())
                .param("data", Objects.requireNonNull(passkey.getAttestationClientDataJSON()).getBytes())
                .param("now", OffsetDateTime.now(clock)).update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(CREDENTIALS + "where k.credential = :credential").param("credential", credential.getBytes())
                .query(PasskeyRows::credential).optional().orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(CREDENTIALS + "where o.handle = :handle order by k.created")
                .param("handle", handle.getBytes()).query(PasskeyRows::credential).list();
    }

    private static final String CREDENTIALS = """
            select k.*, o.handle
            from access.passkey k
            join access.passkey_owner o on o.person = k.person
            """;

    private static CredentialRecord credential(ResultSet row, int n) throws SQLException {
        var created = Moments.of(row, "created");
        var used = Moments.orNull(row, "last_used");
        var transports = Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf).collect(Collectors.toSet());
        return ImmutableCredentialRecord.builder().credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signatures")).uvInitialized(row.getBoolean("uv_initialized"))
                .transports(transports).backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .label(row.getString("name")).created(created)
                .lastUsed(used == null ? created : used).build();
    }
}
