package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Machines that show a certificate, over real TLS.
@NoroshiTest
@Import(Probe.class)
class ClientCertificateTest {

    private static final String PASSWORD = "only for the test";
    private static final Path FOLDER = stores();

    @Autowired
    ApplicationContext program;
    @Autowired
    Tokens tokens;
    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("server.ssl.client-auth", () -> "want");
        registry.add("server.ssl.key-store", () -> FOLDER.resolve("server.p12").toUri().toString());
        registry.add("server.ssl.key-store-password", () -> PASSWORD);
        registry.add("server.ssl.trust-store", () -> FOLDER.resolve("trust.p12").toUri().toString());
        registry.add("server.ssl.trust-store-password", () -> PASSWORD);
    }

    @Test
    void aMachineActsAsFarAsItsRegistrationSays() throws Exception {
        var door = new FrontDoor(program, port);
        var person = door.account(FrontDoor.lead(Role.OPERATOR_REPORTER));
        assertThat(get("machine", null)).describedAs("trusted, but nobody's").isEqualTo(401);
        var id = tokens.register(person, "SIEM", Certificates.sha256(certificate("machine")),
                program.getBean(java.time.Clock.class).instant().plus(Duration.ofDays(1)), TokenScope.WHOLE);
        assertThat(get("machine", null)).isEqualTo(200);
        assertThat(get("other", null)).isEqualTo(401);
        assertThat(get(null, null)).isEqualTo(401);
        assertThat(get("machine", "Bearer nrs_wrong")).describedAs("the header counts").isEqualTo(401);
        tokens.revoke(person, id);
        assertThat(get("machine", null)).isEqualTo(401);
        var narrow = tokens.register(person, "SIEM", Certificates.sha256(certificate("other")),
                program.getBean(java.time.Clock.class).instant().plus(Duration.ofDays(1)), new TokenScope(
                        Optional.of(Set.of(Permission.READ_REPORT)), List.of(), TokenScope.Use.READ_AND_WRITE));
        assertThat(narrow).isNotNull();
        assertThat(get("other", null)).isEqualTo(403);
    }

    @Test
    void aHeaderIsNoCertificate() throws Exception {
        var pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .encodeToString(certificate("machine").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        assertThat(Certificates.read(pem)).contains(certificate("machine"));
        assertThat(Certificates.read("nonsense")).isEmpty();
        for (var header : List.of("X-SSL-Client-Cert", "X-Client-Cert", "X-Forwarded-Client-Cert", "SSL_CLIENT_CERT"))
            assertThat(send(client(null), request().header(header, pem.replace("\n", " "))).statusCode())
                    .isEqualTo(401);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/api/v1/probe"));
    }

    private int get(@Nullable String machine, @Nullable String authorization) throws Exception {
        var request = request();
        if (authorization != null) request.header("Authorization", authorization);
        return send(client(machine), request).statusCode();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        try (client) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpClient client(@Nullable String machine) throws GeneralSecurityException, IOException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("trust"));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (machine != null) keys.init(store(machine), PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(machine == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static X509Certificate certificate(String name) throws GeneralSecurityException, IOException {
        return (X509Certificate) store(name).getCertificate(name);
    }

    private static KeyStore store(String name) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(FOLDER.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
    }

    /// Keys made for this run, each its own authority.
    private static Path stores() {
        try {
            var folder = Files.createTempDirectory("noroshi-certificates-");
            for (var name : List.of("server", "machine", "other")) {
                keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext",
                        "san=dns:localhost", "-validity", "2", "-keystore", folder.resolve(name + ".p12").toString());
                keytool("-exportcert", "-alias", name, "-file", folder.resolve(name + ".cer").toString(), "-keystore",
                        folder.resolve(name + ".p12").toString());
                keytool("-importcert", "-noprompt", "-alias", name, "-file", folder.resolve(name + ".cer").toString(),
                        "-keystore", folder.resolve("trust.p12").toString());
            }
            return folder;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        var running = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (running.waitFor() != 0) throw new IllegalStateException(said);
    }
}
