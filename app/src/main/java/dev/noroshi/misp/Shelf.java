package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.CurrentAdvisories;
import dev.noroshi.advisory.PublicAdvisories;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Indicators;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// All events a caller may know of: what the centre told their organisation or everybody, and what the organisation brought.
/// What was recalled stays there for whoever had it, as an event in which nothing stands any more.
/// What is not on the shelf is not there for anybody who asks, whichever way they ask. All of them are looked at from outside; what
/// an event says is read of the one that is asked for.
@Component
class Shelf {

    /// So many are read in one go.
    private static final int AT_ONCE = 200;

    private final CurrentAdvisories current;
    private final PublicAdvisories open;
    private final Indicators indicators;
    private final EventWriter writer;
    private final EventRows rows;
    private final Values values;
    private final Earlier earlier;
    private final Clock clock;

    Shelf(CurrentAdvisories current, PublicAdvisories open, Indicators indicators, EventWriter writer, EventRows rows,
            Values values, Earlier earlier, Clock clock) {
        this.current = current;
        this.open = open;
        this.indicators = indicators;
        this.writer = writer;
        this.rows = rows;
        this.values = values;
        this.earlier = earlier;
        this.clock = clock;
    }

    /// An event as it looks from outside.
    sealed interface Event {

        /// Without attributes, objects and reports.
        ObjectNode head();
    }

    /// Made of an advisory, which is not read yet.
    record OfAdvisory(Told told, ObjectNode head) implements Event {
    }

    /// What came in, as it came.
    record Brought(ObjectNode whole) implements Event {

        @Override
        public ObjectNode head() {
            return whole.deepCopy().without(List.of("Attribute", "Object", "EventReport"));
        }
    }

    /// Where an event comes from.
    enum From {
        THE_CENTRE, EVERYWHERE
    }

    /// In the order of their numbers.
    List<Event> events(Caller caller, From from) {
        var told = new TreeMap<Integer, Told>();
        inPublic(caller).forEach(each -> told.put(each.number(), each));
        handed(caller).forEach(each -> told.merge(each.number(), each, Told::orElse));
        var centre = writer.centre();
        var events = new ArrayList<Event>();
        told.values().forEach(each -> events.add(new OfAdvisory(each, writer.head(each, centre))));
        if (from == From.EVERYWHERE)
            rows.all(caller).forEach(each -> events.add(new Brought(each.document())));
        return events;
    }

    private List<Told> handed(Caller caller) {
        var all = current.series(caller);
        var changed = indicators.changed(caller, all.stream()
                .flatMap(each -> Stream.concat(each.before().stream(), Stream.of(each.latest())))
                .map(each -> each.issue().value()).toList(), clock.instant());
        var handed = new ArrayList<Told>();
        for (var series : all) {
            var told = Told.cover(series);
            for (var before : series.before())
                told = told.since(changed.get(before.issue().value()));
            handed.add(told.isRecalled() ? told : told.changed(changed.get(series.latest().issue().value())));
        }
        return handed;
    }

    private List<Told> inPublic(Caller caller) {
        var all = open.all().stream().map(Told::inPublic).toList();
        var judged = all.isEmpty() ? Map.<IndicatorId, Instant>of() : indicators.judged(caller);
        return judged.isEmpty()
                ? all
                : all.stream().map(each -> each.changed(Values.judged(each, judged).orElse(null))).toList();
    }

    /// One by its number or UUID.
    Optional<ObjectNode> find(Caller caller, String name, From from, Gone gone) {
        return events(caller, from).stream().filter(each -> isNamed(each.head(), name)).findFirst()
                .map(each -> whole(caller, List.of(each), gone).getFirst());
    }

    private static boolean isNamed(ObjectNode head, String name) {
        return head.path("uuid").stringValue("").equalsIgnoreCase(name) || head.path("id").stringValue("").equals(name);
    }

    /// Events with all that is in them, in the same order.
    List<ObjectNode> whole(Caller caller, List<? extends Event> events, Gone gone) {
        var whole = new ArrayList<ObjectNode>();
        for (var from = 0; from < events.size(); from += AT_ONCE)
            whole.addAll(some(caller, events.subList(from, Math.min(from + AT_ONCE, events.size())), gone));
        return whole;
    }

    private List<ObjectNode> some(Caller caller, List<? extends Event> events, Gone gone) {
        var told = said(caller,
                events.stream()
                        .flatMap(each -> each instanceof OfAdvisory(var one, _) ? Stream.of(one) : Stream.empty())
                        .toList());
        var found = values.of(caller, List.copyOf(told.values())).iterator();
        var inside = new HashMap<Integer, List<Values.Value>>();
        told.keySet().forEach(number -> inside.put(number, found.next()));
        var written = new LinkedHashMap<Told, ObjectNode>();
        var all = events.stream().map(each -> switch (each) {
            case Brought(var whole) -> whole;
            case OfAdvisory(var cover, var head) -> {
                var one = told.get(cover.number());
                if (one == null) yield head;
                var whole = writer.whole(caller.language(), one, head,
                        inside.getOrDefault(cover.number(), List.of()));
                written.put(one, whole);
                yield whole;
            }
        }).toList();
        earlier.add(caller, written, gone);
        return all;
    }

    /// By number, with what they say. What was recalled in this very moment says nothing any more, and is not among them.
    private SequencedMap<Integer, Told> said(Caller caller, List<Told> covers) {
        var issues = current.all(caller, covers.stream().flatMap(each -> each.handed().stream()).toList());
        var said = new LinkedHashMap<Integer, Told>();
        for (var each : covers) {
            var issue = each.issue();
            var found = issue == null ? null : issues.get(issue);
            if (issue == null) said.put(each.number(), each);
            else
                if (found != null) said.put(each.number(), each.saying(found));
        }
        return said;
    }
}
