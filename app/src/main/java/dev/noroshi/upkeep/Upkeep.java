package dev.noroshi.upkeep;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.noroshi.platform.clock.ClockConfiguration;
import dev.noroshi.platform.start.CannotStart;
import java.io.PrintStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The commands `verify`, `backup` and `restore` of the launcher. Ends with 0 when all is well, with 1 when a
/// verification found something, with 2 when a command could not be carried out.
public final class Upkeep {

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final Envelope.Cost cost;

    Upkeep(PrintStream out, PrintStream err, Clock clock, Envelope.Cost cost) {
        this.out = out;
        this.cost = cost;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging)
            logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        // Japanese must come out whatever the locale of the machine is
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new Upkeep(out, err, new ClockConfiguration().clock(), Envelope.Cost.USUAL).run(arguments));
    }

    int run(String... arguments) {
        try {
            var asked = Arguments.of(arguments);
            return switch (asked.command()) {
                case "verify" -> new VerifyCommand(out, err, clock).run(asked);
                case "backup" -> new BackupCommand(out, clock, cost).run(asked);
                case "restore" -> new RestoreCommand(out, err).run(asked);
                default -> throw new CannotStart("コマンド " + asked.command() + " はありません。",
                        "There is no command " + asked.command());
            };
        } catch (CannotStart refusal) {
            err.println(refusal.japanese());
            err.println("noroshi: " + refusal.english());
            return 2;
        }
    }

    /// A path as it was meant from where the command was given.
    static Path path(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }
}
