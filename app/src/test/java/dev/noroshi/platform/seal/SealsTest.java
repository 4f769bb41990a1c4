package dev.noroshi.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.platform.mail.Entity;
import dev.noroshi.testing.MailKeys;
import dev.noroshi.testing.MailKeys.Odd;
import dev.noroshi.testing.MailKeys.Wish;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pgpainless.PGPainless;
import org.pgpainless.algorithm.EncryptionPurpose;
import org.pgpainless.key.protection.SecretKeyRingProtector;

/// A key is read for what it is, and what is encrypted with it is read by its holder.
class SealsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant NEXT_YEAR = NOW.plus(Duration.ofDays(365));
    private static final String ADDRESS = "Wanda@Example.jp";
    private static final String WORDS = "ポンプ場の制御装置";
    private static final KeyPair RSA = MailKeys.rsa(2048);
    private static final PGPSecretKeyRing PGP = MailKeys.openPgp(ADDRESS, YESTERDAY, Duration.ofDays(400));

    private static Wish ordinary() {
        return Wish.of(ADDRESS, YESTERDAY, NEXT_YEAR);
    }

    private static KeyReading read(KeyPair keys, Wish wish) throws Exception {
        return Seals.read(MailKeys.certificate(keys, wish).getEncoded(), NOW);
    }

    private static Set<KeyFault> faults(KeyReading reading) {
        return reading instanceof KeyReading.Bad(var faults) ? faults : Set.of();
    }

    @Test
    void anOrdinaryCertificateIsGoodWithItsAddressAndEnd() throws Exception {
        assertThat(read(RSA, ordinary())).isInstanceOfSatisfying(KeyReading.Good.class, good -> {
            assertThat(good.key().addresses()).containsExactly("wanda@example.jp");
            assertThat(good.key().until()).isEqualTo(NEXT_YEAR);
            assertThat(good.key().fingerprint()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void aCertificateIsRefusedForWhatIsWrongWithIt() throws Exception {
        assertThat(faults(read(RSA, Wish.of(ADDRESS, YESTERDAY, NOW)))).containsExactly(KeyFault.EXPIRED);
        assertThat(faults(read(RSA, Wish.of(ADDRESS, NOW.plusSeconds(60), NEXT_YEAR))))
                .containsExactly(KeyFault.NOT_YET);
        assertThat(faults(read(RSA, ordinary().usage(KeyUsage.digitalSignature)))).containsExactly(KeyFault.USAGE);
        assertThat(faults(read(RSA, ordinary().but(Odd.FOR_SERVERS)))).containsExactly(KeyFault.USAGE);
        assertThat(faults(read(RSA, ordinary().but(Odd.OF_AN_AUTHORITY)))).containsExactly(KeyFault.USAGE);
        assertThat(faults(read(RSA, ordinary().but(Odd.SIGNED_BY_SHA1)))).containsExactly(KeyFault.WEAK);
        assertThat(faults(read(MailKeys.rsa(1024), ordinary()))).containsExactly(KeyFault.WEAK);
        assertThat(faults(read(MailKeys.rsa(1024), Wish.of(ADDRESS, YESTERDAY, NOW).but(Odd.FOR_SERVERS))))
                .containsExactlyInAnyOrder(KeyFault.WEAK, KeyFault.EXPIRED, KeyFault.USAGE);
    }

    @Test
    void nobodyIsLetGiveAwayTheirPrivateKey() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, "secret".toCharArray());
        store.setKeyEntry("me", RSA.getPrivate(), "secret".toCharArray(),
                new Certificate[]{MailKeys.certificate(RSA, ordinary())});
        var file = new ByteArrayOutputStream();
        store.store(file, "secret".toCharArray());
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(RSA.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        assertThat(Stream.of(file.toByteArray(), pem.getBytes(StandardCharsets.US_ASCII),
                PGPainless.asciiArmor(PGP).getBytes(StandardCharsets.US_ASCII), PGP.getEncoded())
                .map(bytes -> faults(Seals.read(bytes, NOW)))).containsOnly(Set.of(KeyFault.PRIVATE));
    }

    @Test
    void whatIsNoKeyIsSaidToBeNone() {
        for (var text : List.of("", "hello", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxyz\n",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "\u0099\u0001\u0002"))
            assertThat(faults(Seals.read(text.getBytes(StandardCharsets.ISO_8859_1), NOW))).as(text)
                    .containsExactly(KeyFault.UNREADABLE);
    }

    @Test
    void anOpenPgpKeyIsJudgedAsOfTheDay() throws Exception {
        var file = MailKeys.armoured(PGPainless.extractCertificate(PGP));
        assertThat(Seals.read(file, NOW)).isInstanceOfSatisfying(KeyReading.Good.class, good -> {
            assertThat(good.key().addresses()).containsExactly("wanda@example.jp");
            assertThat(good.key().until()).isEqualTo(YESTERDAY.plus(Duration.ofDays(400)));
        });
        assertThat(faults(Seals.read(file, NOW.plus(Duration.ofDays(400))))).containsExactly(KeyFault.EXPIRED);
        assertThat(faults(Seals.read(file, NOW.minus(Duration.ofDays(2))))).containsExactly(KeyFault.NOT_YET);
    }

    @Test
    void anOpenPgpKeyItsHolderRevokedIsKnownAgain() throws Exception {
        var revoked = PGPainless.modifyKeyRing(PGP, Date.from(NOW)).revoke(SecretKeyRingProtector.unprotectedKeys())
                .done();
        assertThat(Seals.read(MailKeys.armoured(PGPainless.extractCertificate(revoked)), NOW.plusSeconds(1)))
                .isEqualTo(new KeyReading.Revoked(
                        HexFormat.of().withUpperCase().formatHex(PGP.getPublicKey().getFingerprint())));
    }

    @Test
    void anOpenPgpKeyForSigningAloneIsRefused() throws Exception {
        var ring = PGPainless.extractCertificate(PGP);
        var primaryOnly = PGPPublicKeyRing.removePublicKey(ring, PGPainless.inspectKeyRing(ring, Date.from(NOW))
                .getEncryptionSubkeys(EncryptionPurpose.ANY).getFirst());
        assertThat(faults(Seals.read(MailKeys.armoured(primaryOnly), NOW))).containsExactly(KeyFault.USAGE);
    }

    @Test
    void whatIsEncryptedWithACertificateIsReadByItsHolder() throws Exception {
        for (var keys : List.of(RSA, MailKeys.curve("secp256r1"), MailKeys.curve("secp521r1"))) {
            var usage = keys == RSA ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement;
            var good = (KeyReading.Good) read(keys, ordinary().usage(usage));
            var sealed = sealed(good.key());
            assertThat(MailKeys.holds(MailKeys.open(base64(sealed.body()), keys),
                    new String(Entity.text(WORDS).body(), StandardCharsets.US_ASCII))).isTrue();
            assertThat(sealed.head()).contains("application/pkcs7-mime; smime-type=enveloped-data");
        }
    }

    @Test
    void whatIsEncryptedWithAnOpenPgpKeyIsReadByItsHolder() throws Exception {
        var good = (KeyReading.Good) Seals.read(MailKeys.armoured(PGPainless.extractCertificate(PGP)), NOW);
        var mail = new String(sealed(good.key()).bytes(), StandardCharsets.US_ASCII);
        assertThat(mail).contains("multipart/encrypted; protocol=\"application/pgp-encrypted\"", "Version: 1");
        var open = MailKeys.open(mail.substring(mail.indexOf("-----BEGIN PGP")).getBytes(StandardCharsets.US_ASCII),
                PGP);
        assertThat(open).isEqualTo(Entity.text(WORDS).bytes());
    }

    @ParameterizedTest
    @EnumSource(Medium.class)
    void whatCannotBeEncryptedIsNotHandedBack(Medium medium) {
        assertThat(Seals.encrypt(Entity.text(WORDS), medium, new byte[]{1, 2, 3}, NOW))
                .isInstanceOf(Sealed.Failed.class);
    }

    @Test
    void anExpiredOpenPgpKeyEncryptsNothing() throws Exception {
        assertThat(Seals.encrypt(Entity.text(WORDS), Medium.OPENPGP,
                PGPainless.extractCertificate(PGP).getEncoded(), NOW.plus(Duration.ofDays(500))))
                .isInstanceOf(Sealed.Failed.class);
    }

    @Test
    void whatIsSignedIsGoneOutByteForByte() throws Exception {
        var part = Entity.text(WORDS);
        var signed = ((Sealed.Done) signer().sign(part, NOW)).entity();
        var mail = new String(signed.bytes(), StandardCharsets.US_ASCII);
        var signature = mail.substring(mail.indexOf("\r\n\r\n", mail.indexOf("smime.p7s")) + 4,
                mail.lastIndexOf("\r\n--"));
        var data = new CMSSignedData(new CMSProcessableByteArray(part.bytes()),
                base64(signature.getBytes(StandardCharsets.US_ASCII)));
        var info = data.getSignerInfos().getSigners().iterator().next();
        assertThat(info.verify(new JcaSimpleSignerInfoVerifierBuilder().build(MailKeys.certificate(RSA, ordinary()))))
                .isTrue();
        assertThat(mail).contains(new String(part.bytes(), StandardCharsets.US_ASCII));
    }

    /// The programs most people have.
    @Test
    void openSslAndGnuPgReadWhatWeWrite(@TempDir Path folder) throws Exception {
        var pem = folder.resolve("key.pem");
        Files.writeString(pem, "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(RSA.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
        var mail = folder.resolve("mail.eml");
        var part = ((Sealed.Done) signer().sign(Entity.text(WORDS), NOW)).entity();
        var key = ((KeyReading.Good) read(RSA, ordinary())).key();
        var sealed = ((Sealed.Done) Seals.encrypt(part, key.medium(), key.encoded(), NOW)).entity();
        Files.write(mail, ("MIME-Version: 1.0\r\n" + new String(sealed.bytes(),
                StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII));
        var text = Base64.getEncoder().encodeToString(WORDS.getBytes(StandardCharsets.UTF_8));
        if (isThere("openssl"))
            assertThat(said(folder, "openssl", "smime", "-decrypt", "-in", mail.toString(),
                    "-inkey", pem.toString())).contains(text);
        if (!isThere("gpg")) return;
        // the key of the test is younger or older than the machine's clock says; one of a year ago is good either way
        var holder = MailKeys.openPgp(ADDRESS, Instant.parse("2024-01-01T00:00:00Z"), null);
        var home = Files.createDirectory(folder.resolve("g"),
                PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rwx------")));
        Files.write(folder.resolve("secret.asc"),
                PGPainless.asciiArmor(holder).getBytes(StandardCharsets.US_ASCII));
        said(folder, "gpg", "--homedir", home.toString(), "--batch", "--import",
                folder.resolve("secret.asc").toString());
        var pgp = ((Sealed.Done) Seals.encrypt(Entity.text(WORDS), Medium.OPENPGP,
                PGPainless.extractCertificate(holder).getEncoded(), NOW)).entity();
        var body = new String(pgp.bytes(), StandardCharsets.US_ASCII);
        Files.writeString(folder.resolve("mail.asc"),
                body.substring(body.indexOf("-----BEGIN PGP"), body.indexOf("-----END PGP MESSAGE-----") + 26));
        assertThat(said(folder, "gpg", "--homedir", home.toString(), "--batch", "--quiet", "--decrypt",
                folder.resolve("mail.asc").toString())).contains(text);
        said(folder, "gpgconf", "--homedir", home.toString(), "--kill", "all");
    }

    private static boolean isThere(String program) {
        return Stream.of("/usr/bin/", "/usr/local/bin/").map(Path::of)
                .anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
    }

    private static String said(Path folder, String... command) throws Exception {
        var out = folder.resolve("said");
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out, StandardCharsets.ISO_8859_1);
    }

    private static Signer signer() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, "secret".toCharArray());
        store.setKeyEntry("centre", RSA.getPrivate(), "secret".toCharArray(),
                new Certificate[]{MailKeys.certificate(RSA, ordinary())});
        return Signer.of(store, null, "secret");
    }

    private static Entity sealed(PublicKey key) {
        var done = Seals.encrypt(Entity.text(WORDS), key.medium(), key.encoded(), NOW);
        assertThat(done).isInstanceOf(Sealed.Done.class);
        var entity = ((Sealed.Done) done).entity();
        assertThat(MailKeys.holds(entity.bytes(), WORDS)).isFalse();
        return entity;
    }

    private static byte[] base64(byte[] lines) {
        return Base64.getMimeDecoder().decode(lines);
    }
}
