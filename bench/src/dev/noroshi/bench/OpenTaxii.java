package dev.noroshi.bench;

import java.io.File;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// OpenTAXII under gunicorn on the same PostgreSQL, in a schema of its own, with the same objects; or none, where the folder that
/// `NOROSHI_BENCH_PEERS` names holds no Python environment `opentaxii`.
record OpenTaxii(Process process, String url, String token) implements AutoCloseable {

    private static final String WANTED = "NOROSHI_BENCH_PEERS";

    /// @param objects how many it is filled with
    static OpenTaxii start(Program program, Path folder, int objects) throws Exception {
        var peers = System.getenv(WANTED);
        var python = Path.of(peers == null ? "/nowhere" : peers, "opentaxii", "bin", "python");
        if (!Files.isExecutable(python)) {
            System.out.println("OpenTAXII is not there (" + WANTED + "); measured without it");
            return new OpenTaxii(null, null, null);
        }
        try (var connection = program.database(); var statement = connection.createStatement()) {
            statement.execute("create schema opentaxii");
        }
        var database = "postgresql://noroshi:" + program.databaseSecret() + "@" + program.databaseUrl().replaceFirst("^jdbc:postgresql://", "")
                + "?options=-csearch_path%3Dopentaxii";
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var settings = Files.writeString(folder.resolve("opentaxii.yml"), """
                domain: "127.0.0.1:%1$d"
                auth_api:
                  class: opentaxii.auth.sqldb.SQLDatabaseAPI
                  parameters: {db_connection: "%2$s", create_tables: yes, secret: bench, token_ttl_secs: 36000}
                taxii1:
                taxii2:
                  persistence_api:
                    class: opentaxii.persistence.sqldb.Taxii2SQLDatabaseAPI
                    parameters: {db_connection: "%2$s", create_tables: yes}
                  title: bench
                  max_content_length: 209715200
                logging: {opentaxii: error, root: error}
                """.formatted(port, database));
        var made = made(python, settings, folder);
        try (var connection = program.database(); var statement = connection.createStatement()) {
            statement.execute("""
                    insert into opentaxii.opentaxii_stixobject (pk, id, collection_id, type, spec_version, date_added, version, serialized_data)
                    select gen_random_uuid(), 'indicator--' || u.id, '%s', 'indicator', '2.1',
                           timestamp '2026-01-01' + n * interval '1 microsecond', '2026-01-01', body::json
                    from generate_series(1, %d) n, lateral (select md5(n::text)::uuid id) u, lateral (select %s body) b"""
                    .formatted(made[2], objects, Store.BODY));
            statement.execute("vacuum analyze opentaxii.opentaxii_stixobject");
        }
        var command = new ProcessBuilder(python.resolveSibling("gunicorn").toString(), "opentaxii.http:app", "--bind", "127.0.0.1:" + port,
                "--workers", Integer.toString(Runtime.getRuntime().availableProcessors() + 1), "--worker-class", "gthread", "--threads", "4",
                "--keep-alive", "60", "--timeout", "120");
        var process = started(command, settings, folder).start();
        await(port);
        return new OpenTaxii(process, "http://127.0.0.1:" + port + "/taxii2/" + made[1] + "/collections/" + made[2], made[3]);
    }

    /// What its own commands would make: the words `READY`, the root, the collection, the token.
    private static String[] made(Path python, Path settings, Path folder) throws Exception {
        var making = started(new ProcessBuilder(python.toString(), Path.of(System.getProperty("bench.folder"), "peers", "set_up_opentaxii.py").toString()),
                settings, folder).start();
        making.waitFor();
        var said = Files.readAllLines(folder.resolve("opentaxii.said"));
        return said.stream().filter(line -> line.startsWith("READY ")).findFirst().map(line -> line.split(" "))
                .orElseThrow(() -> new IllegalStateException("OpenTAXII said " + said));
    }

    private static ProcessBuilder started(ProcessBuilder builder, Path settings, Path folder) {
        builder.environment().put("OPENTAXII_CONFIG", settings.toString());
        var said = new File(folder.toFile(), "opentaxii.said");
        return builder.redirectErrorStream(true).redirectOutput(said);
    }

    private static void await(int port) throws Exception {
        for (var tries = 0; tries < 120; tries++)
            try (var socket = new Socket("127.0.0.1", port)) {
                Thread.sleep(2_000); // its workers
                return;
            } catch (java.io.IOException notYet) {
                Thread.sleep(500);
            }
        throw new IllegalStateException("OpenTAXII did not start");
    }

    boolean isThere() {
        return process != null;
    }

    /// What its callers send.
    String[] headers(String... more) {
        var headers = Arrays.copyOf(new String[]{"Authorization", "Bearer " + token, "Accept", Taxii.TYPE}, 4 + more.length);
        System.arraycopy(more, 0, headers, 4, more.length);
        return headers;
    }

    @Override
    public void close() throws Exception {
        if (process == null) return;
        process.destroy();
        process.waitFor();
    }
}
