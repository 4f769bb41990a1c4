package dev.noroshi.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.noroshi.kernel.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A sign-in service is asked only where the administrator said.
class OpenIdRequestsTest {

    private static final List<Network> THIS_MACHINE = List.of(Network.of("127.0.0.1/32").orElseThrow());

    private HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                if (exchange.getRequestURI().getPath().startsWith("/moved")) {
                    exchange.getResponseHeaders().add("Location", issuer("") + "/.well-known/openid-configuration");
                    exchange.sendResponseHeaders(302, -1);
                    return;
                }
                var body = "{\"issuer\":\"%s\"}".formatted(issuer("")).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String issuer(String path) {
        return "http://sign-in.example:" + server.getAddress().getPort() + path;
    }

    private static OpenIdRequests requests(List<String> hosts, List<Network> addresses, String leadsTo) {
        return new OpenIdRequests(hosts, addresses, name -> List.of(InetAddress.getByName(leadsTo)));
    }

    private void isNotAsked(OpenIdRequests requests, String issuer) throws IOException {
        try (requests) {
            assertThatThrownBy(() -> requests.description(issuer)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aNamedHostAtANamedAddressIsAsked() throws IOException {
        try (var requests = requests(List.of("Sign-In.example"), THIS_MACHINE, "127.0.0.1")) {
            assertThat(requests.description(issuer(""))).containsEntry("issuer", issuer(""));
        }
    }

    @Test
    void aPrivateAddressNobodyNamedIsNotAsked() throws IOException {
        isNotAsked(requests(List.of("sign-in.example"), List.of(), "127.0.0.1"), issuer(""));
        isNotAsked(requests(List.of("sign-in.example"), List.of(), "127.0.0.1"),
                issuer("").replace("http://", "https://"));
        assertThat(asked).hasValue(0);
    }

    @Test
    void aHostNobodyNamedIsNotAsked() throws IOException {
        isNotAsked(requests(List.of("other.example"), THIS_MACHINE, "127.0.0.1"), issuer(""));
        assertThat(asked).hasValue(0);
    }

    @Test
    void withoutTlsNobodyIsAskedBeyondThisMachine() throws IOException {
        isNotAsked(requests(List.of("sign-in.example"), List.of(Network.of("10.0.0.0/8").orElseThrow()), "10.1.2.3"),
                issuer(""));
        isNotAsked(requests(List.of("sign-in.example"), List.of(), "1.1.1.1"), issuer(""));
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        isNotAsked(requests(List.of("sign-in.example"), THIS_MACHINE, "127.0.0.1"), issuer("/moved"));
        assertThat(asked).hasValue(1);
    }
}
