package dev.noroshi.platform.database;

import com.sun.security.auth.module.UnixSystem;
import dev.noroshi.platform.start.CannotStart;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// As whom, and under whose eyes, the PostgreSQL programs run.
///
/// PostgreSQL refuses to run as root. In a user namespace of its own, without a mapping, it is nobody in particular and
/// yet owns its files, so nothing need change hands.
final class PostgresUser {

    private final List<String> asNobody;

    private PostgresUser(List<String> asNobody) {
        this.asNobody = asNobody;
    }

    /// @throws CannotStart when we are root and the machine knows no user namespaces
    static PostgresUser current() {
        if (new UnixSystem().getUid() != 0) return new PostgresUser(List.of());
        var asNobody = List.of("unshare", "-U");
        if (!works(asNobody))
            throw new CannotStart(
                    "PostgreSQLはrootでは起動できず、この環境ではユーザー名前空間も使えません。一般ユーザーで起動するか、--database-url を指定してください。",
                    "PostgreSQL refuses to run as root and user namespaces are not available here; run Noroshi as an ordinary user, or use --database-url");
        return new PostgresUser(asNobody);
    }

    /// A command that runs to its end.
    List<String> command(List<String> command) {
        var whole = new ArrayList<>(asNobody);
        whole.addAll(command);
        return whole;
    }

    /// A command that serves: it hears nothing of Ctrl-C in our terminal, because we stop it ourselves, after our last
    /// transaction; and when the *thread* that starts it ends, however it ends, it is told to stop.
    List<String> server(List<String> command) {
        var whole = new ArrayList<>(asNobody);
        if (onPath("setsid")) whole.add("setsid");
        if (onPath("setpriv")) whole.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        whole.addAll(command);
        return whole;
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean onPath(String program) {
        for (var folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
            if (Files.isExecutable(Path.of(folder, program))) return true;
        return false;
    }
}
