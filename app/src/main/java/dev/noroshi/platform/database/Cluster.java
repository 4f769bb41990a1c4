package dev.noroshi.platform.database;

import dev.noroshi.platform.start.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/// PostgreSQL's own files in a data folder.
record Cluster(DataFolder folder, PostgresPrograms programs, PostgresUser user) {

    /// Says that the program's role is there.
    private static final String ROLES = "noroshi.roles";

    /// Makes the files when there are none. They appear in one step, complete with role and database, so a start that
    /// was cut off is simply begun again.
    ///
    /// @throws CannotStart when another major version of PostgreSQL wrote them
    void prepare() throws IOException {
        var cluster = folder.cluster();
        if (Files.isDirectory(cluster)) {
            checkVersion(cluster);
            if (!Files.exists(cluster.resolve(ROLES))) addRoles(cluster);
            return;
        }
        var unfinished = cluster.resolveSibling("cluster.new");
        FileSystemUtils.deleteRecursively(unfinished);
        var secret = folder.secret();
        // sorted by code point, the same on every machine and in every version
        run("", List.of(programs.program("initdb"), "--pgdata=" + unfinished, "--username=postgres",
                "--pwfile=" + folder.secretFile(), "--auth=scram-sha-256", "--encoding=UTF8",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
        // the secret is random: hashing it thousands of times would only make every start and connection slower
        alone(unfinished, """
                set scram_iterations = 1
                create role %1$s login password '%2$s'
                create database %1$s owner %1$s
                """.formatted(EmbeddedPostgres.NAME, secret));
        addRoles(unfinished);
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The role the program works in, which owns nothing and sees no row the policies do not show it.
    private void addRoles(Path cluster) throws IOException {
        alone(cluster, """
                do $$ begin if not exists (select from pg_roles where rolname = 'noroshi_app') then create role noroshi_app; end if; end $$
                grant noroshi_app to %1$s
                """.formatted(EmbeddedPostgres.NAME));
        Files.createFile(cluster.resolve(ROLES));
    }

    /// Has the single-user server carry out statements, one per line.
    private void alone(Path cluster, String statements) throws IOException {
        run(statements, List.of(programs.program("postgres"), "--single", "-D", cluster.toString(), "postgres"));
    }

    private void checkVersion(Path cluster) throws IOException {
        var found = Integer.parseInt(Files.readString(cluster.resolve("PG_VERSION")).strip());
        var ours = Integer.parseInt(PostgresPrograms.VERSION.replaceFirst("\\..*", ""));
        if (found > ours) throw DataFolder.newerVersion(folder.path());
        if (found < ours)
            throw new CannotStart(
                    "データフォルダー " + folder.path() + " はPostgreSQL " + found + "の形式です。pg_upgradeでPostgreSQL " + ours
                            + "に移行してください。",
                    "The data folder " + folder.path() + " is in the format of PostgreSQL " + found
                            + "; bring it to PostgreSQL " + ours + " with pg_upgrade");
    }

    private void run(String input, List<String> command) throws IOException {
        var process = programs.process(user.command(command)).redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectErrorStream(true).start();
        try (var words = process.outputWriter(StandardCharsets.UTF_8)) {
            words.write(input);
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            // the single-user server ends well even when it refused a statement
            if (process.waitFor() != 0 || output.contains("ERROR:"))
                throw new IOException(Path.of(command.getFirst()).getFileName() + " failed: " + output.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while preparing " + folder.path(), e);
        }
    }
}
