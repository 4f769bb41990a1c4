package dev.noroshi.e2e;

import static dev.noroshi.e2e.Taxii.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The conformance suite of TAXII 2.1, row 24 of docs/taxii.md, over real TLS: Basic, bearer and client certificates; and
/// row 9 once more, where a program goes on with the cursor another one wrote.
class TaxiiOverTlsTest {

    private static final String PASSWORD = "only-for-the-test";

    @TempDir
    Path folder;

    @Test
    void row24_aMachineComesInByTokenOrByItsCertificateOverTlsAlone() throws Exception {
        for (var name : List.of("server", "machine", "other"))
            makeKeys(name);
        try (var product = Product.on(folder.resolve("data")).withDemo()
                .set("server.ssl.key-store", folder.resolve("server.p12").toUri().toString())
                .set("server.ssl.key-store-password", PASSWORD)
                .set("server.ssl.trust-store", folder.resolve("trust.p12").toUri().toString())
                .set("server.ssl.trust-store-password", PASSWORD).set("server.ssl.client-auth", "want")) {
            product.start();
            var home = "https://localhost:" + product.port();
            var account = Taxii.somebodyNew(product);
            var plain = Taxii.with(home, "Bearer " + account.token(), client(null));
            assertThat(plain.page("/taxii2/").has("api_roots")).isTrue();
            assertThat(plain.with("Basic " + Base64.getEncoder().encodeToString(("siem:" + account.token())
                    .getBytes(StandardCharsets.UTF_8))).get("/taxii2/").statusCode()).isEqualTo(200);
            assertError(plain.with("").get("/taxii2/"), 401);
            oldTlsIsRefused(product.port());

            var machine = Taxii.with(home, "", client("machine"));
            assertError(machine.get("/taxii2/"), 401);
            register(home, account, Files.readString(folder.resolve("machine.pem")));
            var own = machine.own();
            assertThat(own).as("the certificate is the operator's").isEqualTo(plain.own());
            machine.put(own, Stix.ids(3).stream().map(Stix::indicator).toList());
            assertError(Taxii.with(home, "", client("other")).get("/taxii2/"), 401);
            assertError(machine.with("Bearer nrs_wrong").get("/taxii2/"), 401);

            var next = machine.page(own + "objects/?limit=1").get("next").asString();
            product.stop();
            product.start();
            assertThat(
                    Taxii.with(home, "", client("machine")).page(own + "objects/?next=" + next).get("objects").size())
                    .as("row 9: the cursor outlives the program that wrote it").isEqualTo(2);
        }
    }

    private void oldTlsIsRefused(int port) throws Exception {
        for (var good : List.of("TLSv1.2", "TLSv1.3"))
            try (var socket = (SSLSocket) tls(null).getSocketFactory().createSocket("localhost", port)) {
                socket.setEnabledProtocols(new String[]{good});
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo(good);
            }
        // this machine's own TLS would not even ask for what is old, so the question is written by hand
        assertThat(ClientHello.of(ClientHello.TLS_1_2).sentTo(port))
                .as("the same question is understood where it is new")
                .isEqualTo(new ClientHello.Answer.Greeting(ClientHello.TLS_1_2));
        for (var old : List.of(ClientHello.SSL_3, ClientHello.TLS_1_0, ClientHello.TLS_1_1))
            assertThat(ClientHello.of(old).sentTo(port)).isEqualTo(new ClientHello.Answer.WrongVersion());
    }

    /// As a person does it on the page of settings.
    private void register(String home, Account account, String certificate) throws Exception {
        try (var browser = HttpClient.newBuilder().sslContext(tls(null)).cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL).build()) {
            submit(browser, home, "/sign-in", "/sign-in",
                    Map.of("login", account.login(), "password", account.password()));
            var registered = submit(browser, home, "/settings", "/settings/tokens",
                    Map.of("name", "SIEM", "days", "30", "reach", "ALL", "certificate", certificate));
            assertThat(registered.statusCode()).as(registered.uri() + " " + registered.body()).isEqualTo(200);
            assertThat(registered.body()).contains("SIEM");
        }
    }

    private static HttpResponse<String> submit(HttpClient browser, String home, String page, String action,
            Map<String, String> fields) throws Exception {
        var shown = browser.send(HttpRequest.newBuilder(URI.create(home + page)).build(), BodyHandlers.ofString());
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(shown.body());
        assertThat(token.find()).as(page + " has a form: " + shown.body()).isTrue();
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token.group(1));
        var body = all.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(HttpRequest.newBuilder(URI.create(home + action))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Origin", home)
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpClient client(@Nullable String name) throws Exception {
        return HttpClient.newBuilder().sslContext(tls(name)).build();
    }

    private SSLContext tls(@Nullable String name) throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("trust"));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (name != null) keys.init(store(name), PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(name == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    private KeyStore store(String name) throws Exception {
        return KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
    }

    /// A key whose certificate is its own authority, trusted by everybody here.
    private void makeKeys(String name) throws IOException {
        var store = folder.resolve(name + ".p12").toString();
        var pem = folder.resolve(name + ".pem").toString();
        keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:localhost",
                "-validity", "2", "-keystore", store);
        keytool("-exportcert", "-rfc", "-alias", name, "-file", pem, "-keystore", store);
        keytool("-importcert", "-noprompt", "-alias", name, "-file", pem, "-keystore",
                folder.resolve("trust.p12").toString());
    }

    private static void keytool(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        var running = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.onExit().join().exitValue() != 0) throw new IllegalStateException(said);
    }
}
