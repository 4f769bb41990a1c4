package dev.noroshi.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.noroshi.platform.outbound.GuardedClient.Limits;
import dev.noroshi.platform.outbound.GuardedClient.Question;
import dev.noroshi.platform.outbound.Sent.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTest {

    private static final Limits SMALL = new Limits(Duration.ofSeconds(20), 1000);

    private static final long HUGE = 200L << 20;

    private HttpServer server;
    private final AtomicReference<String> host = new AtomicReference<>("");
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong given = new AtomicLong();
    private final Semaphore brokenOff = new Semaphore(0);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            host.set(exchange.getRequestHeaders().getFirst("Host"));
            answer(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/redirect" -> {
                    exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/large" -> {
                    exchange.sendResponseHeaders(200, 1001);
                    exchange.getResponseBody().write(new byte[1001]);
                }
                case "/huge", "/huge-chunked", "/huge-redirect" -> huge(exchange);
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (var n = 0; n < 100_000; n++)
                        exchange.getResponseBody().write(new byte[1000]);
                }
                case "/dripping" -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (var n = 0; n < 900 && !await(20); n++) {
                        exchange.getResponseBody().write('x');
                        exchange.getResponseBody().flush();
                    }
                }
                case "/silent" -> await(20_000);
                case "/compressed" -> {
                    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, 3);
                    exchange.getResponseBody().write(new byte[]{1, 2, 3});
                }
                default -> {
                    var body = exchange.getRequestBody().readAllBytes();
                    var text = (exchange.getRequestMethod() + " " + body.length).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, text.length);
                    exchange.getResponseBody().write(text);
                }
            }
        } catch (IOException e) {
            // the client broke off, as it should
        }
    }

    /// 200 MB, as far as somebody takes them.
    private void huge(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/huge-redirect")) exchange.getResponseHeaders().add("Location", "/");
        exchange.sendResponseHeaders(path.equals("/huge-redirect") ? 302 : 200,
                path.equals("/huge-chunked") ? 0 : HUGE);
        var piece = new byte[1 << 16];
        try (var out = exchange.getResponseBody()) {
            while (given.get() < HUGE) {
                out.write(piece);
                given.addAndGet(piece.length);
            }
        } finally {
            brokenOff.release();
        }
    }

    private boolean await(int millis) {
        try {
            return over.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private URI at(String path) {
        return URI.create("http://feed.example:" + port() + path);
    }

    /// A client that may go to this machine, so that there is something to ask.
    private GuardedClient lenient(GuardedClient.Names names) {
        return new GuardedClient(names, address -> address.getHostAddress().equals("127.0.0.1"), Set.of("http"));
    }

    private GuardedClient lenient() {
        return lenient(name -> List.of(InetAddress.getByName("127.0.0.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",
            "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.7",
            "203.0.113.9", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::", "::ffff:127.0.0.1",
            "::ffff:169.254.169.254", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "fe80::1", "fc00::1",
            "fd00:ec2::254", "ff02::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "3fff::1", "fec0::1", "2130706433",
            "127.1", "0177.0.0.1"})
    void noAddressButThoseOfThePublicInternetIsAsked(String address) throws IOException {
        var found = InetAddress.getByName(address.equals("0177.0.0.1") ? "127.0.0.1" : address);
        assertThat(AddressRule.PUBLIC.allows(found)).isFalse();
        try (var client = new GuardedClient(name -> List.of(found), AddressRule.PUBLIC, Set.of("http"))) {
            assertThat(client.send(Question.get(at("/")), SMALL)).isEqualTo(new Sent.Refused(Why.NOT_PUBLIC));
        }
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700:4700::1111",
            "2400:cb00::1"})
    void addressesOfThePublicInternetMayBeAsked(String address) throws IOException {
        assertThat(AddressRule.PUBLIC.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void anAddressWrittenAsANumberIsCheckedLikeAnyOther() throws IOException {
        try (var client = new GuardedClient(name -> List.of(InetAddress.getAllByName(name)), AddressRule.PUBLIC,
                Set.of("http"))) {
            for (var written : List.of("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "localhost"))
                assertThat(client.send(Question.get(URI.create("http://" + written + ":" + port() + "/")), SMALL))
                        .as(written).isInstanceOf(Sent.Refused.class);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void aNameThatIsReboundAfterTheCheckIsConnectedToWhereItWasChecked() throws IOException {
        var questions = new AtomicInteger();
        // the first answer is allowed; whoever asked again would be led elsewhere
        try (var client = lenient(name -> List.of(InetAddress.getByName(
                questions.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")))) {
            assertThat(client.send(Question.get(at("/")), SMALL)).isInstanceOf(Sent.Answered.class);
            assertThat(questions).hasValue(1);
            assertThat(host).hasValue("feed.example:" + port());
            // and the next request is checked anew, not sent over the connection that is left
            assertThat(client.send(Question.get(at("/")), SMALL)).isEqualTo(new Sent.Refused(Why.NOT_PUBLIC));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void oneForbiddenAddressAmongSeveralIsRefused() throws IOException {
        try (var client = lenient(
                name -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2")))) {
            assertThat(client.send(Question.get(at("/")), SMALL)).isEqualTo(new Sent.Refused(Why.NOT_PUBLIC));
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void noRedirectIsFollowed() throws IOException {
        try (var client = lenient()) {
            assertThat(client.send(Question.get(at("/redirect")), SMALL)).isEqualTo(new Sent.Refused(Why.REDIRECT));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTaken() throws IOException {
        try (var client = lenient()) {
            assertThat(client.send(Question.get(at("/large")), SMALL)).isEqualTo(new Sent.Refused(Why.TOO_LARGE));
            assertThat(client.send(Question.get(at("/endless")), SMALL)).isEqualTo(new Sent.Refused(Why.TOO_LARGE));
        }
    }

    @ParameterizedTest
    @CsvSource({"/huge,TOO_LARGE", "/huge-chunked,TOO_LARGE", "/huge-redirect,REDIRECT"})
    void whatIsNotTakenIsNotReadToItsEndEither(String path, Why why) throws IOException, InterruptedException {
        try (var client = lenient()) {
            assertThat(client.send(Question.get(at(path)), SMALL)).isEqualTo(new Sent.Refused(why));
            assertThat(brokenOff.tryAcquire(20, TimeUnit.SECONDS)).as("its connection is closed").isTrue();
        }
        assertThat(given.get()).as("no more than fits on the way").isLessThan(20L << 20);
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws IOException {
        var impatient = new Limits(Duration.ofMillis(300), 1000);
        try (var client = lenient()) {
            for (var path : List.of("/silent", "/dripping"))
                assertThat(client.send(Question.get(at(path)), impatient)).as(path)
                        .isEqualTo(new Sent.Failed("took too long"));
        }
    }

    @Test
    void whatIsCompressedIsNotUnpacked() throws IOException {
        try (var client = lenient()) {
            assertThat(client.send(Question.get(at("/compressed")), SMALL)).isInstanceOfSatisfying(
                    Sent.Answered.class, answer -> assertThat(answer.body()).containsExactly(1, 2, 3));
        }
    }

    @Test
    void aQuestionIsSentAndItsAnswerTaken() throws IOException {
        try (var client = lenient()) {
            var question = new Question("POST", at("/hook"), Map.of("Content-Type", "application/json", "X-Sign", "1"),
                    "{}".getBytes(StandardCharsets.UTF_8));
            assertThat(client.send(question, SMALL)).isInstanceOfSatisfying(Sent.Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("POST 2");
            });
            assertThat(question.toString()).doesNotContain("feed.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://feed.example/", "ftp://feed.example/", "file:///etc/passwd", "https:///x",
            "https://user:secret@feed.example/", "https://feed.example:22/", "https://feed.example:25/", "/x",
            "jar:https://feed.example/!/", "gopher://feed.example/"})
    void onlyPlainHttpsAddressesAreAsked(String address) throws IOException {
        try (var client = new GuardedClient(name -> List.of(InetAddress.getByName("127.0.0.1")),
                AddressRule.PUBLIC, Set.of("https"))) {
            assertThat(client.send(Question.get(URI.create(address)), SMALL))
                    .isEqualTo(new Sent.Refused(Why.ADDRESS));
        }
    }
}
