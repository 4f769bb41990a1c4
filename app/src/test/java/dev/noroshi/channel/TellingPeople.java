package dev.noroshi.channel;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.sharing.Clearance;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A program with a mail server of its own, and an operator something is handed to.
@NoroshiTest
abstract class TellingPeople {

    /// Stays for all tests of the room, so that they share one program.
    static final GreenMail MAIL = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    static final Instant FRIDAY_NOON = japan("2026-11-20T12:00:00");
    static final Instant FRIDAY_NIGHT = japan("2026-11-20T23:00:00");
    /// The Monday before it is 勤労感謝の日.
    static final Instant TUESDAY_MORNING = japan("2026-11-24T08:30:00");
    static final Instant NEW_YEARS_NOON = japan("2027-01-01T12:00:00");
    static final String SECRET = "ポンプ場の制御装置";

    @Autowired
    ApplicationContext program;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Directory directory;
    @Autowired
    Sharing sharing;
    @Autowired
    Dispatcher dispatcher;
    @Autowired
    Planner planner;
    @Autowired
    MessageRows messages;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor door;
    Organisation operator;
    Organisation secretariat;
    Organisation ministry;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        if (!MAIL.isRunning()) MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        registry.add("noroshi.channel.public-address", () -> "https://noroshi.example.jp");
    }

    @BeforeEach
    void quiet() {
        door = new FrontDoor(program, port);
        var today = LocalDate.now(clock);
        operator = directory.organisation(directory.personByLogin("wanda.naomi").orElseThrow().organisation(), today)
                .orElseThrow();
        secretariat = directory.secretariatOf(operator.id(), today).orElseThrow();
        ministry = directory.ministryOf(operator.id(), today).orElseThrow();
        jdbc.sql("delete from channel.message").update();
        jdbc.sql("delete from channel.choice").update();
        jdbc.sql("delete from channel.hours").update();
        jdbc.sql("delete from channel.absence").update();
        jdbc.sql("delete from channel.deputy").update();
        jdbc.sql("update delivery.parcel set announced_at = sent_at, pursue_at = null").update();
        read();
    }

    static Instant japan(String time) {
        return OffsetDateTime.parse(time + "+09:00").toInstant();
    }

    /// Hands something to the operator.
    UUID hand(Importance importance, Tlp tlp) {
        var subject = UUID.randomUUID();
        hand(subject, importance, tlp, secretariat.id(), operator, null);
        return subject;
    }

    /// Hands something of another kind to the operator.
    UUID hand(Importance importance, Tlp tlp, String task) {
        var subject = UUID.randomUUID();
        hand(subject, importance, tlp, task, secretariat.id(), operator, null);
        return subject;
    }

    /// Hands a subject on, to be confirmed within four hours.
    void hand(UUID subject, Importance importance, Tlp tlp, OrganisationId from, Organisation to,
            @Nullable ParcelId parent) {
        hand(subject, importance, tlp, to.equals(operator) ? "advisory.confirm" : "advisory.spread", from, to, parent);
    }

    private void hand(UUID subject, Importance importance, Tlp tlp, String task, OrganisationId from, Organisation to,
            @Nullable ParcelId parent) {
        var notice = new Notice(task, subject, Occasion.REAL, importance, "T7", SECRET, "/advisories/7",
                clock.instant().plus(Duration.ofHours(4)));
        // what is for the addressee alone goes to the next hop
        var cleared = tlp == Tlp.RED
                ? sharing.clearForNextHop(notice, Marking.ofAdvisory(tlp, operator.sectors()), to.id())
                : switch (sharing.clear(notice, Marking.ofAdvisory(tlp, operator.sectors()), List.of(to))) {
                    case Clearance.Granted<Notice>(var granted) -> granted;
                    case Clearance.Refused<Notice> refused -> throw new AssertionError(refused);
                };
        deliveries.hand(cleared, from, parent);
    }

    String mailOf(String login) {
        return java.util.Objects.requireNonNull(directory.personByLogin(login).orElseThrow().email());
    }

    /// Empties the mailboxes.
    static void read() {
        try {
            MAIL.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<MimeMessage> mails() {
        return List.of(MAIL.getReceivedMessages());
    }

    static List<String> recipients() {
        return recipients(mails());
    }

    static List<String> recipients(List<MimeMessage> mails) {
        return mails.stream().map(mail -> {
            try {
                return ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString();
    }

    List<String> states() {
        return jdbc.sql("select state from channel.message where means = 'MAIL'").query(String.class).list();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
