package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.delivery.Carried;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.Notices;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.seal.Medium;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.delivery.ParcelId;
import java.util.UUID;
import dev.noroshi.testing.MailKeys;
import dev.noroshi.testing.MailKeys.Wish;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pgpainless.PGPainless;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// What a parcel carries goes out by mail to nobody but the person who may read it, and never in clear text.
@Import(SealedMailTest.Room.class)
class SealedMailTest extends TellingPeople {

    private static final String BODY = "水位計の値が書き換えられた";
    private static final KeyPair KEYS = MailKeys.rsa(2048);
    private static final Set<Tlp> BY_MAIL = Set.of(Tlp.AMBER, Tlp.GREEN, Tlp.CLEAR);

    @Autowired
    Keys keys;
    @Autowired
    Composing composing;
    @Autowired
    Contents contents;
    @Autowired
    AddressBook addresses;
    @Autowired
    KeyWatch watch;
    @Autowired
    Notices notices;
    Person wanda;
    Caller caller;
    Caller manager;
    PGPSecretKeyRing openPgp;

    /// Writes out whatever the reader may see, and the same as a file.
    @TestConfiguration
    static class Room {
        @Bean
        Carried tested() {
            return new Carried() {
                @Override
                public Set<String> tasks() {
                    return Set.of("test.read");
                }

                @Override
                public Optional<Written> write(Caller reader, Parcel parcel) {
                    return Optional.of(new Written(parcel.tlp(), BODY, List.of(new Attached("paper.txt",
                            "text/plain; charset=UTF-8", BODY.getBytes(StandardCharsets.UTF_8)))));
                }
            };
        }
    }

    /// How somebody stands with their key.
    enum KeyState {
        NONE, GOOD, ENDING, EXPIRED, REVOKED, WRONG_USAGE, BROKEN
    }

    @BeforeEach
    void noKeys() {
        jdbc.sql("delete from channel.key").update();
        jdbc.sql("delete from channel.message").update();
        clock.set(FRIDAY_NOON);
        wanda = directory.personByLogin("wanda.naomi").orElseThrow();
        caller = new Caller(wanda.id(), wanda.organisation(), operator.actorClass(), Role.ofCode(wanda.role()),
                wanda.language());
        manager = new Caller(wanda.id(), wanda.organisation(), operator.actorClass(), Role.OPERATOR_MANAGER,
                wanda.language());
        openPgp = MailKeys.openPgp(address(), FRIDAY_NOON.minus(Duration.ofDays(10)), Duration.ofDays(100));
    }

    private String address() {
        return Objects.requireNonNull(wanda.email());
    }

    /// Hands over a parcel this test's room speaks for.
    private void handCarried(Tlp tlp) {
        hand(Importance.ATTENTION, tlp, "test.read");
    }

    @ParameterizedTest
    @EnumSource(Medium.class)
    void byExhaustionNoClearTextHoldsContentAndOnlyWhoMayReadItIsSentIt(Medium medium) throws Exception {
        var checked = 0;
        for (var state : KeyState.values())
            for (var tlp : Tlp.values()) {
                noKeys();
                put(medium, state);
                read();
                handCarried(tlp);
                dispatcher.goRound();
                var mine = mailTo(address());
                for (var mail : mails()) {
                    assertThat(everything(mail)).as("%s %s", state, tlp).doesNotContain(BODY, SECRET,
                            Base64.getEncoder().encodeToString(BODY.getBytes(StandardCharsets.UTF_8)));
                    checked++;
                }
                var isSealed = state == KeyState.GOOD || state == KeyState.ENDING;
                assertThat(isEncrypted(mine)).as("%s %s", state, tlp).isEqualTo(isSealed);
                if (isSealed)
                    assertThat(open(medium, mine).contains(BODY)).as("%s %s", state, tlp)
                            .isEqualTo(BY_MAIL.contains(tlp));
                assertThat(mine.getSubject()).contains(tlp.label()).doesNotContain(BODY, SECRET);
                assertThat(cause()).as("%s %s", state, tlp).isEqualTo(expected(state));
            }
        assertThat(checked).isGreaterThanOrEqualTo(KeyState.values().length * Tlp.values().length);
    }

    private static Optional<String> expected(KeyState state) {
        return switch (state) {
            case NONE, GOOD, ENDING, WRONG_USAGE -> Optional.empty();
            case EXPIRED -> Optional.of("KEY_EXPIRED");
            case REVOKED -> Optional.of("KEY_REVOKED");
            case BROKEN -> Optional.of("KEY_UNUSABLE");
        };
    }

    private Optional<String> cause() {
        return jdbc.sql("""
                select s.cause from channel.sealing s join channel.message m on m.id = s.message
                where m.person = :person and s.cause is not null""").param("person", wanda.id().value())
                .query(String.class).optional();
    }

    private void put(Medium medium, KeyState state) throws Exception {
        switch (state) {
            case NONE -> {
            }
            case GOOD -> enter(medium, Duration.ofDays(90));
            case ENDING -> enter(medium, Duration.ofDays(20));
            case EXPIRED -> {
                enter(medium, Duration.ofHours(1));
                clock.advance(Duration.ofHours(1));
            }
            case REVOKED -> {
                enter(medium, Duration.ofDays(90));
                assertThat(keys.revoke(caller, keys.own(caller).getFirst().id())).isTrue();
            }
            case WRONG_USAGE -> assertThat(keys.enter(caller, self(), certificate(Duration.ofDays(90),
                    KeyUsage.digitalSignature))).isInstanceOf(Keys.Entered.Wrong.class);
            case BROKEN -> {
                enter(medium, Duration.ofDays(90));
                jdbc.sql("update channel.key set encoded = '\\x0102'").update();
            }
        }
    }

    private void enter(Medium medium, Duration lasts) throws Exception {
        if (medium == Medium.OPENPGP)
            openPgp = MailKeys.openPgp(address(), clock.instant().minusSeconds(3600), lasts.plusSeconds(3600));
        assertThat(keys.enter(caller, self(), medium == Medium.SMIME
                ? certificate(lasts, KeyUsage.keyEncipherment)
                : MailKeys.armoured(PGPainless.extractCertificate(openPgp)))).isEqualTo(new Keys.Entered.Done());
    }

    private byte[] certificate(Duration lasts, int usage) throws CertificateEncodingException {
        return MailKeys.certificate(KEYS, Wish.of(address(), clock.instant().minusSeconds(3600),
                clock.instant().plus(lasts)).usage(usage)).getEncoded();
    }

    private Party self() {
        return new Party(wanda.organisation(), wanda.id());
    }

    private static boolean isEncrypted(MimeMessage mail) throws Exception {
        return mail.getContentType().matches("(?s)application/pkcs7-mime;.*|multipart/encrypted;.*");
    }

    /// The mail as it went out, and its parts with their transfer encoding undone.
    private static String everything(MimeMessage mail) throws Exception {
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        var decoded = mail.getContentType().startsWith("text/plain") ? mail.getContent().toString() : "";
        return mail.getSubject() + raw.toString(StandardCharsets.UTF_8) + decoded;
    }

    /// What its holder reads, transfer encodings undone.
    private String open(Medium medium, MimeMessage mail) throws Exception {
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        var text = raw.toString(StandardCharsets.US_ASCII);
        var inside = switch (medium) {
            case SMIME -> MailKeys.open(Base64.getMimeDecoder().decode(text.substring(text.indexOf("\r\n\r\n") + 4)),
                    KEYS);
            case OPENPGP -> MailKeys.open(text.substring(text.indexOf("-----BEGIN PGP"))
                    .getBytes(StandardCharsets.US_ASCII), openPgp);
        };
        var parts = new StringBuilder();
        for (var part : new String(inside, StandardCharsets.US_ASCII).split("\r\n--=_"))
            if (part.contains("base64\r\n\r\n"))
                parts.append(new String(Base64.getMimeDecoder()
                        .decode(part.substring(part.indexOf("base64\r\n\r\n") + 10)), StandardCharsets.UTF_8));
        return parts.toString();
    }

    private static MimeMessage mailTo(String address) throws Exception {
        var found = new ArrayList<MimeMessage>();
        for (var mail : mails())
            if (recipients(List.of(mail)).contains(address)) found.add(mail);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aDeskIsSentNoContentWhateverTheMarking() throws Exception {
        for (var tlp : Tlp.values()) {
            noKeys();
            enter(Medium.SMIME, Duration.ofDays(90));
            handCarried(tlp);
            var desk = Party.desk(operator.id());
            var composed = composing.compose(List.of(asIfTo(desk, mine())), Map.of(desk, keys.own(caller)));
            assertThat(composed.body().head()).contains("enveloped-data");
            assertThat(new String(MailKeys.open(Base64.getMimeDecoder().decode(composed.body().body()), KEYS),
                    StandardCharsets.US_ASCII)).doesNotContain("multipart/mixed").contains("text/plain");
        }
    }

    @Test
    void whoMayNotReadItIsSentNoContentThoughTheirKeyIsGood() throws Exception {
        enter(Medium.SMIME, Duration.ofDays(90));
        handCarried(Tlp.GREEN);
        var message = mine();
        assertThat(contents.of(message)).isPresent();
        assertThat(contents.of(asIfTo(new Party(ministry.id(), wanda.id()), message))).isEmpty();
        var ofMinistry = addresses.people(List.of(ministry.id()), LocalDate.now(clock)).values().iterator().next()
                .getFirst();
        assertThat(contents.of(asIfTo(new Party(ministry.id(), ofMinistry.id()), message))).isEmpty();
    }

    private Message mine() {
        planner.plan(2_000);
        return messages.claim(Means.MAIL, 100, Duration.ofMinutes(2)).stream()
                .filter(each -> self().equals(each.to())).findFirst().orElseThrow();
    }

    private static Message asIfTo(Party to, Message message) {
        return new Message(message.id(), message.parcel(), message.reason(), message.step(), to, message.means(),
                message.address(), message.language(), message.pace(), message.occasion(), message.tlp(),
                message.importance(), message.number(), message.task(), message.link(), message.createdAt(),
                message.dueAt(), message.triedSince(), message.attempts());
    }

    @Test
    void aKeyForAnotherAddressIsNotTaken() throws Exception {
        var other = MailKeys.certificate(KEYS, Wish.of("other@example.jp", clock.instant().minusSeconds(3600),
                clock.instant().plus(Duration.ofDays(90)))).getEncoded();
        assertThat(keys.enter(caller, self(), other)).isEqualTo(new Keys.Entered.Wrong(
                List.of(Problem.of("key", "channel.key.address", address()))));
        assertThat(keys.own(caller)).isEmpty();
    }

    @Test
    void nobodyButWhoArrangesTheDeskSeesToTheKeysOfOthers() throws Exception {
        var file = certificate(Duration.ofDays(90), KeyUsage.keyEncipherment);
        var colleague = new Caller(new PersonId(wanda.id().value() + 100_000), operator.id(),
                operator.actorClass(), Role.OPERATOR_REPORTER, wanda.language());
        assertThat(keys.enter(colleague, self(), file)).isEqualTo(new Keys.Entered.Forbidden());
        assertThat(keys.enter(manager, self(), file)).isEqualTo(new Keys.Entered.Done());
        assertThat(keys.revoke(colleague, keys.own(caller).getFirst().id())).isFalse();
        assertThat(keys.enter(manager, new Party(ministry.id(), null), file)).isEqualTo(new Keys.Entered.Forbidden());
    }

    @Test
    void aRevokedKeyIsNotTakenAgain() throws Exception {
        var file = certificate(Duration.ofDays(90), KeyUsage.keyEncipherment);
        keys.enter(caller, self(), file);
        keys.revoke(caller, keys.own(caller).getFirst().id());
        assertThat(keys.enter(caller, self(), file)).isEqualTo(new Keys.Entered.Wrong(
                List.of(Problem.of("key", "channel.key.REVOKED"))));
    }

    @Test
    void theEndOfAKeyIsToldThirtyAndSevenDaysBeforeAndWhenItHasComeAndOnceEach() throws Exception {
        enter(Medium.SMIME, Duration.ofDays(90));
        read();
        for (var told : List.of(List.of(59, 0), List.of(60, 1), List.of(61, 0), List.of(83, 1), List.of(84, 0),
                List.of(90, 1), List.of(95, 0))) {
            clock.set(FRIDAY_NOON.plus(Duration.ofDays(told.getFirst())));
            watch.goRound();
            dispatcher.goRound();
            assertThat(recipients().stream().filter(address()::equals).count()).as("day " + told.getFirst())
                    .isEqualTo((long) told.getLast());
            assertThat(mails()).allSatisfy(mail -> assertThat(subject(mail)).contains("期限"));
            read();
        }
    }

    @Test
    void whoHasANewKeyIsNotToldOfTheEndOfTheOldOne() throws Exception {
        enter(Medium.SMIME, Duration.ofDays(40));
        enter(Medium.OPENPGP, Duration.ofDays(200));
        read();
        clock.advance(Duration.ofDays(35));
        watch.goRound();
        dispatcher.goRound();
        assertThat(mails()).isEmpty();
    }

    @Test
    void whatComesOfAMailIsKnownToWhoAsksAfterTheParcel() throws Exception {
        put(Medium.SMIME, KeyState.EXPIRED);
        handCarried(Tlp.AMBER);
        dispatcher.goRound();
        var parcel = jdbc.sql("select parcel from channel.message where person = :person")
                .param("person", wanda.id().value()).query(UUID.class).list().getFirst();
        var id = new ParcelId(parcel);
        assertThat(notices.of(List.of(id))).hasEntrySatisfying(id,
                fate -> assertThat(fate.unsealed()).isEqualTo("KEY_EXPIRED"));
        assertThat(text(mailTo(address()))).contains("暗号化せずに送りました");
    }
}
