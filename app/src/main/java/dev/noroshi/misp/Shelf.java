package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.CurrentAdvisories;
import dev.noroshi.advisory.PublicAdvisories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// All events a caller may know of: what the centre told their organisation or everybody, and what the organisation brought.
/// What is not on the shelf is not there for anybody who asks, whichever way they ask.
@Component
class Shelf {

    private final CurrentAdvisories current;
    private final PublicAdvisories open;
    private final EventWriter writer;
    private final EventRows rows;

    Shelf(CurrentAdvisories current, PublicAdvisories open, EventWriter writer, EventRows rows) {
        this.current = current;
        this.open = open;
        this.writer = writer;
        this.rows = rows;
    }

    /// An event that is only read through when somebody wants more than what stands on its cover.
    interface Event {

        /// Without attributes, objects and reports.
        ObjectNode head();

        ObjectNode whole();
    }

    /// Where an event comes from.
    enum From {
        THE_CENTRE, EVERYWHERE
    }

    /// In the order of their numbers.
    List<Event> events(Caller caller, From from) {
        var told = new TreeMap<Integer, Told>();
        for (var each : open.all())
            each.said().ifPresent(said -> told.put(each.number(), Told.inPublic(each, said)));
        for (var each : current.of(caller)) {
            var handed = Told.handed(each);
            told.merge(handed.number(), handed, Told::orElse);
        }
        var events = new ArrayList<Event>();
        told.values().forEach(each -> events.add(new OfAdvisory(caller, each)));
        if (from == From.EVERYWHERE)
            rows.all(caller).forEach(each -> events.add(new Brought(each.document())));
        return events;
    }

    /// One by its number or UUID.
    Optional<ObjectNode> find(Caller caller, String name, From from) {
        return events(caller, from).stream().filter(each -> isNamed(each.head(), name)).findFirst().map(Event::whole);
    }

    private static boolean isNamed(ObjectNode head, String name) {
        return head.path("uuid").stringValue("").equalsIgnoreCase(name) || head.path("id").stringValue("").equals(name);
    }

    private final class OfAdvisory implements Event {

        private final Caller caller;
        private final Told told;

        OfAdvisory(Caller caller, Told told) {
            this.caller = caller;
            this.told = told;
        }

        @Override
        public ObjectNode head() {
            return writer.head(told);
        }

        @Override
        public ObjectNode whole() {
            return writer.whole(caller, told);
        }
    }

    /// What came in, as it came.
    private record Brought(ObjectNode whole) implements Event {

        @Override
        public ObjectNode head() {
            return whole.deepCopy().without(List.of("Attribute", "Object", "EventReport"));
        }
    }
}
