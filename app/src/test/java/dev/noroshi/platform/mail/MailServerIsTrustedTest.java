package dev.noroshi.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.platform.mail.MailAnswer.Hurdle;
import dev.noroshi.platform.mail.OutgoingMail.Envelope;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.mock.env.MockEnvironment;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/// A mail server is given mails in clear text, with STARTTLS or with TLS from the beginning, after signing in; and when it
/// does not let us in, each mail is told why.
class MailServerIsTrustedTest {

    private static final List<String> MANY = List.of("a@example.jp", "b@example.jp", "c@example.jp", "d@example.jp",
            "e@example.jp");
    private static final String STARTTLS = "spring.mail.properties.mail.smtp.starttls.";
    private static final Map<String, String> MUST_ENCRYPT = Map.of(STARTTLS + "enable", "true", STARTTLS + "required",
            "true");
    private static SSLContext server;
    private static SslBundle trusting;
    private static SslBundle trustingAnother;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Runnable> open = new ArrayList<>();

    @BeforeAll
    static void certificates() throws Exception {
        var password = "only-for-this-run";
        var keys = keys();
        var certificate = certificate(keys, new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        var keyStore = empty();
        keyStore.setKeyEntry("server", keys.getPrivate(), password.toCharArray(), new X509Certificate[]{certificate});
        server = SslBundle.of(SslStoreBundle.of(keyStore, password, null)).createSslContext();
        trusting = trusting(certificate);
        trustingAnother = trusting(certificate(keys(), new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    }

    @AfterEach
    void stop() {
        open.forEach(Runnable::run);
    }

    @Test
    void afterStartTlsEveryMailGoesOver() {
        var port = start(SMTPServer.port(0).enableTLS().requireTLS().startTlsSocketFactory(server));
        assertThat(hand(port, trusting, MUST_ENCRYPT)).hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(MANY);
    }

    @Test
    void withTlsFromTheBeginningEveryMailGoesOver() {
        var port = start(SMTPServer.port(0).serverSocketFactory(server));
        assertThat(hand(port, trusting, Map.of("spring.mail.ssl.enabled", "true")))
                .hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(hand(port, trusting, Map.of("spring.mail.protocol", "smtps")))
                .hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(taken).hasSize(2 * MANY.size());
    }

    @Test
    void aCertificateNobodyVouchesForIsNotTrustedAndEachMailIsToldSo() {
        var starting = start(SMTPServer.port(0).enableTLS().requireTLS().startTlsSocketFactory(server));
        var implicit = start(SMTPServer.port(0).serverSocketFactory(server));
        assertThat(hand(starting, trustingAnother, MUST_ENCRYPT)).containsOnly(untrusted());
        assertThat(hand(starting, null, MUST_ENCRYPT)).as("not of an authority Java knows").containsOnly(untrusted());
        assertThat(hand(implicit, trustingAnother, Map.of("spring.mail.ssl.enabled", "true")))
                .containsOnly(untrusted());
        assertThat(taken).isEmpty();
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() throws Exception {
        var keys = keys();
        var certificate = certificate(keys, new GeneralName(GeneralName.dNSName, "mx.another.example.jp"));
        var keyStore = empty();
        keyStore.setKeyEntry("server", keys.getPrivate(), "x".toCharArray(), new X509Certificate[]{certificate});
        var another = SslBundle.of(SslStoreBundle.of(keyStore, "x", null)).createSslContext();
        var port = start(SMTPServer.port(0).enableTLS().startTlsSocketFactory(another));
        assertThat(hand(port, trusting(certificate), MUST_ENCRYPT)).containsOnly(untrusted());
        assertThat(taken).isEmpty();
    }

    @Test
    void whoMustEncryptSaysNothingToAServerThatCannot() {
        var port = start(SMTPServer.port(0).hideTLS());
        assertThat(hand(port, trusting, MUST_ENCRYPT)).containsOnly(untrusted());
        assertThat(taken).isEmpty();
    }

    @Test
    void whoSignsInIsLetInAndWhoIsNotKnownIsToldSo() {
        var port = start(SMTPServer.port(0).enableTLS().requireTLS().startTlsSocketFactory(server).requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("noroshi") || !password.equals("right")) throw new LoginFailedException();
                })));
        assertThat(hand(port, trusting, signingIn("wrong")))
                .containsOnly(new MailAnswer.NotLetIn(Hurdle.SIGN_IN));
        assertThat(taken).isEmpty();
        assertThat(hand(port, trusting, signingIn("right"))).hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(MANY);
    }

    private static Map<String, String> signingIn(String password) {
        var settings = new java.util.HashMap<>(MUST_ENCRYPT);
        settings.put("spring.mail.username", "noroshi");
        settings.put("spring.mail.password", password);
        return settings;
    }

    private static MailAnswer untrusted() {
        return new MailAnswer.NotLetIn(Hurdle.UNTRUSTED);
    }

    private int start(SMTPServer.Builder builder) {
        var started = builder.bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> taken.add(to)).build();
        started.start();
        open.add(started::stop);
        return started.getPortAllocated();
    }

    /// What was said of each mail.
    private List<MailAnswer> hand(int port, @org.jspecify.annotations.Nullable SslBundle bundle,
            Map<String, String> settings) {
        var environment = new MockEnvironment().withProperty("spring.mail.host", "127.0.0.1")
                .withProperty("spring.mail.port", Integer.toString(port));
        settings.forEach(environment::setProperty);
        var bundles = new DefaultSslBundleRegistry();
        if (bundle != null) {
            bundles.registerBundle("mail", bundle);
            environment.setProperty("spring.mail.ssl.bundle", "mail");
        }
        var ours = new MailServer(environment,
                new MailSettings("noroshi@example.jp", null, 2, null, MailSettings.Ask.FAILURE), bundles);
        open.addFirst(ours::hangUp);
        var waiting = new ConcurrentLinkedQueue<>(MANY);
        var told = new CopyOnWriteArrayList<MailAnswer>();
        ours.hand(() -> Optional.ofNullable(waiting.poll()).map(each -> new OutgoingMail<>(each,
                new Envelope("noroshi@example.jp", each, Set.of()),
                "Subject: x\n\ny\n".getBytes(StandardCharsets.US_ASCII))), (each, said) -> told.add(said));
        assertThat(told).hasSameSizeAs(MANY);
        return told;
    }

    private static SslBundle trusting(X509Certificate certificate) throws Exception {
        var trusted = empty();
        trusted.setCertificateEntry("server", certificate);
        return SslBundle.of(SslStoreBundle.of(null, null, trusted));
    }

    private static KeyStore empty() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyPair keys() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair keys, GeneralName of) throws Exception {
        var name = new X500Name("CN=mail server");
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(Duration.ofDays(1))), name,
                keys.getPublic()).addExtension(Extension.subjectAlternativeName, false, new GeneralNames(of));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }
}
