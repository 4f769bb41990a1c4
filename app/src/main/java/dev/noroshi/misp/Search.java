package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.misp.Shelf.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Looks for events and attributes on the shelf of a caller, and nowhere else.
@Component
class Search {

    private final Shelf shelf;

    Search(Shelf shelf) {
        this.shelf = shelf;
    }

    /// What was found.
    ///
    /// @param all how many there are on all pages; empty where nobody looked further than the page, because to know what is
    ///        in an event costs much
    record Found(List<ObjectNode> page, OptionalInt all) {
        Found {
            page = List.copyOf(page);
        }
    }

    /// Events in which something is that was asked for.
    @Transactional(readOnly = true)
    Found events(Caller caller, Asked asked) {
        var found = new ArrayList<Event>();
        var looksInside = looksInside(asked);
        for (var each : shelf.events(caller, Shelf.From.EVERYWHERE)) {
            var head = each.head();
            if (!isMeant(head, asked)) continue;
            if (looksInside && !holds(each.whole(), asked)) continue;
            found.add(each);
            if (looksInside && isBeyond(found, asked)) break;
        }
        return page(found, asked, looksInside ? counted(found, asked) : OptionalInt.of(found.size()))
                .map(event -> switch (asked.detail()) {
                    case WHOLE -> narrowed(event.whole(), asked);
                    case METADATA, MINIMAL -> event.head();
                });
    }

    /// Attributes that were asked for, each with its event.
    @Transactional(readOnly = true)
    Found attributes(Caller caller, Asked asked) {
        var found = new ArrayList<ObjectNode>();
        for (var each : shelf.events(caller, Shelf.From.EVERYWHERE)) {
            var head = each.head();
            if (!isMeant(head, asked)) continue;
            for (var attribute : attributes(each.whole()))
                if (isMeant(attribute, head, asked)) found.add(withEvent(attribute, head));
            if (isBeyond(found, asked)) break;
        }
        var page = page(found, asked, counted(found, asked));
        return new Found(page.items(), page.all());
    }

    private static ObjectNode withEvent(Attribute attribute, ObjectNode head) {
        var node = attribute.node().deepCopy();
        node.put("event_id", head.path("id").stringValue(""));
        var event = node.putObject("Event");
        for (var name : List.of("id", "info", "org_id", "orgc_id", "uuid", "date", "timestamp", "distribution",
                "threat_level_id", "publish_timestamp"))
            event.set(name, head.path(name));
        event.set("Orgc", head.path("Orgc"));
        var tags = node.withArray("Tag");
        head.path("Tag").forEach(tags::add);
        return node;
    }

    /// One page, and how many there are on all.
    private record Page<T>(List<T> items, OptionalInt all) {
        Found map(java.util.function.Function<T, ObjectNode> written) {
            return new Found(items.stream().map(written).toList(), all);
        }
    }

    private static <T> Page<T> page(List<T> found, Asked asked, OptionalInt all) {
        var from = (int) Math.min((asked.page() - 1L) * limit(asked), found.size());
        var to = Math.min(from + limit(asked), found.size());
        return new Page<>(found.subList(from, to), all);
    }

    /// How many there are, where nobody stopped looking.
    private static OptionalInt counted(List<?> found, Asked asked) {
        return isBeyond(found, asked) ? OptionalInt.empty() : OptionalInt.of(found.size());
    }

    private static int limit(Asked asked) {
        return asked.limit() == 0 ? Asked.MOST : Math.min(asked.limit(), Asked.MOST);
    }

    /// Whether there is more than the page that was asked for.
    private static boolean isBeyond(List<?> found, Asked asked) {
        return found.size() > (long) asked.page() * limit(asked);
    }

    private static boolean looksInside(Asked asked) {
        return asked.isOfAttributes() || !asked.tags().isWhatever() || !asked.words().isWhatever()
                || !asked.uuid().isWhatever();
    }

    private static boolean isMeant(ObjectNode head, Asked asked) {
        var date = LocalDate.parse(head.path("date").stringValue("1970-01-01"));
        var at = seconds(head, "timestamp");
        return asked.event().meets(List.of(head.path("id").stringValue(""), head.path("uuid").stringValue("")))
                && asked.info().meets(head.path("info").stringValue(""))
                && asked.org().meets(List.of(head.path("Orgc").path("name").stringValue(""),
                        head.path("Orgc").path("uuid").stringValue(""), head.path("orgc_id").stringValue("")))
                && asked.threat().meets(head.path("threat_level_id").asString(""))
                && asked.eventTags().meets(Tags.names(head))
                && (asked.published() == null || asked.published() == head.path("published").booleanValue(false))
                && (asked.from() == null || !date.isBefore(asked.from()))
                && (asked.to() == null || !date.isAfter(asked.to())) && asked.eventTimestamp().holds(at)
                && asked.timestamp().holds(at) && asked.publishTimestamp().holds(seconds(head, "publish_timestamp"));
    }

    private static long seconds(JsonNode node, String name) {
        var text = node.path(name).asString("0");
        return text.matches("\\d{1,11}") ? Long.parseLong(text) : 0;
    }

    /// An attribute with the object it stands in.
    private record Attribute(ObjectNode node, String object, List<String> tags) {
    }

    private static List<Attribute> attributes(ObjectNode event) {
        return Stream.concat(
                event.path("Attribute").valueStream().map(each -> of(each, "")),
                event.path("Object").valueStream().flatMap(object -> object.path("Attribute").valueStream()
                        .map(each -> of(each, object.path("name").stringValue("")))))
                .toList();
    }

    private static Attribute of(JsonNode node, String object) {
        return new Attribute((ObjectNode) node, object, Tags.names(node));
    }

    /// Whether what was asked for is in it. A tag may stand on the event or on an attribute.
    private static boolean holds(ObjectNode event, Asked asked) {
        if (!asked.words().isWhatever() && !asked.words().meets(Stream.concat(
                Stream.of(event.path("info").stringValue("")),
                attributes(event).stream().map(each -> each.node().path("value").stringValue(""))).toList()))
            return false;
        var attributes = attributes(event);
        var uuids = new ArrayList<>(List.of(event.path("uuid").stringValue("")));
        attributes.forEach(each -> uuids.add(each.node().path("uuid").stringValue("")));
        if (!asked.uuid().meets(uuids)) return false;
        if (asked.isOfAttributes())
            return attributes.stream().anyMatch(each -> isMeant(each, event, asked));
        var tags = new ArrayList<>(Tags.names(event));
        attributes.forEach(each -> tags.addAll(each.tags()));
        return asked.tags().meets(tags);
    }

    private static boolean isMeant(Attribute attribute, ObjectNode event, Asked asked) {
        var node = attribute.node();
        var value = node.path("value").stringValue("");
        var values = new ArrayList<>(List.of(value.split("\\|")));
        values.add(value);
        var tags = new ArrayList<>(Tags.names(event));
        tags.addAll(attribute.tags());
        return asked.value().meets(values) && asked.type().meets(node.path("type").stringValue(""))
                && asked.category().meets(node.path("category").stringValue(""))
                && asked.uuid()
                        .meets(List.of(node.path("uuid").stringValue(""), event.path("uuid").stringValue("")))
                && asked.object().meets(attribute.object()) && asked.tags().meets(tags)
                && (asked.toIds() == null || asked.toIds() == node.path("to_ids").booleanValue(false))
                && !isLeftOut(node, asked);
    }

    private static boolean isLeftOut(JsonNode attribute, Asked asked) {
        return asked.listed() == Asked.Listed.LEFT_OUT && !attribute.path("warnings").isEmpty();
    }

    /// Without what should not be blocked, and what is not to be detected, if that was asked.
    private static ObjectNode narrowed(ObjectNode event, Asked asked) {
        if (asked.listed() == Asked.Listed.TOLD && asked.toIds() == null) return event;
        drop(event, asked);
        event.path("Object").forEach(object -> drop(object, asked));
        return event;
    }

    private static void drop(JsonNode holder, Asked asked) {
        if (holder.path("Attribute") instanceof ArrayNode attributes)
            attributes.removeIf(each -> isLeftOut(each, asked)
                    || asked.toIds() != null && asked.toIds() != each.path("to_ids").booleanValue(false));
    }
}
