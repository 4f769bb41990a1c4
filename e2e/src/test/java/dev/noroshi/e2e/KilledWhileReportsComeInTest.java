package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The promise to whoever reports: once we have said that we have it, we have it.
///
/// Ministries and operators send two hundred reports at once, and in the middle of it the program, or its database, is
/// killed without warning. Whoever got no answer sends the same request again, as a program should.
class KilledWhileReportsComeInTest {

    private static final int REPORTS = 200;
    /// As many answers are waited for before the blow falls: enough are done, and enough are under way.
    private static final int ANSWERED_BEFORE = 60;
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static Product product;
    private static List<Account> ministries;
    private static List<Account> operators;

    @BeforeAll
    static void startWithTheFictionalWorld() {
        product = Product.on(folder.resolve("data")).withDemo().start();
        ministries = product.accounts().stream().filter(each -> each.role().equals("ministry")).toList();
        operators = product.accounts().stream().filter(each -> each.role().equals("operator-reporter")).toList();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void aKilledProgramHasLostNothingItAcknowledged() {
        everythingIsThereAfter(() -> {
            product.kill();
            product.start();
        });
    }

    @Test
    void aKilledDatabaseComesBackByItselfAndHasLostNothing() {
        everythingIsThereAfter(() -> {
            killDatabase();
            await(() -> product.api(ministries.getFirst()).get("/reports?limit=1").status() == 200);
        });
    }

    private void everythingIsThereAfter(Runnable blow) {
        var before = numbersAtCentre();
        var requests = IntStream.range(0, REPORTS).mapToObj(KilledWhileReportsComeInTest::request).toList();
        var acknowledged = sendAllAtOnce(requests, blow);
        // some were done and some were not, or nothing was tried here
        assertThat(acknowledged.size()).isBetween(ANSWERED_BEFORE, REPORTS - 1);

        var kept = new ArrayList<Kept>();
        for (var request : requests) {
            var again = request.send().expect(201);
            var first = acknowledged.get(request);
            if (first != null) assertThat(again).as("the answer to " + request.key).isEqualTo(first);
            kept.add(new Kept(request, again.get("id").asString()));
        }
        assertThat(kept.stream().map(Kept::id)).doesNotHaveDuplicates();
        var given = new ArrayList<Integer>();
        for (var report : kept) {
            var read = product.api(report.request.sender).get("/reports/" + report.id).expect(200);
            assertThat(read.get("report").get("event-summary").asString()).isEqualTo(report.request.summary());
            if (report.request.isOfMinistry()) given.add(number(read.get("number")));
        }
        assertThat(given).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
        var after = numbersAtCentre();
        assertThat(after).doesNotHaveDuplicates();
        assertThat(after).as("R1, R2 … without a gap").containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, before.size() + given.size()).boxed().toList());
    }

    /// A report the program says it has.
    private record Kept(Request request, String id) {
    }

    /// One report and the key under which it may be sent again.
    private record Request(Account sender, String key) {

        boolean isOfMinistry() {
            return sender.role().equals("ministry");
        }

        String summary() {
            return "・事象の発生を確認した（" + key + "）。";
        }

        Api.Answer send() {
            try {
                return product.api(sender).postOnce("/reports?submit=true", """
                        {"tlp": "AMBER", "attachment": "NO", "sector": "%s", "event-type": "LEAD_OTHER",
                         "cause": ["UNKNOWN"], "event-summary": "%s"}"""
                        .formatted(sender.sector().split("\\|")[0], summary()), key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Three of four come from ministries, whose reports are numbered at once.
    private static Request request(int n) {
        var senders = n % 4 == 3 ? operators : ministries;
        return new Request(senders.get(n % senders.size()), UUID.randomUUID().toString());
    }

    /// @return the answers of those that were answered with yes
    private static Map<Request, JsonNode> sendAllAtOnce(List<Request> requests, Runnable blow) {
        var acknowledged = new ConcurrentHashMap<Request, JsonNode>();
        var together = new CountDownLatch(1);
        var answered = new Semaphore(0);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request : requests)
                senders.submit(() -> {
                    together.await();
                    var answer = request.send();
                    if (answer.status() == 201) {
                        acknowledged.put(request, answer.json());
                        answered.release();
                    }
                    return null;
                });
            together.countDown();
            assertThat(answered.tryAcquire(ANSWERED_BEFORE, RECOVERY.toSeconds(), TimeUnit.SECONDS))
                    .as("reports come in").isTrue();
            blow.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return acknowledged;
    }

    private static List<Integer> numbersAtCentre() {
        var centre = product.api(product.account("centre-officer"));
        var numbers = new ArrayList<Integer>();
        var cursor = "";
        do {
            var page = centre.get("/reports?limit=100" + cursor).expect(200);
            // a follow-up has the number of its series: R12-2 is R12
            page.get("reports").valueStream().filter(line -> !line.get("drill").asBoolean())
                    .forEach(line -> numbers.add(number(line.get("number"))));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        return numbers;
    }

    private static int number(JsonNode number) {
        return Integer.parseInt(number.asString().replaceFirst("R(\\d+)(-\\d+)?", "$1"));
    }

    /// `kill -9` of the server itself; its children fall with it.
    private static void killDatabase() {
        try {
            var pid = Files.readAllLines(product.data().resolve("postgres/cluster/postmaster.pid")).getFirst();
            var server = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
            assertThat(server.destroyForcibly()).isTrue();
            server.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> recovered) {
        Awaitility.await().atMost(RECOVERY).ignoreExceptions().until(recovered);
    }
}
