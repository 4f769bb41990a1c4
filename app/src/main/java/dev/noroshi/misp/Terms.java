package dev.noroshi.misp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What is looked for, as clients of MISP write it: one text, several of which any will do, `!` before what must not be there,
/// `%` for any characters, or an object of `OR`, `AND` and `NOT`.
///
/// @param any one of these; empty for whatever there is
/// @param all every one of these
/// @param none not one of these
record Terms(List<Pattern> any, List<Pattern> all, List<Pattern> none) {

    /// Looks for nothing in particular.
    static final Terms WHATEVER = new Terms(List.of(), List.of(), List.of());
    // a pattern is tried on every value; nobody types so many
    private static final int MOST = 1_000;

    static Terms read(JsonNode asked) {
        var any = new ArrayList<Pattern>();
        var all = new ArrayList<Pattern>();
        var none = new ArrayList<Pattern>();
        if (asked.isObject())
            asked.properties().forEach(each -> {
                var where = switch (each.getKey().toUpperCase(Locale.ROOT)) {
                    case "NOT" -> none;
                    case "AND" -> all;
                    default -> any;
                };
                texts(each.getValue()).forEach(text -> where.add(pattern(text)));
            });
        else
            for (var text : texts(asked))
                if (text.startsWith("!")) none.add(pattern(text.substring(1)));
                else any.add(pattern(text));
        return new Terms(any, all, none);
    }

    private static List<String> texts(JsonNode asked) {
        var nodes = asked.isArray() ? asked.valueStream().toList() : List.of(asked);
        return nodes.stream().flatMap(each -> each.isValueNode() && !each.isNull()
                ? List.of(each.asString("").split("&&|\\|\\|")).stream()
                : java.util.stream.Stream.empty()).map(String::strip).filter(each -> !each.isEmpty())
                .limit(MOST).toList();
    }

    private static Pattern pattern(String text) {
        var parts = new ArrayList<String>();
        for (var part : text.split("%", -1))
            parts.add(part.isEmpty() ? "" : Pattern.quote(part));
        return Pattern.compile(String.join(".*?", parts),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean isWhatever() {
        return any.isEmpty() && all.isEmpty() && none.isEmpty();
    }

    /// Whether something that is called so is meant.
    boolean meets(String text) {
        return meets(List.of(text));
    }

    /// Whether something is meant that has these, each of which may be what is looked for.
    boolean meets(Collection<String> texts) {
        return (any.isEmpty() || any.stream().anyMatch(each -> isIn(each, texts)))
                && all.stream().allMatch(each -> isIn(each, texts))
                && none.stream().noneMatch(each -> isIn(each, texts));
    }

    private static boolean isIn(Pattern pattern, Collection<String> texts) {
        return texts.stream().anyMatch(text -> pattern.matcher(text).matches());
    }
}
