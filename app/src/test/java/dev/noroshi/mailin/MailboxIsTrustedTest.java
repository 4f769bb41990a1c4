package dev.noroshi.mailin;

import static dev.noroshi.mailin.Written.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.mailin.TellingMailbox.Manners;
import dev.noroshi.testing.Ear;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.TlsServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A mailbox is read over TLS, from the beginning or begun with STARTTLS; a server nobody vouches for is told neither name nor
/// password, and the operator is told why no mail comes.
@NoroshiTest
@TestPropertySource(properties = {"noroshi.test=mail-pages", "noroshi.channel.rounds=false"})
class MailboxIsTrustedTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final TlsServer HERE = TlsServer.here();

    @Autowired
    ApplicationContext program;
    @Autowired
    MailDoor door;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    @BeforeEach
    void quiet() {
        new FrontDoor(program, port);
        jdbc.sql("delete from mailin.reply").update();
        jdbc.sql("delete from mailin.mail").update();
    }

    @Test
    void aMailIsTakenOverTlsFromTheBeginning() throws Exception {
        watching(Manners.TELLS, "IMPLICIT", HERE, HERE.trusting(), this::takesAMail);
    }

    @Test
    void aMailIsTakenWhenTheConversationWasEncryptedWithStartTls() throws Exception {
        watching(Manners.STARTS_TLS, "STARTTLS", HERE, HERE.trusting(), mailbox -> {
            takesAMail(mailbox);
            assertThat(mailbox.heard()).containsSubsequence("STARTTLS", "LOGIN", "SELECT");
        });
    }

    @Test
    void aServerNobodyVouchesForIsToldNothing() throws Exception {
        for (var trusted : new SslBundle[]{TlsServer.here().trusting(), null}) {
            saysWhy(Manners.TELLS, "IMPLICIT", HERE, trusted);
            saysWhy(Manners.STARTS_TLS, "STARTTLS", HERE, trusted);
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() throws Exception {
        var another = TlsServer.named("mx.another.example.jp");
        saysWhy(Manners.TELLS, "IMPLICIT", another, another.trusting());
        saysWhy(Manners.STARTS_TLS, "STARTTLS", another, another.trusting());
    }

    @Test
    void whoMustEncryptSaysNothingToAServerThatCannot() throws Exception {
        saysWhy(Manners.TELLS, "STARTTLS", null, HERE.trusting());
    }

    private interface Happening {
        void in(TellingMailbox mailbox) throws Exception;
    }

    private void takesAMail(TellingMailbox mailbox) throws InterruptedException {
        mailbox.awaitIdling();
        mailbox.deliver(plain("x@example.net", "x", "", "one"));
        Awaitility.await().atMost(SOON).until(() -> kept() == 1);
    }

    private void saysWhy(Manners manners, String tls, @Nullable TlsServer server, @Nullable SslBundle trusted)
            throws Exception {
        try (var ear = new Ear()) {
            watching(manners, tls, server, trusted, mailbox -> {
                mailbox.deliver(plain("x@example.net", "x", "", "one"));
                Awaitility.await().atMost(SOON).until(() -> ear.heard().stream()
                        .anyMatch(line -> line.contains("noroshi.mail-in.imap.tls and .tls-bundle")));
                assertThat(mailbox.heard()).doesNotContain("LOGIN", "AUTHENTICATE", "SELECT");
            });
        }
        assertThat(kept()).isZero();
    }

    private int kept() {
        return jdbc.sql("select count(*) from mailin.mail").query(Integer.class).single();
    }

    private void watching(Manners manners, String tls, @Nullable TlsServer server, @Nullable SslBundle trusted,
            Happening happening) throws Exception {
        var bundles = new DefaultSslBundleRegistry();
        try (var mailbox = new TellingMailbox(manners, (_, _) -> {
        }, server == null ? null : server.context())) {
            var settings = new HashMap<String, Object>(Map.of("noroshi.mail-in.imap.host", "127.0.0.1",
                    "noroshi.mail-in.imap.port", mailbox.port(), "noroshi.mail-in.imap.user", "noroshi",
                    "noroshi.mail-in.imap.password", "x", "noroshi.mail-in.imap.tls", tls,
                    "noroshi.mail-in.imap.pause", "200ms"));
            if (trusted != null) {
                bundles.registerBundle("mailbox", trusted);
                settings.put("noroshi.mail-in.imap.tls-bundle", "mailbox");
            }
            var way = new ImapWay(new Binder(new MapConfigurationPropertySource(settings))
                    .bindOrCreate("noroshi.mail-in", MailInSettings.class), door, bundles);
            way.begin();
            try {
                happening.in(mailbox);
            } finally {
                way.end();
            }
        }
    }
}
