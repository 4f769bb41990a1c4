package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
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
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What waits in an inbox becomes known by mail, when and to whom it was meant to.
@NoroshiTest
class ToldByMailTest {

    private static final GreenMail MAIL = new GreenMail(
            new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Instant FRIDAY_NOON = OffsetDateTime.parse("2026-11-20T12:00:00+09:00").toInstant();
    private static final Instant FRIDAY_NIGHT = OffsetDateTime.parse("2026-11-20T23:00:00+09:00").toInstant();
    private static final Instant MONDAY_MORNING = OffsetDateTime.parse("2026-11-23T08:30:00+09:00").toInstant();
    private static final String SECRET = "ポンプ場の制御装置";

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
    Organisation operator;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        registry.add("noroshi.channel.public-address", () -> "https://noroshi.example.jp");
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void quiet() throws Exception {
        new FrontDoor(program, port);
        operator = directory.organisation(directory.personByLogin("wanda.naomi").orElseThrow().organisation(),
                LocalDate.now(clock)).orElseThrow();
        jdbc.sql("delete from channel.message").update();
        jdbc.sql("delete from channel.choice").update();
        jdbc.sql("delete from channel.absence").update();
        jdbc.sql("update delivery.parcel set announced_at = sent_at where announced_at is null").update();
        MAIL.purgeEmailFromAllMailboxes();
    }

    @Test
    void aMailSaysThatSomethingWaitsAndNothingOfWhatItIs() throws Exception {
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(mails()).isNotEmpty().allSatisfy(mail -> {
            assertThat(mail.getSubject()).contains("警報", "TLP:AMBER", "T7");
            assertThat(text(mail)).contains("https://noroshi.example.jp/advisories/7").doesNotContain(SECRET);
            assertThat(mail.getSubject()).doesNotContain(SECRET);
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        });
        assertThat(recipients()).contains(directory.personByLogin("wanda.naomi").orElseThrow().email());
    }

    @Test
    void nobodyIsToldTwiceHoweverOftenTheRoundIsGone() {
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        dispatcher.goRound();
        var told = mails().size();
        dispatcher.goRound();
        clock.advance(Duration.ofHours(3));
        dispatcher.goRound();
        assertThat(mails()).hasSize(told);
    }

    @Test
    void whatIsForReferenceWaitsForTheMorningAndComesInOneMail() {
        clock.set(FRIDAY_NIGHT);
        hand(Importance.REFERENCE, Tlp.GREEN);
        hand(Importance.REFERENCE, Tlp.CLEAR);
        dispatcher.goRound();
        assertThat(mails()).isEmpty();
        clock.set(MONDAY_MORNING);
        dispatcher.goRound();
        assertThat(recipients()).doesNotHaveDuplicates().isNotEmpty();
        assertThat(mails()).allSatisfy(mail -> assertThat(mail.getSubject()).contains("2件"));
    }

    @Test
    void aWarningAtNightIsACallToo() {
        clock.set(FRIDAY_NIGHT);
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(mails()).isNotEmpty();
        assertThat(jdbc.sql("select count(*) from channel.message where means = 'TELEPHONE' and state = 'WAITING'")
                .query(Integer.class).single()).isPositive();
    }

    @Test
    void whatIsConfirmedBeforeTheMorningIsNotToldAnyMore() {
        clock.set(FRIDAY_NIGHT);
        var subject = hand(Importance.REFERENCE, Tlp.GREEN);
        dispatcher.goRound();
        deliveries.doneForAll(subject);
        clock.set(MONDAY_MORNING);
        dispatcher.goRound();
        assertThat(mails()).isEmpty();
        assertThat(states()).containsOnly("NEEDLESS");
    }

    @Test
    void whoChoseTheInboxAloneGetsNoMail() {
        clock.set(FRIDAY_NOON);
        var person = directory.personByLogin("wanda.naomi").orElseThrow();
        jdbc.sql("""
                insert into channel.choice (organisation, person, importance, open, means, pace)
                values (:organisation, :person, 'ATTENTION', true, '{}', 'AT_ONCE')""")
                .param("organisation", person.organisation().value()).param("person", person.id().value()).update();
        hand(Importance.ATTENTION, Tlp.GREEN);
        dispatcher.goRound();
        assertThat(recipients()).isNotEmpty().doesNotContain(person.email());
    }

    @Test
    void aServerThatIsAwayLosesNothing() {
        MAIL.stop();
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        dispatcher.goRound();
        assertThat(states()).isNotEmpty().containsOnly("WAITING");
        MAIL.start();
        dispatcher.goRound();
        assertThat(mails()).as("not before the minute is over").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        dispatcher.goRound();
        assertThat(mails()).isNotEmpty();
        assertThat(states()).containsOnly("HANDED");
    }

    @Test
    void aServerThatStaysAwayEndsInADeadLetterWithItsCause() {
        MAIL.stop();
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        for (var hours = 0; hours <= 26; hours++) {
            dispatcher.goRound();
            clock.advance(Duration.ofHours(1));
        }
        MAIL.start();
        assertThat(states()).isNotEmpty().containsOnly("DEAD");
        assertThat(
                jdbc.sql("select distinct cause from channel.message where means = 'MAIL'").query(String.class).list())
                .containsExactly("UNREACHABLE");
        assertThat(jdbc.sql("select min(attempts) from channel.message where means = 'MAIL'").query(Integer.class)
                .single())
                .isGreaterThan(20);
    }

    @Test
    void whoeverDiesWhileHandingOnIsFollowedByAnother() {
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        planner.plan();
        var claimed = messages.claim(Means.MAIL, 100, Duration.ofMinutes(2));
        assertThat(claimed).isNotEmpty();
        dispatcher.goRound();
        assertThat(mails()).as("somebody is at it").isEmpty();
        clock.advance(Duration.ofMinutes(2).plusSeconds(1));
        dispatcher.goRound();
        assertThat(mails()).hasSameSizeAs(claimed);
    }

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private UUID hand(Importance importance, Tlp tlp) {
        var subject = UUID.randomUUID();
        var notice = new Notice("advisory.confirm", subject, Occasion.REAL, importance, "T7", SECRET, "/advisories/7",
                clock.instant().plus(Duration.ofDays(5)));
        var cleared = switch (sharing.clear(notice, new Marking(tlp, dev.noroshi.sharing.Paper.ADVISORY,
                operator.sectors(), Set.of()), List.of(operator))) {
            case Clearance.Granted<Notice>(var granted) -> granted;
            case Clearance.Refused<Notice> refused -> throw new AssertionError(refused);
        };
        deliveries.hand(cleared, new OrganisationId("CEPTOAR-TEST"), null);
        return subject;
    }

    private static List<MimeMessage> mails() {
        return List.of(MAIL.getReceivedMessages());
    }

    private static List<String> recipients() {
        return mails().stream().map(mail -> {
            try {
                return Arrays.toString(mail.getAllRecipients()).replaceAll("[\\[\\]]", "");
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString();
    }

    private List<String> states() {
        return jdbc.sql("select state from channel.message where means = 'MAIL'").query(String.class).list();
    }
}
