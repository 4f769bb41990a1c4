package dev.noroshi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Starts the packaged program with the fictional world and measures it from outside. Prints one line per figure.
///
/// Arguments: the jar, then which to run (`form`, `source`, `lists`, `inboxes`, `reach`, `taxii`; all but
/// `taxii`, which takes minutes to fill, when none is named).
public final class Bench {

    private Bench() {
    }

    public static void main(String[] arguments) throws Exception {
        var jar = Path.of(arguments[0]);
        var wanted = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.of("form", "source", "lists", "inboxes", "reach");
        if (wanted.contains("form")) new ReadForm(jar).run();
        if (wanted.contains("source")) new SourceCheck(jar).run();
        if (List.of("form", "source").containsAll(wanted)) return;
        var folder = Files.createTempDirectory("noroshi-bench-");
        try (var program = Program.start(jar, folder, Reach.settings())) {
            if (wanted.contains("lists")) new Lists(program).run();
            if (wanted.contains("inboxes")) new Inboxes(program).run();
            if (wanted.contains("reach")) new Reach(program).run();
            if (wanted.contains("taxii")) new Taxii(program, folder).run();
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
