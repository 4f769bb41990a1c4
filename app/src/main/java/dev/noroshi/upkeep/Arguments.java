package dev.noroshi.upkeep;

import dev.noroshi.platform.database.DatabaseSource;
import dev.noroshi.platform.start.CannotStart;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was typed after the name of the program.
record Arguments(String command, Map<String, String> options) {

    private static final Map<String, Set<String>> KNOWN = Map.of("verify", Set.of("data", "database-url", "new-key"),
            "backup", Set.of("to", "data", "database-url", "passphrase-file"), "restore",
            Set.of("from", "data", "database-url", "passphrase-file"));
    private static final Set<String> WITHOUT_VALUE = Set.of("new-key");

    Arguments {
        options = Map.copyOf(options);
    }

    static Arguments of(String... words) {
        var command = words.length == 0 ? "" : words[0];
        var known = KNOWN.getOrDefault(command, Set.of());
        var options = new HashMap<String, String>();
        for (var i = 1; i < words.length; i++) {
            var parts = words[i].split("=", 2);
            var name = parts[0].replaceFirst("^--", "");
            if (!parts[0].startsWith("--") || !known.contains(name))
                throw new CannotStart("オプション " + parts[0] + " はありません。./noroshi help をご覧ください。",
                        "there is no option " + parts[0] + "; see ./noroshi help");
            if (WITHOUT_VALUE.contains(name)) {
                options.put(name, "");
            } else if (parts.length == 2) {
                options.put(name, parts[1]);
            } else if (++i < words.length) {
                options.put(name, words[i]);
            } else {
                throw new CannotStart(parts[0] + " には値が必要です。", parts[0] + " needs a value; see ./noroshi help");
            }
        }
        return new Arguments(command, options);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    Path needed(String name) {
        return Upkeep.path(option(name).orElseThrow(
                () -> new CannotStart("--" + name + " を指定してください。", "say --" + name + "; see ./noroshi help")));
    }

    Path data() {
        return Upkeep.path(option("data").orElse("data"));
    }

    /// The database by URL, from the option or the environment; else the one in the data folder.
    DatabaseSource database() {
        return url().<DatabaseSource>map(DatabaseSource.External::new).orElseGet(
                () -> new DatabaseSource.Embedded(data()));
    }

    Optional<String> url() {
        return option("database-url").or(() -> Optional.ofNullable(System.getenv("NOROSHI_DATABASE_URL")))
                .filter(url -> !url.isBlank());
    }

    /// Names no value: one of them may be a URL with a password.
    @Override
    public String toString() {
        return "Arguments[" + command + " " + options.keySet() + "]";
    }
}
