package dev.noroshi.misp;

import dev.noroshi.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client asks of `restSearch` and of the index, all of which must hold at once.
///
/// @param words anywhere in an event: its title or a value
/// @param limit 0 for no limit but ours
record Asked(Terms value, Terms type, Terms category, Terms tags, Terms eventTags, Terms uuid, Terms event, Terms info,
        Terms org, Terms threat, Terms object, Terms words, @Nullable Boolean toIds, @Nullable Boolean published,
        @Nullable LocalDate from, @Nullable LocalDate to, Span timestamp, Span eventTimestamp, Span publishTimestamp,
        Detail detail, Listed listed, Gone gone, int page, int limit) {

    /// At most so many events, or attributes, in one answer.
    static final int MOST = 10_000;
    private static final Set<String> FILTERS = Set.of("value", "attribute", "type", "category", "tags", "tag",
            "event_tags", "uuid",
            "eventid", "eventinfo", "info", "org", "threat_level_id", "threatlevel", "object_name", "searchall", "all",
            "quickfilter", "to_ids", "published", "from", "to", "datefrom", "dateuntil", "date", "timestamp",
            "event_timestamp", "publish_timestamp", "last", "metadata", "minimal", "enforcewarninglist", "page",
            "limit", "returnformat", "deleted");
    /// What changes nothing in what we answer.
    private static final Set<String> WITHOUT_EFFECT = Set.of("withattachments", "includeeventuuid",
            "includeeventtags", "includecontext", "headerless", "includesightings", "includedecayscore",
            "includecorrelations", "includefullmodel", "includewarninglisthits", "includegalaxy",
            "includeproposals", "excludedecayed", "sgreferenceonly", "requested_attributes", "sort", "direction",
            "desc", "nosightings",
            "excludelocaltags", "includealltags", "includeattachments", "scope", "order");

    /// How much of an event is told.
    enum Detail {
        WHOLE, METADATA, MINIMAL
    }

    /// Whether what should not be blocked is told too.
    enum Listed {
        TOLD, LEFT_OUT
    }

    /// Whether it is about single attributes, not about events as a whole.
    boolean isOfAttributes() {
        return !value.isWhatever() || !type.isWhatever() || !category.isWhatever() || !object.isWhatever()
                || toIds != null;
    }

    /// The same of the events as a list.
    Asked asList() {
        return new Asked(value, type, category, tags, eventTags, uuid, event, info, org, threat, object, words, toIds,
                published, from, to, timestamp, eventTimestamp, publishTimestamp, Detail.METADATA, listed, gone, page,
                limit);
    }

    /// What was asked, or what is wrong with it.
    sealed interface Read {

        record Good(Asked asked) implements Read {
        }

        record Bad(List<Problem> problems) implements Read {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }

    static Read read(ObjectNode body, Instant now, ZoneId zone) {
        return new Reader(body.path("request") instanceof ObjectNode inner ? inner : body, now, zone).read();
    }

    /// Reads one body.
    private static final class Reader {

        private final java.util.TreeMap<String, JsonNode> members = new java.util.TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Instant now;
        private final ZoneId zone;

        Reader(ObjectNode body, Instant now, ZoneId zone) {
            this.now = now;
            this.zone = zone;
            for (var each : body.properties()) {
                var name = each.getKey().toLowerCase(Locale.ROOT);
                if (each.getValue().isNull()) continue;
                // a filter we do not know, passed over in silence, would answer another question
                if (FILTERS.contains(name)) members.put(name, each.getValue());
                else
                    if (!WITHOUT_EFFECT.contains(name))
                        problems.add(
                                Problem.of(shortened(each.getKey()), "misp.filter-unknown", shortened(each.getKey())));
            }
        }

        Read read() {
            var format = member("returnformat").asString("json").toLowerCase(Locale.ROOT);
            if (!format.equals("json"))
                problems.add(Problem.of("returnFormat", "misp.format-unknown", shortened(format)));
            var page = whole("page", 1, 1);
            var limit = whole("limit", 0, 0);
            // searched for as the pages of MISP do: the words stand under "value"
            var isWorded = List.of("1", "true")
                    .contains(member("searchall", "all", "quickfilter").asString("").toLowerCase(Locale.ROOT))
                    && !member("value", "attribute").isMissingNode();
            var value = terms("value", "attribute");
            var asked = new Asked(isWorded ? Terms.WHATEVER : value, terms("type"), terms("category"),
                    terms("tags", "tag"),
                    terms("event_tags"), terms("uuid"), terms("eventid"), terms("eventinfo", "info"), terms("org"),
                    terms("threat_level_id", "threatlevel"), terms("object_name"),
                    isWorded ? value : terms("searchall", "all", "quickfilter"), flag("to_ids"), flag("published"),
                    day("from", "datefrom", "date"), day("to", "dateuntil"), span("timestamp"),
                    span("event_timestamp"), span("publish_timestamp", "last"), detail(),
                    Boolean.TRUE.equals(flag("enforcewarninglist")) ? Listed.LEFT_OUT : Listed.TOLD, gone(),
                    page, limit);
            return problems.isEmpty() ? new Read.Good(asked) : new Read.Bad(problems);
        }

        private Gone gone() {
            var asked = member("deleted");
            var found = Gone.read(asked);
            if (found.isEmpty()) problems.add(unreadable("deleted", asked));
            return found.orElse(Gone.LEFT_OUT);
        }

        private Detail detail() {
            return Boolean.TRUE.equals(flag("minimal"))
                    ? Detail.MINIMAL
                    : Boolean.TRUE.equals(flag("metadata")) ? Detail.METADATA : Detail.WHOLE;
        }

        private JsonNode member(String... names) {
            for (var name : names) {
                var found = members.get(name);
                if (found != null) return found;
            }
            return tools.jackson.databind.node.MissingNode.getInstance();
        }

        private Terms terms(String... names) {
            var asked = member(names);
            return asked.isMissingNode() ? Terms.WHATEVER : Terms.read(asked);
        }

        private @Nullable Boolean flag(String name) {
            var asked = member(name);
            if (asked.isMissingNode()) return null;
            return switch (asked.asString("").toLowerCase(Locale.ROOT)) {
                case "1", "true" -> true;
                case "0", "false", "" -> false;
                default -> {
                    // 0 and 1 together: both
                    if (!asked.isArray()) problems.add(unreadable(name, asked));
                    yield null;
                }
            };
        }

        private int whole(String name, int usual, int least) {
            var asked = member(name);
            if (asked.isMissingNode()) return usual;
            var text = asked.asString("");
            if (text.matches("\\d{1,8}") && Integer.parseInt(text) >= least) return Integer.parseInt(text);
            problems.add(unreadable(name, asked));
            return usual;
        }

        private @Nullable LocalDate day(String... names) {
            var asked = member(names);
            if (asked.isMissingNode()) return null;
            var at = asked.isValueNode() ? Span.at(asked.asString(""), now, zone) : java.util.Optional.<Instant>empty();
            if (at.isEmpty()) problems.add(unreadable(names[0], asked));
            return at.map(each -> LocalDate.ofInstant(each, zone)).orElse(null);
        }

        private Span span(String... names) {
            var asked = member(names);
            var found = Span.read(asked, now, zone);
            if (found.isEmpty()) problems.add(unreadable(names[0], asked));
            return found.orElse(Span.ALWAYS);
        }

        private static Problem unreadable(String name, JsonNode asked) {
            return Problem.of(name, "misp.filter-unreadable", name, shortened(asked.toString()));
        }

        private static String shortened(String text) {
            return text.length() <= 40 ? text : text.substring(0, 40) + "…";
        }
    }
}
