package dev.noroshi.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The program under measurement: its process, its database (to fill it), and callers of its pages and its API.
final class Program implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Process process;
    private final Path data;
    private final String url;
    private Connection looking;

    private Program(Process process, Path data, String url) {
        this.process = process;
        this.data = data;
        this.url = url;
    }

    /// @param settings further arguments of the program, such as `--spring.mail.host=127.0.0.1`
    static Program start(Path jar, Path data, String... settings) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
        var flags = System.getenv().getOrDefault("NOROSHI_JAVA_OPTS", "").strip();
        if (!flags.isEmpty()) command.addAll(List.of(flags.split(" +")));
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port, "--noroshi.data=" + data,
                "--noroshi.demo=true",
                // the programs are faster than people
                "--noroshi.limits.address=0", "--noroshi.limits.person=0", "--noroshi.limits.organisation=0",
                "--noroshi.taxii.most-waiting=1000000000"));
        command.addAll(List.of(settings));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("Noroshi is ready at ")) continue;
            Thread.ofVirtual().start(() -> lines.lines().forEach(said -> {
                // read on, or the program would stop at a full pipe
            }));
            return new Program(process, data, "http://localhost:" + port);
        }
        throw new IllegalStateException("The program did not start");
    }

    /// The columns of the first demo account with that role: login, password, token, role, organisation, class, sector.
    List<String> account(String role, String organisation) throws Exception {
        return Files.readAllLines(data.resolve("demo-accounts.csv")).stream().map(line -> List.of(line.split(",", -1)))
                .filter(row -> row.get(3).equals(role) && (organisation.isEmpty() || row.get(4).equals(organisation)))
                .findFirst().orElseThrow();
    }

    long pid() {
        return process.pid();
    }

    /// Over one connection that stays: to open one for each look would take the processor from what is measured.
    synchronized long count(String query) throws Exception {
        if (looking == null) looking = database();
        try (var statement = looking.prepareStatement(query); var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Where it answers.
    String url() {
        return url;
    }

    Connection database() throws Exception {
        return DriverManager.getConnection(databaseUrl(), "noroshi", databaseSecret());
    }

    /// Returns when the disk has all that was put into the database: what a fill of minutes leaves to be written would be paid
    /// by what is measured next. As the owner of the cluster, since nobody else may order it.
    void writeOut() throws Exception {
        try (var connection = DriverManager.getConnection(databaseUrl(), "postgres", databaseSecret());
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    String databaseUrl() throws Exception {
        return "jdbc:postgresql://127.0.0.1:" + Files.readString(data.resolve("postgres").resolve("port")).strip() + "/noroshi";
    }

    String databaseSecret() throws Exception {
        return Files.readString(data.resolve("postgres").resolve("secret")).strip();
    }

    /// Calls with a token.
    Caller api(List<String> account) {
        return new Caller(HttpClient.newHttpClient(), url + "/api/v1", account.get(2));
    }

    /// Calls with a session, as a browser does.
    Caller browser(List<String> account) throws Exception {
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL).build();
        var page = client.send(HttpRequest.newBuilder(URI.create(url + "/sign-in")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        var csrf = CSRF.matcher(page);
        if (!csrf.find()) throw new IllegalStateException("The sign-in page has no token against forged requests");
        var form = "_csrf=" + encoded(csrf.group(1)) + "&login=" + encoded(account.get(0)) + "&password="
                + encoded(account.get(1));
        client.send(HttpRequest.newBuilder(URI.create(url + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
        return new Caller(client, url, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws Exception {
        if (looking != null) looking.close();
        process.destroy();
        process.waitFor();
    }

    /// Somebody who calls.
    record Caller(HttpClient client, String base, String token) {

        String get(String path) throws Exception {
            return send(request(path).GET(), path);
        }

        String post(String path, String json) throws Exception {
            return send(request(path).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json)), path);
        }

        private HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create(base + path));
            return token == null ? request : request.header("Authorization", "Bearer " + token);
        }

        private String send(HttpRequest.Builder request, String path) throws Exception {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2 || answer.uri().getPath().equals("/sign-in"))
                throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
            return answer.body();
        }
    }
}
