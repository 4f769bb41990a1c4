package dev.noroshi.mailin;

import static dev.noroshi.mailin.Written.XLSX;
import static dev.noroshi.mailin.Written.plain;
import static dev.noroshi.mailin.Written.resource;
import static dev.noroshi.mailin.Written.withFile;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.noroshi.directory.Directory;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.subethamail.smtp.server.SMTPServer;

/// Mails come in from a mailbox and by a conversation of their own, each once, and none is lost.
@NoroshiTest
@TestPropertySource(properties = {"noroshi.test=ways-in", "noroshi.channel.rounds=false"})
class WaysInTest {

    private static final byte[] FORM = resource("/forms/report-form-example.xlsx");
    private static final String PASSWORD = "mailbox-password";
    private static final String SENDER = "wanda.naomi@shionagi-tel.example.jp";
    private static final GreenMail MAIL = new GreenMail(
            new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    /// Takes what is written back. GreenMail does not know mails without a sender.
    private static final List<String> ANSWERS = new CopyOnWriteArrayList<>();
    private static final SMTPServer OUTSIDE = SMTPServer.port(0).messageHandler((context, from, to, data) -> ANSWERS
            .add("from <" + from + "> to <" + to + ">\n" + new String(data, StandardCharsets.UTF_8))).build();

    @Autowired
    ApplicationContext program;
    @Autowired
    SmtpWay smtp;
    @Autowired
    ReplyPost post;
    @Autowired
    Directory directory;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        MAIL.start();
        OUTSIDE.start();
        mailbox();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", OUTSIDE::getPortAllocated);
        registry.add("noroshi.channel.public-address", () -> "https://noroshi.example.jp");
        registry.add("noroshi.mail-in.imap.host", () -> "127.0.0.1");
        registry.add("noroshi.mail-in.imap.port", () -> MAIL.getImap().getPort());
        registry.add("noroshi.mail-in.imap.user", () -> Written.HERE);
        registry.add("noroshi.mail-in.imap.password", () -> PASSWORD);
        registry.add("noroshi.mail-in.imap.tls", () -> "NONE");
        registry.add("noroshi.mail-in.imap.pause", () -> "200ms");
        registry.add("noroshi.mail-in.smtp.port", () -> "0");
        registry.add("noroshi.mail-in.smtp.recipients", () -> Written.HERE);
        // the test goes round itself
        registry.add("noroshi.mail-in.reply-pause", () -> "1h");
        registry.add("noroshi.mail-in.limits.size", () -> "1MB");
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
        OUTSIDE.stop();
    }

    @BeforeEach
    void quiet() throws Exception {
        new FrontDoor(program, port);
        MAIL.purgeEmailFromAllMailboxes();
        ANSWERS.clear();
        jdbc.sql("delete from mailin.reply").update();
        jdbc.sql("delete from mailin.mail").update();
    }

    @Test
    void aMailInTheMailboxIsTakenOnceAndMarkedAsSeen() throws Exception {
        var form = withFile(SENDER, "", XLSX, "情報連絡様式.xlsx", FORM);
        deliver(form);
        await(() -> states("DRAFTED") == 1);
        await(this::allSeen);
        // a program that died before it marked the mail finds it again
        unsee();
        await(this::allSeen);
        assertThat(states("DRAFTED")).isOne();
        assertThat(jdbc.sql("select count(*) from mailin.mail").query(Integer.class).single()).isOne();
    }

    @Test
    void aHostileMailDoesNotKeepTheNextOneOut() {
        deliver(plain("x@example.net", "KANARIENVOGEL", "", "x".repeat(2 << 20)));
        deliver(plain("x@example.net", "a",
                "Content-Disposition: attachment; filename=\"../../KANARIENVOGEL\"\r\n", "x"));
        deliver(withFile(SENDER, "", XLSX, "情報連絡様式.xlsx", FORM));
        await(() -> states("REFUSED") == 2 && states("DRAFTED") == 1);
    }

    @Test
    void aConversationEndsWellWhenTheMailIsKept() throws IOException {
        assertThat(hand(Written.HERE, withFile(SENDER, "", XLSX, "情報連絡様式.xlsx", FORM))).startsWith("250");
        assertThat(states("DRAFTED")).isOne();
        assertThat(jdbc.sql("select way from mailin.mail").query(String.class).single()).isEqualTo("SMTP");
    }

    @Test
    void nothingIsPassedOnForOthers() throws IOException {
        assertThat(hand("somebody@elsewhere.example", plain(SENDER, "x", "", "x"))).startsWith("550");
    }

    @Test
    void whatIsTooLongIsNotTaken() throws IOException {
        assertThat(hand(Written.HERE, plain(SENDER, "x", "", "x\n".repeat(1 << 20)))).startsWith("552");
        assertThat(jdbc.sql("select count(*) from mailin.mail").query(Integer.class).single()).isZero();
    }

    @Test
    void aMailHiddenBehindABareLineFeedIsPartOfTheFirst() throws IOException {
        var smuggled = new String(plain(SENDER, "x", "", "one"), StandardCharsets.UTF_8)
                + "\n.\nMAIL FROM:<evil@example.net>\r\nRCPT TO:<" + Written.HERE
                + ">\r\nDATA\r\nFrom: evil@example.net\r\n\r\ntwo\r\n";
        assertThat(hand(Written.HERE, smuggled.getBytes(StandardCharsets.UTF_8))).startsWith("250");
        assertThat(jdbc.sql("select reason from mailin.mail").query(String.class).list())
                .containsExactly("DANGER_LINE_ENDS");
    }

    @Test
    void theAnswerGoesToTheRegisteredAddressAndSaysNothingOfTheContent() throws Exception {
        assertThat(hand(Written.HERE, withFile(SENDER, "", XLSX, "情報連絡様式.xlsx", FORM))).startsWith("250");
        post.goRound();
        assertThat(jdbc.sql("select state || attempts from mailin.reply").query(String.class).list())
                .containsExactly("HANDED1");
        assertThat(ANSWERS).singleElement().satisfies(mail -> {
            var read = Written.read(mail.substring(mail.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
            assertThat(mail).startsWith("from <> to <" + SENDER + ">");
            assertThat(read.text()).contains("https://noroshi.example.jp/reports/", "直すところ").doesNotContain("様式.xlsx");
            assertThat(read.head().text("auto-submitted")).isEqualTo("auto-replied");
        });
    }

    @Test
    void theLogHoldsNoAddressAndNoSubject() throws IOException {
        var ear = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ear.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        ear.start();
        root.addAppender(ear);
        try {
            hand("KANARIENVOGEL@elsewhere.example", plain(SENDER, "x", "", "x"));
            hand(Written.HERE, plain("KANARIENVOGEL@example.jp", "KANARIENVOGEL", "", "KANARIENVOGEL"));
            hand(Written.HERE, plain("KANARIENVOGEL@example.jp", "KANARIENVOGEL",
                    "Content-Disposition: attachment; filename=\"../KANARIENVOGEL\"\r\n", "KANARIENVOGEL"));
            hand(Written.HERE, withFile("KANARIENVOGEL@example.jp", "", XLSX, "KANARIENVOGEL.xlsx", new byte[100]));
        } finally {
            root.detachAppender(ear);
        }
        assertThat(ear.list).allSatisfy(
                event -> assertThat(event.getFormattedMessage() + event.getThrowableProxy())
                        .doesNotContain("KANARIENVOGEL"));
        assertThat(states("QUARANTINED") + states("REFUSED")).isEqualTo(3);
    }

    /// Made when it is first asked for.
    private static GreenMailUser mailbox() {
        return MAIL.setUser(Written.HERE, Written.HERE, PASSWORD);
    }

    private static void deliver(byte[] mail) {
        try {
            mailbox().deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean allSeen() {
        try {
            var messages = MAIL.getManagers().getImapHostManager().getInbox(mailbox()).getMessages();
            return messages.stream().allMatch(message -> message.getFlags().contains(Flag.SEEN));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void unsee() throws Exception {
        for (var message : MAIL.getManagers().getImapHostManager().getInbox(mailbox()).getMessages())
            message.setFlags(new Flags(Flag.SEEN), false);
    }

    private int states(String state) {
        return jdbc.sql("select count(*) from mailin.mail where state = :state").param("state", state)
                .query(Integer.class).single();
    }

    /// Waits for what another thread does.
    private static void await(BooleanSupplier done) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("It did not happen");
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /// One conversation, as a mail server holds it.
    ///
    /// @return the last answer: to the mail, or to the first thing that was refused
    private String hand(String recipient, byte[] mail) throws IOException {
        try (var line = new Socket("127.0.0.1", smtp.port());
                var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
            answer(in);
            for (var command : new String[]{"EHLO test" + UUID.randomUUID() + ".example",
                    "MAIL FROM:<sender@example.jp>",
                    "RCPT TO:<" + recipient + ">", "DATA"}) {
                line.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
                var said = answer(in);
                if (said.charAt(0) > '3') return said;
            }
            line.getOutputStream().write(mail);
            line.getOutputStream().write("\r\n.\r\n".getBytes(StandardCharsets.UTF_8));
            return answer(in);
        }
    }

    private static String answer(BufferedReader in) throws IOException {
        var line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-')
            line = in.readLine();
        return java.util.Objects.requireNonNullElse(line, "");
    }

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
