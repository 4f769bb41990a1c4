package dev.noroshi.platform.mail;

import static dev.noroshi.platform.mail.UnrulyServer.AS_USUAL;
import static dev.noroshi.platform.mail.UnrulyServer.HANGS_UP;
import static dev.noroshi.platform.mail.UnrulyServer.SAYS_NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.platform.mail.OutgoingMail.Envelope;
import dev.noroshi.platform.mail.OutgoingMail.Notice;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.mock.env.MockEnvironment;

/// Every mail is told its fate once, and reaches the server once, whatever the server does.
class MailServerTest {

    private static final int SESSIONS = 3;
    private static final List<String> MANY = people(60);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var each : open)
            each.close();
    }

    @Test
    void manyMailsGoOverAFewLines() {
        var server = with((_, _, _) -> AS_USUAL);
        assertThat(hand(server, MANY)).allSatisfy((_, said) -> assertThat(said).isInstanceOf(MailAnswer.Taken.class));
        assertThat(server.recipients()).containsExactlyInAnyOrderElementsOf(MANY);
        assertThat(server.calls()).isLessThanOrEqualTo(SESSIONS);
    }

    @Test
    void whatIsInAMailArrivesAsItWas() {
        var server = with((_, _, _) -> AS_USUAL);
        var text = "Subject: dots\n\n.\n..two\n.. \nlast without an end";
        hand(server, List.of("a@example.jp", "b@example.jp"), text);
        assertThat(server.contents()).hasSize(2).allSatisfy(content -> assertThat(content).isEqualTo(text + "\n"));
    }

    @Test
    void theEnvelopeOfTheNextGoesWithTheEndOfTheOneBefore() {
        var server = with((_, _, _) -> AS_USUAL);
        hand(mailServer(server.port(), 1), MANY, "Subject: x\n\ny\n");
        // after the first mail nothing is waited for but the leave to begin and the fate of the mail before
        assertThat(server.ahead()).isEqualTo(3 * (MANY.size() - 1));
    }

    @Test
    void whoDoesNotKnowThatIsAskedWordByWord() {
        var server = managed(UnrulyServer.withoutPipelining((_, _, _) -> AS_USUAL));
        assertThat(hand(server, MANY).values()).hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(server.recipients()).containsExactlyInAnyOrderElementsOf(MANY);
        assertThat(server.ahead()).isZero();
    }

    @Test
    void whoIsNotKnownThereIsRefusedAndNobodyElse() {
        for (var server : List.of(with(MailServerTest::unknown),
                managed(UnrulyServer.withoutPipelining(MailServerTest::unknown)),
                with((said, call,
                        taken) -> said.equals("DATA") ? "354 Whatever you say" : unknown(said, call, taken)))) {
            var told = hand(server, MANY);
            assertThat(told.get("p7@example.jp"))
                    .isEqualTo(new MailAnswer.Refused("5.1.1", "550 5.1.1 [withheld] unknown"));
            assertThat(without(told, "p7@example.jp")).hasOnlyElementsOfType(MailAnswer.Taken.class);
            assertThat(server.recipients()).hasSize(MANY.size() - 1).doesNotHaveDuplicates();
        }
    }

    private static String unknown(String said, int call, int taken) {
        return said.startsWith("RCPT TO:<p7@") ? "550 5.1.1 <p7@example.jp> unknown" : AS_USUAL;
    }

    @Test
    void whoIsNotTakenNowIsTakenLater() {
        var server = with((said, _, _) -> said.startsWith("RCPT TO:<p7@") ? "450 4.2.1 Busy" : AS_USUAL);
        var told = hand(server, MANY);
        assertThat(told.get("p7@example.jp")).isEqualTo(new MailAnswer.NotNow("4.2.1", "450 4.2.1 Busy"));
        assertThat(without(told, "p7@example.jp")).hasOnlyElementsOfType(MailAnswer.Taken.class);
    }

    @Test
    void aMailMayBeRefusedWhenAllOfItIsThere() {
        var mails = new AtomicInteger();
        var server = with(
                (said, _, _) -> said.equals(".") && mails.incrementAndGet() == 9 ? "552 5.3.4 Too big" : AS_USUAL);
        var told = hand(server, MANY);
        assertThat(told.values()).filteredOn(MailAnswer.Refused.class::isInstance)
                .containsExactly(new MailAnswer.Refused("5.3.4", "552 5.3.4 Too big"));
        assertThat(server.recipients()).hasSize(MANY.size() - 1).doesNotHaveDuplicates();
    }

    @Test
    void aLineThatDropsBetweenTwoMailsCostsNothing() {
        for (var command : List.of("MAIL", "RCPT", "DATA")) {
            var server = with((said, _, taken) -> taken == 4 && said.startsWith(command) ? HANGS_UP : AS_USUAL);
            assertThat(hand(server, MANY).values()).as(command).hasOnlyElementsOfType(MailAnswer.Taken.class);
            assertThat(server.recipients()).as(command).containsExactlyInAnyOrderElementsOf(MANY);
        }
    }

    @Test
    void aServerThatTakesSoManyInOneConversationIsCalledAgain() {
        var server = with((said, _, taken) -> taken == 4 && said.startsWith("MAIL") ? "421 4.7.0 Enough" : AS_USUAL);
        assertThat(hand(server, MANY).values()).hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(server.recipients()).containsExactlyInAnyOrderElementsOf(MANY);
    }

    @Test
    void ofAMailWhoseEndWasNotAnsweredNobodyKnowsAndTheOthersGoOn() {
        var mails = new AtomicInteger();
        var server = with((said, _, _) -> said.equals(".") && mails.incrementAndGet() == 9 ? HANGS_UP : AS_USUAL);
        var told = hand(server, MANY);
        assertThat(told.values()).filteredOn(MailAnswer.Broken.class::isInstance).hasSize(1);
        assertThat(server.recipients()).hasSize(MANY.size() - 1).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatSaysNothingIsLeftAfterAWhile() {
        var mails = new AtomicInteger();
        var server = with((said, _, _) -> said.equals(".") && mails.incrementAndGet() == 9 ? SAYS_NOTHING : AS_USUAL);
        var told = hand(server, MANY);
        assertThat(told.values()).filteredOn(MailAnswer.Broken.class::isInstance)
                .containsExactly(new MailAnswer.Broken("SocketTimeoutException"));
        assertThat(server.recipients()).hasSize(MANY.size() - 1).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsClosingFromTheBeginningSaysSoOfEveryMail() {
        var server = with((said, _, _) -> said.startsWith("MAIL") ? "421 4.3.2 Closing" : AS_USUAL);
        assertThat(hand(server, MANY).values()).hasSize(MANY.size())
                .containsOnly(new MailAnswer.NotNow("4.3.2", "421 4.3.2 Closing"));
    }

    @Test
    void whoIsLetInLessOftenThanWantedSendsEverythingAllTheSame() {
        var server = with((said, call, _) -> said.isEmpty() && call > 1 ? "421 4.7.0 Too many of you" : AS_USUAL);
        assertThat(hand(server, MANY).values()).hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(server.recipients()).containsExactlyInAnyOrderElementsOf(MANY);
    }

    @Test
    void aServerThatIsAwayIsSaidOfEveryMail() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(hand(mailServer(free, SESSIONS), MANY, "Subject: x\n\ny\n").values()).hasSize(MANY.size())
                .containsOnly(new MailAnswer.NotLetIn(MailAnswer.Hurdle.AWAY));
    }

    @Test
    void linesAreUsedAgainAndThoseTheServerClosedMeanwhileAreNot() {
        var server = with((_, _, _) -> AS_USUAL);
        var ours = mailServer(server.port(), 1);
        hand(ours, people(5), "Subject: x\n\ny\n");
        hand(ours, people(5), "Subject: x\n\ny\n");
        assertThat(server.calls()).isEqualTo(1);
        server.hangUpOnEverybody();
        assertThat(hand(ours, people(5), "Subject: x\n\ny\n").values()).hasOnlyElementsOfType(MailAnswer.Taken.class);
        assertThat(server.recipients()).hasSize(15);
        assertThat(server.calls()).isEqualTo(2);
    }

    private UnrulyServer with(UnrulyServer.Manners manners) {
        return managed(UnrulyServer.with(manners));
    }

    private <T extends AutoCloseable> T managed(T closed) {
        open.add(closed);
        return closed;
    }

    private MailServer mailServer(int port, int sessions) {
        var environment = new MockEnvironment().withProperty("spring.mail.host", "127.0.0.1")
                .withProperty("spring.mail.port", Integer.toString(port))
                .withProperty("spring.mail.properties.mail.smtp.timeout", "1500");
        var server = new MailServer(environment,
                new MailSettings("noroshi@example.jp", null, sessions, null, MailSettings.Ask.FAILURE),
                new DefaultSslBundleRegistry());
        open.add(server::hangUp);
        return server;
    }

    private Map<String, MailAnswer> hand(UnrulyServer server, List<String> to) {
        return hand(server, to, "Subject: x\n\ny\n");
    }

    private Map<String, MailAnswer> hand(UnrulyServer server, List<String> to, String content) {
        return hand(mailServer(server.port(), SESSIONS), to, content);
    }

    /// What was said of each; fails when something was said twice of one, or nothing.
    private static Map<String, MailAnswer> hand(MailServer server, List<String> to, String content) {
        var waiting = new ConcurrentLinkedQueue<>(to);
        var told = new CopyOnWriteArrayList<Map.Entry<String, MailAnswer>>();
        server.hand(() -> Optional.ofNullable(waiting.poll()).map(each -> new OutgoingMail<>(each,
                new Envelope("noroshi@example.jp", each, Set.of(Notice.FAILURE)),
                content.getBytes(StandardCharsets.US_ASCII))), (each, said) -> told.add(Map.entry(each, said)));
        assertThat(told).hasSameSizeAs(to);
        return told.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<MailAnswer> without(Map<String, MailAnswer> told, String who) {
        return told.entrySet().stream().filter(each -> !each.getKey().equals(who)).map(Map.Entry::getValue).toList();
    }

    private static List<String> people(int many) {
        return IntStream.rangeClosed(1, many).mapToObj(n -> "p" + n + "@example.jp").toList();
    }
}
