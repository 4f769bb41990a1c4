package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.misp.Shelf.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Looks for events and attributes on the shelf of a caller, and nowhere else.
@Component
class Search {

    /// So many events are read at first, and twice as many each time more are needed: few pages need many.
    private static final int FEW = 16;
    private static final int MANY = 200;

    private final Shelf shelf;
    private final Narrowing narrowing;

    Search(Shelf shelf, Narrowing narrowing) {
        this.shelf = shelf;
        this.narrowing = narrowing;
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
        var meant = meant(caller, asked);
        if (!looksInside(asked)) {
            var page = new Page<Event>(asked);
            meant.forEach(page::add);
            var shown = asked.detail() == Asked.Detail.WHOLE
                    ? shelf.whole(caller, page.items(), asked.gone()).stream().map(each -> narrowed(each, asked))
                            .toList()
                    : page.items().stream().map(Event::head).toList();
            return new Found(shown, OptionalInt.of(page.met()));
        }
        var page = new Page<ObjectNode>(asked);
        read(caller, asked.gone(), narrowing.events(caller, meant, asked), page, (event, whole) -> {
            if (!holds(whole, asked)) return;
            page.add(asked.detail() == Asked.Detail.WHOLE ? narrowed(whole, asked) : event.head());
        });
        return new Found(page.items(), page.all());
    }

    /// Attributes that were asked for, each with its event.
    @Transactional(readOnly = true)
    Found attributes(Caller caller, Asked asked) {
        var page = new Page<ObjectNode>(asked);
        read(caller, asked.gone(), narrowing.events(caller, meant(caller, asked), asked), page, (event, whole) -> {
            var head = event.head();
            for (var attribute : attributes(whole))
                if (isMeant(attribute, head, asked) && isWorded(attribute, head, asked))
                    page.add(withEvent(attribute, head));
        });
        return new Found(page.items(), page.all());
    }

    private List<Event> meant(Caller caller, Asked asked) {
        return shelf.events(caller, Shelf.From.EVERYWHERE).stream().filter(each -> isMeant(each.head(), asked))
                .toList();
    }

    /// Reads events until there is more than the page.
    private void read(Caller caller, Gone gone, List<Event> events, Page<?> page,
            BiConsumer<Event, ObjectNode> reader) {
        var from = 0;
        for (var many = FEW; from < events.size(); many = Math.min(2 * many, MANY)) {
            var next = events.subList(from, Math.min(from + many, events.size()));
            var whole = shelf.whole(caller, next, gone).iterator();
            for (var each : next) {
                reader.accept(each, whole.next());
                if (page.isBeyond()) return;
            }
            from += next.size();
        }
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

    /// One page of what is found, and how much that is on all.
    private static final class Page<T> {

        private final long from;
        private final long to;
        private final List<T> items = new ArrayList<>();
        private int met;

        Page(Asked asked) {
            var limit = asked.limit() == 0 ? Asked.MOST : Math.min(asked.limit(), Asked.MOST);
            from = (asked.page() - 1L) * limit;
            to = from + limit;
        }

        void add(T found) {
            if (met >= from && met < to) items.add(found);
            met++;
        }

        /// Whether there is more than the page that was asked for.
        boolean isBeyond() {
            return met > to;
        }

        List<T> items() {
            return items;
        }

        int met() {
            return met;
        }

        /// How many there are, where nobody stopped looking.
        OptionalInt all() {
            return isBeyond() ? OptionalInt.empty() : OptionalInt.of(met);
        }
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

    /// What it says, as a whole and part by part.
    private static List<String> values(Attribute attribute) {
        var value = attribute.node().path("value").stringValue("");
        var values = new ArrayList<>(List.of(value.split("\\|")));
        values.add(value);
        return values;
    }

    private static boolean isMeant(Attribute attribute, ObjectNode event, Asked asked) {
        var node = attribute.node();
        var tags = new ArrayList<>(Tags.names(event));
        tags.addAll(attribute.tags());
        return asked.value().meets(values(attribute)) && asked.type().meets(node.path("type").stringValue(""))
                && asked.category().meets(node.path("category").stringValue(""))
                && asked.uuid()
                        .meets(List.of(node.path("uuid").stringValue(""), event.path("uuid").stringValue("")))
                && asked.object().meets(attribute.object()) && asked.tags().meets(tags)
                && (asked.toIds() == null || asked.toIds() == node.path("to_ids").booleanValue(false))
                && !isLeftOut(node, asked);
    }

    /// Of an event as a whole the words are looked for in all of it; of a single attribute in itself and in the title of its event.
    private static boolean isWorded(Attribute attribute, ObjectNode event, Asked asked) {
        if (asked.words().isWhatever()) return true;
        var texts = values(attribute);
        texts.add(event.path("info").stringValue(""));
        return asked.words().meets(texts);
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
