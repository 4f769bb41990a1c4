package dev.noroshi.taxii;

import dev.noroshi.kernel.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client asks for in the address. Source: TAXII 2.1, sections 3.4 and 3.5.
///
/// @param ids none: of all
/// @param versions which versions of an object
/// @param specs none: the latest of each object
/// @param naming whether the versions were named, or are what is meant when nobody says
record Asked(Optional<Instant> addedAfter, OptionalInt limit, Optional<String> next, List<String> ids,
        List<String> types, Versions versions, List<String> specs, Naming naming) {

    private static final Set<String> ONCE = Set.of("added_after", "limit", "next", "match[id]", "match[type]",
            "match[version]", "match[spec_version]");
    static final int MOST = 500;
    /// So many ids of the longest type STIX has, `extension-definition`, with every sign percent-encoded that may be, and some
    /// room; `server.max-http-request-header-size` holds that and what else stands in the head of a request.
    static final int LONGEST = 31_000;
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?([Zz]|[+ -]\\d\\d:\\d\\d)");

    /// Whether versions are named at all.
    enum Naming {
        NAMED, NOT_NAMED
    }

    /// Which versions.
    ///
    /// @param exact those modified then
    record Versions(boolean all, boolean first, boolean last, List<Instant> exact) {

        static final Versions LAST = new Versions(false, false, true, List.of());

        boolean isLastOnly() {
            return last && !first && exact.isEmpty();
        }
    }

    /// What came of reading it.
    sealed interface Read {
        record Good(Asked asked) implements Read {
        }

        record Bad(Problem problem) implements Read {
        }
    }

    /// Reads what stands behind the question mark.
    static Read read(@Nullable String query) {
        if (query != null && query.length() > LONGEST) return bad("query", "taxii.query-long");
        var values = new LinkedHashMap<String, String>();
        for (var part : (query == null ? "" : query).split("&")) {
            if (part.isEmpty()) continue;
            var equals = part.indexOf('=');
            String name;
            String value;
            try {
                name = decoded(equals < 0 ? part : part.substring(0, equals));
                value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            } catch (IllegalArgumentException e) {
                return bad("query", "taxii.query-unreadable");
            }
            // what we do not know is passed over (section 3.4)
            if (ONCE.contains(name) && values.putIfAbsent(name, value) != null)
                return bad(name, "taxii.query-twice", name);
        }
        return read(values);
    }

    private static Read read(Map<String, String> values) {
        var after = Optional.<Instant>empty();
        if (values.containsKey("added_after")) {
            after = time(values.getOrDefault("added_after", ""));
            if (after.isEmpty()) return bad("added_after", "taxii.query-time", "added_after");
        }
        var limit = OptionalInt.empty();
        if (values.containsKey("limit")) {
            limit = limit(values.getOrDefault("limit", ""));
            if (limit.isEmpty()) return bad("limit", "taxii.query-limit");
        }
        var versions = versions(values.get("match[version]"));
        if (versions.isEmpty()) return bad("match[version]", "taxii.query-version");
        for (var name : List.of("match[id]", "match[type]", "match[spec_version]"))
            if (words(values.get(name)).size() > MOST) return bad(name, "taxii.query-long");
        return new Read.Good(new Asked(after, limit,
                Optional.ofNullable(values.get("next")).filter(text -> !text.isEmpty()),
                words(values.get("match[id]")), words(values.get("match[type]")), versions.get(),
                words(values.get("match[spec_version]")),
                values.containsKey("match[version]") ? Naming.NAMED : Naming.NOT_NAMED));
    }

    private static String decoded(String text) {
        // a plus is a plus: times are written with it, and nothing we are asked for holds a space
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static List<String> words(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",")).map(String::strip).filter(word -> !word.isEmpty()).distinct()
                        .toList();
    }

    private static Optional<Versions> versions(@Nullable String value) {
        if (value == null) return Optional.of(Versions.LAST);
        var words = words(value);
        if (words.isEmpty()) return Optional.empty();
        // "all" stands alone (section 3.4.1)
        if (words.contains("all"))
            return words.size() == 1 ? Optional.of(new Versions(true, false, false, List.of())) : Optional.empty();
        var exact = new ArrayList<Instant>();
        for (var word : words) {
            if (word.equals("first") || word.equals("last")) continue;
            var time = time(word);
            if (time.isEmpty()) return Optional.empty();
            exact.add(time.get());
        }
        return exact.size() > MOST
                ? Optional.empty()
                : Optional.of(new Versions(false, words.contains("first"), words.contains("last"), List.copyOf(exact)));
    }

    /// However fine it is written; what is finer than we keep is cut off.
    static Optional<Instant> time(String text) {
        var parts = TIME.matcher(text);
        if (text.length() > 60 || !parts.matches()) return Optional.empty();
        try {
            var fraction = parts.group(2) == null ? "" : parts.group(2);
            var zone = parts.group(3).replace(' ', '+');
            var written = parts.group(1) + (fraction.length() > 10 ? fraction.substring(0, 10) : fraction) + zone;
            return Optional.of(OffsetDateTime.parse(written).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static OptionalInt limit(String text) {
        if (!text.matches("[0-9]{1,18}")) return OptionalInt.empty();
        var limit = Long.parseLong(text);
        return limit == 0 ? OptionalInt.empty() : OptionalInt.of((int) Math.min(limit, Integer.MAX_VALUE));
    }

    private static Read bad(String field, String code, String... details) {
        return new Read.Bad(Problem.of(field, code, details));
    }

    /// What the page after this one must repeat: all but how many, and since when (clients change those).
    String filters() {
        return ids + " " + types + " " + versions + " " + specs;
    }

    /// The same of one object; of its versions all are told.
    Asked about(String object, Pager.Of what) {
        return new Asked(addedAfter, limit, next, List.of(object), List.of(),
                what == Pager.Of.VERSIONS ? new Versions(true, false, false, List.of()) : versions, specs,
                naming);
    }

    /// The same where no version is named: all of them.
    Asked ofAllVersions() {
        return naming == Naming.NAMED
                ? this
                : new Asked(addedAfter, limit, next, ids, types, new Versions(true, false, false, List.of()), specs,
                        naming);
    }
}
