package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promise to whoever issues: everybody concerned gets it, and is told, although the program dies in the middle.
class KilledWhilePeopleAreToldTest {

    private static final GreenMail MAIL = new GreenMail(
            new ServerSetup(Product.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Set<String> SECTORS = Set.of("finance", "information-and-communication");
    private static final Duration LONGEST = Duration.ofMinutes(3);
    /// As many mails are out when the blow falls.
    private static final int TOLD_BEFORE = 10;

    @TempDir
    static Path folder;

    private static Product product;

    @BeforeAll
    static void startWithTheFictionalWorldAndAMailServer() {
        MAIL.start();
        product = Product.on(folder.resolve("data")).withDemo().set("spring.mail.host", "127.0.0.1")
                .set("spring.mail.port", "" + MAIL.getSmtp().getPort()).set("noroshi.mail.sessions", "1")
                .set("noroshi.channel.lease", "4s").start();
    }

    @AfterAll
    static void stop() {
        product.close();
        MAIL.stop();
    }

    @Test
    void nobodyIsLeftOutAndNobodyIsToldMoreThanOnceMoreThanMeant() throws Exception {
        var advisory = issued();
        MAIL.purgeEmailFromAllMailboxes();
        oneOfEach("ministry").forEach(each -> passOn(each, advisory));
        oneOfEach("secretariat").forEach(each -> passOn(each, advisory));
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(5))
                .until(() -> MAIL.getReceivedMessages().length >= TOLD_BEFORE);
        product.kill();
        var before = mails().size();
        product.start();
        untilQuiet();

        everybodyHasItOnceAndIsTold(advisory);
        assertThat(mails()).as("the blow fell in the middle").hasSizeGreaterThan(before);
    }

    /// How far an advisory has come when the next one sets out, or when the blow falls.
    ///
    /// @param answered as many secretariats have been told that they have passed it on
    /// @param then so long after that: what they did is being planned, or the first mails are out
    private record Moment(int answered, Duration then) {
    }

    /// Each blow meets three advisories, the first of them furthest on.
    private static final List<List<Moment>> BLOWS = List.of(
            List.of(new Moment(5, Duration.ZERO), new Moment(1, Duration.ZERO), new Moment(0, Duration.ofMillis(5))),
            List.of(new Moment(5, Duration.ofMillis(250)), new Moment(3, Duration.ofMillis(20)),
                    new Moment(0, Duration.ofMillis(60))));

    @Test
    void wheneverTheBlowFallsWhileSecretariatsPassOnEverybodyHasItOnce() throws Exception {
        var secretariats = oneOfEach("secretariat");
        assertThat(secretariats).hasSizeGreaterThan(5);
        var broken = 0;
        for (var blow : BLOWS) {
            var advisories = blow.stream().collect(Collectors.toMap(_ -> issued(), Function.identity(),
                    (one, _) -> one, LinkedHashMap::new));
            advisories.keySet().forEach(advisory -> oneOfEach("ministry").forEach(each -> passOn(each, advisory)));
            untilQuiet();
            MAIL.purgeEmailFromAllMailboxes();
            broken += secretariats.size() * blow.size() - passOnUntilTheBlow(secretariats, advisories);
            var before = mails().size();
            product.start();
            // whoever got no answer does it again; so may whoever got one
            advisories.keySet().forEach(advisory -> secretariats.forEach(each -> passOn(each, advisory)));
            untilQuiet();

            advisories.keySet().forEach(KilledWhilePeopleAreToldTest::everybodyHasItOnceAndIsTold);
            assertThat(mails()).as("the blow fell before all were told").hasSizeGreaterThan(before);
        }
        assertThat(broken).as("the blow fell while they passed it on").isPositive();
        assertThat(broken).as("and after some had").isLessThan(6 * secretariats.size());
    }

    /// @return how many were answered that it is done
    private static int passOnUntilTheBlow(Collection<Account> secretariats, Map<Issued, Moment> advisories)
            throws InterruptedException {
        var answered = new AtomicInteger();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : advisories.entrySet()) {
                var done = new Semaphore(0);
                for (var secretariat : secretariats)
                    senders.submit(() -> {
                        passOn(secretariat, each.getKey());
                        answered.incrementAndGet();
                        done.release();
                    });
                var moment = each.getValue();
                assertThat(done.tryAcquire(moment.answered(), LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
                LockSupport.parkNanos(moment.then().toNanos());
            }
            product.kill();
        }
        return answered.get();
    }

    private static void everybodyHasItOnceAndIsTold(Issued advisory) {
        var operators = product.accounts().stream()
                .filter(each -> each.role().equals("operator-reporter") && SECTORS.contains(each.sector())).toList();
        assertThat(operators).hasSizeGreaterThan(50);
        var left = new TreeSet<String>();
        for (var operator : operators) {
            var inbox = product.api(operator).get("/inbox").expect(200).get("items");
            var items = 0;
            for (var item : inbox)
                if (item.get("subject").asString().equals(advisory.id())) items++;
            if (items == 0) left.add(operator.login());
            assertThat(items).as("items in the inbox of " + operator.login()).isLessThanOrEqualTo(1);
        }
        assertThat(left).as("left out").isEmpty();
        var byId = mails().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(byId.values()).as("how often each mail came")
                .allSatisfy(times -> assertThat(times).isLessThanOrEqualTo(2));
        // a mail whose conversation broke off is tried again after a minute
        Awaitility.await().atMost(LONGEST).untilAsserted(() -> {
            var addresses = recipients(advisory);
            assertThat(operators).as("told").allMatch(operator -> addresses.stream()
                    .anyMatch(address -> address.startsWith(operator.login() + "@")));
        });
        assertThat(mailsToEach().values()).as("different mails to the same person")
                .allSatisfy(ids -> assertThat(ids).hasSize(1));
    }

    /// The mails about one thing that came to each address, those that are the same counted once.
    private static Map<String, Set<String>> mailsToEach() {
        return Stream.of(MAIL.getReceivedMessages()).collect(Collectors.groupingBy(
                mail -> header(mail, "To") + " " + subject(mail),
                Collectors.mapping(mail -> header(mail, "Message-ID"), Collectors.toSet())));
    }

    /// An advisory on its way.
    private record Issued(String id, String number) {
    }

    private static Issued issued() {
        var officer = product.api(product.account("centre-officer"));
        var advisory = officer.post("/advisories", """
                {"title": "装置の脆弱性について", "importance": "ATTENTION", "tlp": "AMBER",
                 "recipients": [{"ministry": "FSA", "sectors": ["finance"]},
                                {"ministry": "MIC", "sectors": ["information-and-communication"]}],
                 "overview": "装置に脆弱性があります。", "target": "装置を使う事業者", "handling-policy": "確認してください。"}""")
                .expect(201).get("id").asString();
        officer.post("/advisories/" + advisory + "/submit").expect(200);
        product.api(product.account("centre-approver")).post("/advisories/" + advisory + "/approve").expect(200);
        var number = officer.post("/advisories/" + advisory + "/issue").expect(200).get("number").asString();
        return new Issued(advisory, number);
    }

    /// Somebody of each organisation the advisory is to go through.
    private static Collection<Account> oneOfEach(String role) {
        return product.accounts().stream().filter(each -> each.role().equals(role) && SECTORS.contains(each.sector()))
                .collect(Collectors.toMap(Account::organisation, Function.identity(), (first, second) -> first))
                .values();
    }

    private static void passOn(Account by, Issued advisory) {
        product.api(by).post("/advisories/" + advisory.id() + "/pass-on").expect(200);
    }

    /// Waits until nothing has come for six seconds, which is longer than a claim lasts.
    private static void untilQuiet() {
        var last = new AtomicInteger(-1);
        Awaitility.await().atMost(LONGEST).during(Duration.ofSeconds(6)).pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    var now = MAIL.getReceivedMessages().length;
                    return last.getAndSet(now) == now;
                });
    }

    private static List<String> mails() {
        return Stream.of(MAIL.getReceivedMessages()).map(mail -> header(mail, "Message-ID")).toList();
    }

    private static List<String> recipients(Issued advisory) {
        return Stream.of(MAIL.getReceivedMessages()).filter(mail -> isAbout(mail, advisory))
                .map(mail -> header(mail, "To")).toList();
    }

    private static boolean isAbout(MimeMessage mail, Issued advisory) {
        return List.of(subject(mail).split("\\s+")).contains(advisory.number());
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, ",");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
