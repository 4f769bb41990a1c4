package dev.noroshi.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.platform.mail.MailAnswer.Hurdle;
import dev.noroshi.platform.mail.OutgoingMail.Envelope;
import dev.noroshi.testing.TlsServer;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
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
    private static final TlsServer HERE = TlsServer.here();
    private static final SSLContext SERVER = HERE.context();
    private static final SslBundle TRUSTING = HERE.trusting();
    private static final SslBundle TRUSTING_ANOTHER = TlsServer.here().trusting();

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Runnable> open = new ArrayList<>();

    @AfterEach
    void stop() {
        open.forEach(Runnable::run);
    }

    @Test
    void afterStartTlsEveryMailGoesOver() {
        var port = start(SMTPServer.port(0).enableTLS().requireTLS().startTlsSocketFactory(SERVER));
        assertThat(hand(port, TRUSTING, MUST_ENCRYPT)).hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(MANY);
    }

    @Test
    void withTlsFromTheBeginningEveryMailGoesOver() {
        var port = start(SMTPServer.port(0).serverSocketFactory(SERVER));
        assertThat(hand(port, TRUSTING, Map.of("spring.mail.ssl.enabled", "true")))
                .hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(hand(port, TRUSTING, Map.of("spring.mail.protocol", "smtps")))
                .hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(taken).hasSize(2 * MANY.size());
    }

    @Test
    void aCertificateNobodyVouchesForIsNotTrustedAndEachMailIsToldSo() {
        var starting = start(SMTPServer.port(0).enableTLS().requireTLS().startTlsSocketFactory(SERVER));
        var implicit = start(SMTPServer.port(0).serverSocketFactory(SERVER));
        assertThat(hand(starting, TRUSTING_ANOTHER, MUST_ENCRYPT)).containsOnly(untrusted());
        assertThat(hand(starting, null, MUST_ENCRYPT)).as("not of an authority Java knows").containsOnly(untrusted());
        assertThat(hand(implicit, TRUSTING_ANOTHER, Map.of("spring.mail.ssl.enabled", "true")))
                .containsOnly(untrusted());
        assertThat(taken).isEmpty();
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() {
        var another = TlsServer.named("mx.another.example.jp");
        var port = start(SMTPServer.port(0).enableTLS().startTlsSocketFactory(another.context()));
        assertThat(hand(port, another.trusting(), MUST_ENCRYPT)).containsOnly(untrusted());
        assertThat(taken).isEmpty();
    }

    @Test
    void whoMustEncryptSaysNothingToAServerThatCannot() {
        var port = start(SMTPServer.port(0).hideTLS());
        assertThat(hand(port, TRUSTING, MUST_ENCRYPT)).containsOnly(untrusted());
        assertThat(taken).isEmpty();
    }

    @Test
    void whoSignsInIsLetInAndWhoIsNotKnownIsToldSo() {
        var port = start(SMTPServer.port(0).enableTLS().requireTLS().startTlsSocketFactory(SERVER).requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("noroshi") || !password.equals("right")) throw new LoginFailedException();
                })));
        assertThat(hand(port, TRUSTING, signingIn("wrong")))
                .containsOnly(new MailAnswer.NotLetIn(Hurdle.SIGN_IN));
        assertThat(taken).isEmpty();
        assertThat(hand(port, TRUSTING, signingIn("right"))).hasOnlyElementsOfType(MailAnswer.Taken.class);
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
}
