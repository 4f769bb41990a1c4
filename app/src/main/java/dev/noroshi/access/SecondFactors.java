package dev.noroshi.access;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.kernel.PersonId;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people show besides a password: codes of an app, recovery codes, codes by mail. Passkeys are kept by
/// [PasskeyRows].
@Component
@Crossing("what somebody shows besides a password, before they are in")
class SecondFactors {

    /// How long a code sent by mail is good for.
    static final Duration MAIL_VALID = Duration.ofMinutes(10);
    private static final Duration MAIL_EVERY = Duration.ofMinutes(1);
    private static final int MAIL_DIGITS = 8;
    private static final int SECRET_BYTES = 20; // RFC 4226, section 4: 160 bits are recommended
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_GROUPS = 4;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecretBox box;
    private final CodePost post;
    private final Posts posts;
    private final Requirement requirement;

    SecondFactors(JdbcClient jdbc, Clock clock, SecretBox box, CodePost post, Posts posts,
            Requirement requirement) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.box = box;
        this.post = post;
        this.posts = posts;
        this.requirement = requirement;
    }

    /// What a person has set up.
    ///
    /// @param app whether an authenticator app gives codes
    /// @param passkeys how many
    /// @param recoveryCodes how many are left
    /// @param mail whether codes may be sent
    record Set(boolean app, int passkeys, int recoveryCodes, boolean mail) {

        /// Whether a second factor is asked of them. A recovery code alone is none: it stands in for one.
        boolean any() {
            return app || passkeys > 0 || mail;
        }

        /// Whether what they have suffices where a second factor is compulsory. Mail does not: whoever reads the mailbox
        /// may have the password from there (NIST SP 800-63B-4, 3.1.3.1).
        boolean strong() {
            return app || passkeys > 0;
        }
    }

    Set of(PersonId person) {
        return jdbc.sql("""
                select exists(select from access.totp where person = :person and confirmed is not null) as app,
                       (select count(*) from access.passkey where person = :person) as passkeys,
                       (select count(*) from access.recovery_code where person = :person and used is null) as codes,
                       exists(select from access.account where person = :person and mail_codes) as mail""")
                .param("person", person.value()).query((row, n) -> new Set(row.getBoolean("app"),
                        row.getInt("passkeys"), row.getInt("codes"), row.getBoolean("mail") && canMail(person)))
                .single();
    }

    /// A new secret for an app, which counts once a code of it was right. Never touches one that counts already.
    @Transactional
    void beginApp(PersonId person) {
        jdbc.sql("""
                insert into access.totp (person, secret, created) values (:person, :secret, :now)
                on conflict (person) do nothing""").param("person", person.value())
                .param("secret", box.seal(Secrets.bytes(SECRET_BYTES), person.value())).param("now", now()).update();
    }

    /// The secret that waits for its first code.
    Optional<byte[]> begunApp(PersonId person) {
        return jdbc.sql("select secret from access.totp where person = :person and confirmed is null")
                .param("person", person.value()).query(byte[].class).optional()
                .map(sealed -> box.open(sealed, person.value()));
    }

    /// Whether the code was right: from now on the app counts.
    @Transactional
    boolean confirmApp(PersonId person, String code) {
        return useStep(person, code, "confirmed is null", "confirmed = coalesce(confirmed, :now)");
    }

    @Transactional
    void removeApp(PersonId person) {
        jdbc.sql("delete from access.totp where person = :person").param("person", person.value()).update();
    }

    /// Whether it is a code of the app, of the mail or of the recovery sheet; each is good once.
    @Transactional
    boolean use(PersonId person, String typed) {
        var code = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        // one after the other, whatever came of the one before: the time must not tell which kinds there are
        var app = useStep(person, code, "confirmed is not null", "confirmed = confirmed");
        var mail = useMail(person, code);
        return app | mail | useRecovery(person, code);
    }

    private boolean useStep(PersonId person, String code, String which, String what) {
        return jdbc.sql("select secret from access.totp where person = :person and " + which)
                .param("person", person.value()).query(byte[].class).optional()
                .map(sealed -> Totp.stepOf(box.open(sealed, person.value()), code.replaceAll("\\s", ""),
                        clock.instant()))
                .filter(step -> step.isPresent() && jdbc.sql("update access.totp set last_step = :step, " + what
                        + " where person = :person and last_step < :step")
                        .param("step", step.getAsLong()).param("person", person.value()).param("now", now())
                        .update() == 1)
                .isPresent();
    }

    private boolean useMail(PersonId person, String code) {
        var hash = Sha256.of(person + " " + code);
        var kept = jdbc.sql("select hash from access.mail_code where person = :person and expires > :now")
                .param("person", person.value()).param("now", now()).query(byte[].class).optional();
        if (kept.isEmpty() || !MessageDigest.isEqual(kept.get(), hash)) return false;
        return jdbc.sql("delete from access.mail_code where person = :person and hash = :hash")
                .param("person", person.value()).param("hash", hash).update() == 1;
    }

    private boolean useRecovery(PersonId person, String code) {
        return jdbc.sql("""
                update access.recovery_code set used = :now
                where person = :person and hash = :hash and used is null""").param("now", now())
                .param("person", person.value()).param("hash", Sha256.of(code)).update() == 1;
    }

    /// New recovery codes; those before are worth nothing any more. They are in the answer and nowhere else.
    @Transactional
    List<String> newRecoveryCodes(PersonId person) {
        jdbc.sql("delete from access.recovery_code where person = :person").param("person", person.value()).update();
        var codes = new ArrayList<String>();
        for (var n = 0; n < RECOVERY_CODES; n++) {
            var code = Secrets.groups(RECOVERY_GROUPS);
            codes.add(code);
            jdbc.sql("insert into access.recovery_code (person, hash) values (:person, :hash)")
                    .param("person", person.value()).param("hash", Sha256.of(code.replace("-", ""))).update();
        }
        return codes;
    }

    /// Whether codes could be sent: there is a mail server, the registry knows an address, and the person may do without a
    /// second factor. Whoever must have one gets none by mail, also when their role changed after they chose it.
    boolean canMail(PersonId person) {
        return post.works() && posts.of(person)
                .filter(held -> held.email() != null && !requirement.holds(held)).isPresent();
    }

    @Transactional
    void wantMail(PersonId person, boolean wanted) {
        jdbc.sql("update access.account set mail_codes = :wanted where person = :person").param("wanted", wanted)
                .param("person", person.value()).update();
    }

    /// Sends a code to those who want it, at most one in a minute; whoever asks is told the same in any case.
    void mail(PersonId person) {
        if (!of(person).mail()) return;
        var held = posts.of(person).orElseThrow();
        var address = held.email();
        var code = Secrets.digits(MAIL_DIGITS);
        if (address == null || !keepMailCode(person, code)) return;
        post.send(address, held.language(), code, MAIL_VALID);
    }

    private boolean keepMailCode(PersonId person, String code) {
        return jdbc.sql("""
                insert into access.mail_code (person, hash, sent, expires) values (:person, :hash, :now, :expires)
                on conflict (person) do update set hash = :hash, sent = :now, expires = :expires
                where mail_code.sent <= :before""").param("person", person.value())
                .param("hash", Sha256.of(person + " " + code)).param("now", now())
                .param("expires", now().plus(MAIL_VALID)).param("before", now().minus(MAIL_EVERY)).update() == 1;
    }

    /// Takes everything away, for somebody who lost it.
    @Transactional
    void reset(PersonId person) {
        for (var table : List.of("totp", "recovery_code", "mail_code", "passkey"))
            jdbc.sql("delete from access." + table + " where person = :person").param("person", person.value())
                    .update();
        wantMail(person, false);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
