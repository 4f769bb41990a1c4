package dev.noroshi.misp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Whether of an event is told, as deleted, what it said once and says no more: whoever took it then takes it away by that.
enum Gone {
    LEFT_OUT, TOLD_TOO, TOLD_ALONE;

    /// As servers write it into a path: `/deleted[]:0/deleted[]:1`, `/deleted:1`.
    private static final Pattern SWITCH = Pattern
            .compile("(?i)/deleted(?:\\[]|%5B%5D)?:(only|[012]|true|false)(?=/|$)");

    /// As clients write it (MISP, `deleted`): 1 for what was deleted beside the rest, `only` for that alone, a list of 0 and 1 for what
    /// it names. Empty when it cannot be read.
    static Optional<Gone> read(JsonNode asked) {
        if (asked.isMissingNode()) return Optional.of(LEFT_OUT);
        if (!asked.isArray()) return read(asked.asString(""));
        var all = asked.valueStream().map(each -> each.asString("")).collect(Collectors.toSet());
        if (all.size() != 1) return all.equals(java.util.Set.of("0", "1")) ? Optional.of(TOLD_TOO) : Optional.empty();
        return read(all.iterator().next()).map(one -> one == TOLD_TOO ? TOLD_ALONE : one);
    }

    private static Optional<Gone> read(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "0", "false" -> Optional.of(LEFT_OUT);
            case "1", "true" -> Optional.of(TOLD_TOO);
            case "2", "only" -> Optional.of(TOLD_ALONE);
            default -> Optional.empty();
        };
    }

    /// What the switches behind an event in a path ask for.
    static Gone inPath(String path) {
        var asked = SWITCH.matcher(path).results().flatMap(each -> read(each.group(1)).stream())
                .collect(Collectors.toSet());
        return asked.size() == 1 ? asked.iterator().next() : asked.isEmpty() ? LEFT_OUT : TOLD_TOO;
    }
}
