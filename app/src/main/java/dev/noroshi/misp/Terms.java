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
record Terms(List<Term> any, List<Term> all, List<Term> none) {

    /// Looks for nothing in particular.
    static final Terms WHATEVER = new Terms(List.of(), List.of(), List.of());
    // a pattern is tried on every value; nobody types so many
    private static final int MOST = 1_000;

    /// One thing that is looked for.
    ///
    /// @param text as it was written
    record Term(String text, Pattern pattern) {

        static Term of(String text) {
            var parts = new ArrayList<String>();
            for (var part : text.split("%", -1))
                parts.add(part.isEmpty() ? "" : Pattern.quote(part));
            return new Term(text, Pattern.compile(String.join(".*?", parts),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
        }

        boolean isIn(Collection<String> texts) {
            return texts.stream().anyMatch(each -> pattern.matcher(each).matches());
        }

        /// Whether it may be more than one text.
        boolean isOpen() {
            return text.indexOf('%') >= 0;
        }
    }

    static Terms read(JsonNode asked) {
        var any = new ArrayList<Term>();
        var all = new ArrayList<Term>();
        var none = new ArrayList<Term>();
        if (asked.isObject())
            asked.properties().forEach(each -> {
                var where = switch (each.getKey().toUpperCase(Locale.ROOT)) {
                    case "NOT" -> none;
                    case "AND" -> all;
                    default -> any;
                };
                texts(each.getValue()).forEach(text -> where.add(Term.of(text)));
            });
        else
            for (var text : texts(asked))
                if (text.startsWith("!")) none.add(Term.of(text.substring(1)));
                else any.add(Term.of(text));
        return new Terms(any, all, none);
    }

    private static List<String> texts(JsonNode asked) {
        var nodes = asked.isArray() ? asked.valueStream().toList() : List.of(asked);
        return nodes.stream().flatMap(each -> each.isValueNode() && !each.isNull()
                ? List.of(each.asString("").split("&&|\\|\\|")).stream()
                : java.util.stream.Stream.empty()).map(String::strip).filter(each -> !each.isEmpty())
                .limit(MOST).toList();
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
        return (any.isEmpty() || any.stream().anyMatch(each -> each.isIn(texts)))
                && all.stream().allMatch(each -> each.isIn(texts)) && none.stream().noneMatch(each -> each.isIn(texts));
    }

    /// Some of what must be there, one of which whatever is meant has; empty where there may be anything.
    List<Term> needed() {
        return any.isEmpty() ? all.stream().limit(1).toList() : any;
    }

    /// Whether one of what must not be there is among these.
    boolean rejects(Collection<String> texts) {
        return none.stream().anyMatch(each -> each.isIn(texts));
    }
}
