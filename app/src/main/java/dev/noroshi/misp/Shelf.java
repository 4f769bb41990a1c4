package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.CurrentAdvisories;
import dev.noroshi.advisory.PublicAdvisories;
import dev.noroshi.indicator.Indicators;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// All events a caller may know of: what the centre told their organisation or everybody, and what the organisation brought.
/// What is not on the shelf is not there for anybody who asks, whichever way they ask. All of them are looked at from outside; what
/// an event says is read of the one that is asked for.
@Component
class Shelf {

    private final CurrentAdvisories current;
    private final PublicAdvisories open;
    private final Indicators indicators;
    private final EventWriter writer;
    private final EventRows rows;
    private final Clock clock;

    Shelf(CurrentAdvisories current, PublicAdvisories open, Indicators indicators, EventWriter writer, EventRows rows,
            Clock clock) {
        this.current = current;
        this.open = open;
        this.indicators = indicators;
        this.writer = writer;
        this.rows = rows;
        this.clock = clock;
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
        var covers = current.covers(caller);
        var ended = indicators.ended(caller, covers.stream().map(each -> each.issue().value()).toList(),
                clock.instant());
        for (var each : covers) {
            var handed = Told.cover(each).ended(ended.get(each.issue().value()));
            told.merge(handed.number(), handed, Told::orElse);
        }
        var centre = writer.centre();
        var events = new ArrayList<Event>();
        told.values().forEach(each -> events.add(new OfAdvisory(caller, each, centre)));
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
        private final ObjectNode centre;

        OfAdvisory(Caller caller, Told told, ObjectNode centre) {
            this.caller = caller;
            this.told = told;
            this.centre = centre;
        }

        @Override
        public ObjectNode head() {
            return writer.head(told, centre);
        }

        /// What was recalled in this very moment says nothing any more.
        @Override
        public ObjectNode whole() {
            var issue = told.issue();
            return issue == null
                    ? writer.whole(caller, told, centre)
                    : current.find(caller, issue).map(found -> writer.whole(caller, told.saying(found), centre))
                            .orElseGet(this::head);
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
