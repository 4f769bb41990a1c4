package dev.noroshi.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program of its own that opens the embedded database, says so, and waits: something to kill.
final class SmallProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader says;

    private SmallProgram(Process process) {
        this.process = process;
        this.says = process.inputReader();
    }

    /// What runs in the other process.
    public static void main(String[] arguments) throws IOException {
        try (var database = new DatabaseSource.Embedded(Path.of(arguments[0]), Path.of(arguments[1])).open()) {
            System.out.println("open " + database.address().user());
            var ignored = System.in.read();
        }
    }

    static SmallProgram start(Path data) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), data, EmbeddedPostgresTest.PROGRAMS, Map.of());
    }

    /// @param prefix what runs it, such as `setpriv …`
    static SmallProgram start(List<String> prefix, String classPath, Path data, Path programs,
            Map<String, String> environment) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
                SmallProgram.class.getName(), data.toString(), programs.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var program = new SmallProgram(builder.start());
        program.awaitOpen();
        return program;
    }

    private void awaitOpen() throws IOException {
        var heard = new StringBuilder();
        for (var line = says.readLine(); line != null; line = says.readLine()) {
            if (line.equals("open noroshi")) return;
            heard.append(line).append('\n');
        }
        throw new IOException("The program ended without opening its database; it said: " + heard);
    }

    /// `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Lets it end as a program should, and waits for that.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
