package dev.noroshi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Starts the packaged program with the fictional world and measures it from outside. Prints one line per figure.
///
/// Arguments: the jar, then which to run (`form`, `source`, `lists`, `inboxes`, `reach`, `mails`, `taxii`); all but `taxii`,
/// which takes minutes to fill, when none is named, `mails` only where a mail server is named. `name=value` among them is a setting (README).
public final class Bench {

    private Bench() {
    }

    public static void main(String[] arguments) throws Exception {
        // who stops a measurement stops what it started
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy)));
        var jar = Path.of(arguments[0]);
        var named = List.of(arguments).subList(1, arguments.length).stream().filter(each -> !isSetting(each)).toList();
        var wanted = named.isEmpty() ? List.of("form", "source", "lists", "inboxes", "reach", "mails") : named;
        if (wanted.contains("form")) new ReadForm(jar).run();
        if (wanted.contains("source")) new SourceCheck(jar).run();
        if (List.of("form", "source").containsAll(wanted)) return;
        if (wanted.contains("lists") || wanted.contains("inboxes"))
            with(jar, (program, folder) -> {
                if (wanted.contains("lists")) new Lists(program).run();
                if (wanted.contains("inboxes")) new Inboxes(program).run();
            });
        if (wanted.contains("reach")) with(jar, (program, folder) -> new Reach(program).run(), Reach.QUIET);
        if (wanted.contains("taxii")) with(jar, (program, folder) -> new Taxii(jar, program, folder).run(), Reach.QUIET);
        if (wanted.contains("mails") && Mails.isPossible()) with(jar, (program, folder) -> new Mails(program).run(), Mails.settings());
    }

    /// `objects=20000` says how large something is to be.
    private static boolean isSetting(String argument) {
        var parts = argument.split("=", 2);
        if (parts.length < 2) return false;
        System.setProperty(parts[0], parts[1]);
        return true;
    }

    interface Work {
        void on(Program program, Path folder) throws Exception;
    }

    /// Starts the program on a data folder of its own, which is gone afterwards; a copy of the one `NOROSHI_BENCH_WORLD` names, if
    /// it names one, because telling the fictional world takes a while.
    static void with(Path jar, Work work, String... settings) throws Exception {
        var folder = Files.createTempDirectory("noroshi-bench-");
        var world = System.getenv("NOROSHI_BENCH_WORLD");
        // with owners and permissions, on which PostgreSQL insists
        if (world != null && new ProcessBuilder("cp", "-a", world + "/.", folder.toString()).inheritIO().start().waitFor() != 0)
            throw new IllegalStateException("Could not copy " + world);
        try (var program = Program.start(jar, folder, settings)) {
            work.on(program, folder);
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
