package dev.noroshi.mailin;

import static dev.noroshi.mailin.Written.XLSX;
import static dev.noroshi.mailin.Written.resource;
import static dev.noroshi.mailin.Written.withFile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Language;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A signature is worth what it signs.
@NoroshiTest
@Import(SignedMailTest.NameServer.class)
@TestPropertySource(properties = {"noroshi.test=signed-mail", "noroshi.channel.rounds=false",
        "noroshi.mail-in.sender=SIGNATURE", "noroshi.mail-in.dkim-lookup=true"})
class SignedMailTest {

    private static final byte[] FORM = resource("/forms/report-form-example.xlsx");
    private static final KeyPair DOMAIN = keys();

    @Autowired
    ApplicationContext program;
    @Autowired
    MailDoor door;
    @Autowired
    MailRows rows;
    @Autowired
    Certificates certificates;
    @Autowired
    Directory directory;
    @Autowired
    Clock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    Caller wanda;
    String address;

    /// Knows one domain.
    @TestConfiguration
    static class NameServer {
        @Bean
        PublicKeyRecordRetriever keys() {
            return (method, selector, domain) -> domain.toString().equals("shionagi-tel.example.jp")
                    ? List.of(
                            "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(DOMAIN.getPublic().getEncoded()))
                    : List.of();
        }
    }

    @BeforeEach
    void quiet() {
        new FrontDoor(program, port);
        var person = directory.personByLogin("wanda.naomi").orElseThrow();
        wanda = new Caller(person.id(), person.organisation(), ActorClass.OPERATOR, Role.OPERATOR_REPORTER,
                Language.JA);
        address = java.util.Objects.requireNonNull(person.email());
        jdbc.sql("delete from mailin.reply").update();
        jdbc.sql("delete from mailin.mail").update();
        jdbc.sql("delete from mailin.certificate").update();
    }

    @Test
    void whereSignaturesAreAskedForAnAddressAloneIsNotEnough() {
        door.take(withFile(address, "", XLSX, "情報連絡様式.xlsx", FORM), Way.SMTP);
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNPROVEN);
    }

    @Test
    void aMailSignedWithTheCertificateOnFileIsBelieved() throws Exception {
        var keys = keys();
        var certificate = certificate(keys);
        assertThat(certificates.enter(wanda, certificate.getEncoded())).isEmpty();
        door.take(signed(keys, certificate, false), Way.SMTP);
        assertThat(only().state()).isEqualTo(MailState.DRAFTED);
        assertThat(only().proof()).isEqualTo(Proof.SIGNATURE);
    }

    @Test
    void aMailChangedAfterItWasSignedIsNot() throws Exception {
        var keys = keys();
        var certificate = certificate(keys);
        certificates.enter(wanda, certificate.getEncoded());
        var changed = new String(signed(keys, certificate, false), StandardCharsets.ISO_8859_1)
                .replace("text/plain; charset=ISO-2022-JP", "text/plain; charset=UTF-8");
        door.take(changed.getBytes(StandardCharsets.ISO_8859_1), Way.SMTP);
        assertThat(only().reason()).isEqualTo(Reason.SIGNATURE_BROKEN);
    }

    @Test
    void aCertificateNobodyPutOnFileProvesNothing() throws Exception {
        var keys = keys();
        door.take(signed(keys, certificate(keys), false), Way.SMTP);
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNPROVEN);
    }

    @Test
    void aMailSignedAsAWholeIsOpenedAndRead() throws Exception {
        var keys = keys();
        var certificate = certificate(keys);
        certificates.enter(wanda, certificate.getEncoded());
        door.take(signed(keys, certificate, true), Way.SMTP);
        assertThat(only().state()).isEqualTo(MailState.DRAFTED);
        assertThat(only().proof()).isEqualTo(Proof.SIGNATURE);
    }

    @Test
    void aFormPutBehindTheSignatureOfAGenuineMailIsNoFormOfTheSigner() throws Exception {
        door.take(changed(signedWords(), "--s0--", "--s0\r\n" + unsignedForm() + "\r\n--s0--"), Way.SMTP);
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNPROVEN);
        assertThat(only().proof()).isNull();
    }

    @Test
    void aFormPutBesideTheSignatureOfAGenuineMailIsNoFormOfTheSigner() throws Exception {
        var mail = changed(signedWords(), "--s0\r\nContent-Type: application/pkcs7-signature",
                "--s0\r\nContent-Type: multipart/mixed; boundary=\"m0\"\r\n\r\n--m0\r\n"
                        + "Content-Type: application/pkcs7-signature");
        door.take(changed(mail, "--s0--", "--m0\r\n" + unsignedForm() + "\r\n--m0--\r\n--s0--"), Way.SMTP);
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNPROVEN);
    }

    @Test
    void aFormPutAroundAGenuineMailIsNoFormOfTheSigner() throws Exception {
        var mail = changed(signedWords(), "Content-Type: multipart/signed",
                "Content-Type: multipart/mixed; boundary=\"m0\"\r\n\r\n--m0\r\nContent-Type: multipart/signed");
        door.take(changed(mail, "--s0--", "--s0--\r\n--m0\r\n" + unsignedForm() + "\r\n--m0--"), Way.SMTP);
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNPROVEN);
    }

    @Test
    void whatStandsBehindTheLastPartOfASignedMailIsNotReadAndTheSignatureHolds() throws Exception {
        door.take(changed(signedWords(), "--s0--", "--s0--\r\n" + unsignedForm()), Way.SMTP);
        assertThat(only().state()).isEqualTo(MailState.QUARANTINED);
        assertThat(only().reason()).as("known who sent it, and no form in it").isEqualTo(Reason.NOTHING_KNOWN);
    }

    @Test
    void whatIsNoCertificateIsSaidToBeNone() {
        assertThat(certificates.enter(wanda, "x".getBytes(StandardCharsets.UTF_8)))
                .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo("mailin.certificate.unreadable"));
    }

    @Test
    void aMailItsDomainSignedIsBelieved() throws Exception {
        door.take(byDomain("", "shionagi-tel.example.jp"), Way.SMTP);
        assertThat(only().state()).isEqualTo(MailState.DRAFTED);
        assertThat(only().proof()).isEqualTo(Proof.DKIM);
    }

    @Test
    void aSignatureOverPartOfTheMailProvesNothing() throws Exception {
        door.take(byDomain("l=20; ", "shionagi-tel.example.jp"), Way.SMTP);
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNPROVEN);
    }

    @Test
    void aMailChangedAfterItsDomainSignedItIsNotBelieved() throws Exception {
        var changed = new String(byDomain("", "shionagi-tel.example.jp"), StandardCharsets.ISO_8859_1)
                .replace("--b0--", "--b0\r\n\r\nmore\r\n--b0--");
        door.take(changed.getBytes(StandardCharsets.ISO_8859_1), Way.SMTP);
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNPROVEN);
    }

    private byte[] byDomain(String more, String domain) throws Exception {
        var mail = withFile(address, "", XLSX, "情報連絡様式.xlsx", FORM);
        var signature = new DKIMSigner("v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=s1; " + more
                + "h=from:to:subject:content-type; bh=; b=;", DOMAIN.getPrivate()).sign(new ByteArrayInputStream(mail));
        return (signature + "\r\n" + new String(mail, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A genuine mail of a member that holds no form, with the certificate on file.
    private byte[] signedWords() throws Exception {
        var keys = keys();
        var certificate = certificate(keys);
        assertThat(certificates.enter(wanda, certificate.getEncoded())).isEmpty();
        return signed(keys, certificate, false, Written.plain(address, "ご連絡", "", "明日うかがいます。"));
    }

    /// What somebody else adds.
    private static String unsignedForm() {
        return "Content-Type: " + XLSX + "\r\nContent-Disposition: attachment; filename=form.xlsx\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + Base64.getMimeEncoder().encodeToString(FORM);
    }

    private static byte[] changed(byte[] mail, String from, String to) {
        var text = new String(mail, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] signed(KeyPair keys, X509Certificate certificate, boolean whole) throws Exception {
        return signed(keys, certificate, whole, withFile(address, "", XLSX, "情報連絡様式.xlsx", FORM));
    }

    /// @param whole signed as a whole rather than beside its signature
    private static byte[] signed(KeyPair keys, X509Certificate certificate, boolean whole, byte[] unsigned)
            throws Exception {
        var mail = new String(unsigned, StandardCharsets.ISO_8859_1);
        var at = mail.indexOf("Content-Type: ");
        var head = mail.substring(0, at);
        var part = mail.substring(at);
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", keys.getPrivate(), certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        var signature = Base64.getMimeEncoder().encodeToString(generator
                .generate(new CMSProcessableByteArray(part.getBytes(StandardCharsets.ISO_8859_1)), whole).getEncoded());
        var lines = whole
                ? head + "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
                        + "Content-Transfer-Encoding: base64\n\n" + signature + "\n"
                : head + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=\"s0\"\n\n--s0\n"
                        + part + "\n--s0\nContent-Type: application/pkcs7-signature; name=smime.p7s\n"
                        + "Content-Transfer-Encoding: base64\n\n" + signature + "\n--s0--\n";
        return lines.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private X509Certificate certificate(KeyPair keys) throws Exception {
        var name = new X500Name("CN=Wanda Naomi");
        var now = clock.instant();
        var holder = new JcaX509v3CertificateBuilder(name, new BigInteger(64, new java.security.SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(Duration.ofDays(365))), name,
                keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeptMail only() {
        return rows.find(new MailId(jdbc.sql("select id from mailin.mail").query(UUID.class).single())).orElseThrow();
    }
}
