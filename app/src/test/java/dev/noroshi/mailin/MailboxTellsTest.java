package dev.noroshi.mailin;

import static dev.noroshi.mailin.Written.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.mailin.TellingMailbox.Manners;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A mail is taken when the server tells of it, whatever we are doing at that moment, and not when we would look anyway.
@NoroshiTest
@TestPropertySource(properties = {"noroshi.test=mail-pages", "noroshi.channel.rounds=false"})
class MailboxTellsTest {

    private static final Duration NEVER_IN_A_TEST = Duration.ofMinutes(10);
    /// Far less than that.
    private static final Duration SOON = Duration.ofSeconds(15);

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
    void aMailThatComesWhileWeWaitIsTakenAtOnce() throws Exception {
        watching(Manners.TELLS, NEVER_IN_A_TEST, (_, _) -> {
        }, mailbox -> {
            mailbox.awaitIdling();
            mailbox.deliver(plain("x@example.net", "x", "", "one"));
            untilKept(1);
        });
    }

    @Test
    void aMailThatComesWhileAnotherIsBeingTakenDoesNotWaitForTheNextLook() throws Exception {
        watching(Manners.TELLS, NEVER_IN_A_TEST, (mailbox, number) -> {
            // the server tells of it in its answer to this, and never again
            if (number == 1) mailbox.deliver(plain("x@example.net", "x", "", "two"));
        }, mailbox -> {
            mailbox.awaitIdling();
            mailbox.deliver(plain("x@example.net", "x", "", "one"));
            untilKept(2);
        });
    }

    @Test
    void aServerThatTellsNothingIsAskedAfterEachPause() throws Exception {
        watching(Manners.IS_ASKED, Duration.ofMillis(200), (_, _) -> {
        }, mailbox -> {
            mailbox.deliver(plain("x@example.net", "x", "", "one"));
            untilKept(1);
            mailbox.deliver(plain("x@example.net", "x", "", "two"));
            untilKept(2);
        });
    }

    @Test
    void nothingComesInUnlessAnAdministratorHasSetAWay() {
        assertThat(program.getBean(SmtpWay.class).port()).isZero();
        assertThat(program.getBean(MailInSettings.class).isOn()).isFalse();
    }

    private interface Happening {
        void in(TellingMailbox mailbox) throws Exception;
    }

    private void watching(Manners manners, Duration pause, ObjIntConsumer<TellingMailbox> seen, Happening happening)
            throws Exception {
        try (var mailbox = new TellingMailbox(manners, seen)) {
            var settings = new Binder(new MapConfigurationPropertySource(Map.of("noroshi.mail-in.imap.host",
                    "127.0.0.1", "noroshi.mail-in.imap.port", mailbox.port(), "noroshi.mail-in.imap.user", "noroshi",
                    "noroshi.mail-in.imap.password", "x", "noroshi.mail-in.imap.tls", "NONE",
                    "noroshi.mail-in.imap.pause", pause.toString())))
                    .bindOrCreate("noroshi.mail-in", MailInSettings.class);
            var way = new ImapWay(settings, door, new DefaultSslBundleRegistry());
            way.begin();
            try {
                happening.in(mailbox);
            } finally {
                way.end();
            }
        }
    }

    private void untilKept(int mails) {
        Awaitility.await().atMost(SOON).until(() -> jdbc.sql("select count(*) from mailin.mail").query(Integer.class)
                .single() == mails);
    }
}
