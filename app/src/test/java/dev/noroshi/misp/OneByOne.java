package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.CurrentAdvisories;
import dev.noroshi.advisory.PublicAdvisories;
import dev.noroshi.indicator.Finder;
import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.Indicator;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Place;
import dev.noroshi.indicator.Query;
import dev.noroshi.indicator.Warned;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.misp.Values.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.ObjectNode;

/// The shelf as it would be if every event on it were read by itself, and its values in the list everybody looks at: it takes
/// its time, and there is nothing to go wrong. What is read of many at once must be the same.
final class OneByOne extends Shelf {

    private final CurrentAdvisories current;
    private final Indicators indicators;
    private final Warned warned;
    private final EventWriter writer;
    private final Earlier earlier;
    /// Who reads the same once more while nothing happens is told the same: once is enough.
    private final Map<Looking, List<Event>> events = new HashMap<>();
    private final Map<List<Record>, ObjectNode> written = new HashMap<>();
    private final Map<List<Record>, Optional<Advisory.Published>> found = new HashMap<>();

    private record Looking(Caller caller, From from) {
    }

    OneByOne(ApplicationContext program) {
        super(program.getBean(CurrentAdvisories.class), program.getBean(PublicAdvisories.class),
                program.getBean(Indicators.class), program.getBean(EventWriter.class),
                program.getBean(EventRows.class), program.getBean(Values.class),
                program.getBean(Earlier.class), program.getBean(Clock.class));
        earlier = program.getBean(Earlier.class);
        current = program.getBean(CurrentAdvisories.class);
        indicators = program.getBean(Indicators.class);
        warned = program.getBean(Warned.class);
        writer = program.getBean(EventWriter.class);
    }

    /// Looks into every event.
    static Search search(ApplicationContext program) {
        return new Search(new OneByOne(program), new Narrowing(program.getBean(Indicators.class)) {
            @Override
            List<Event> events(Caller caller, List<Event> events, Asked asked) {
                return events;
            }
        });
    }

    @Override
    List<Event> events(Caller caller, From from) {
        return events.computeIfAbsent(new Looking(caller, from), _ -> super.events(caller, from));
    }

    @Override
    List<ObjectNode> whole(Caller caller, List<? extends Event> events, Gone gone) {
        return events.stream().map(each -> switch (each) {
            case Brought(var whole) -> whole.deepCopy();
            case OfAdvisory(var told, var head) -> {
                var issue = told.issue();
                yield issue == null
                        ? written(caller, told, head, gone)
                        : found(caller, told, issue).map(found -> written(caller, told.saying(found), head, gone))
                                .orElse(head);
            }
        }).toList();
    }

    private Optional<Advisory.Published> found(Caller caller, Told told, AdvisoryId issue) {
        return found.computeIfAbsent(List.of(caller, told), _ -> current.find(caller, issue));
    }

    private ObjectNode written(Caller caller, Told told, ObjectNode head, Gone gone) {
        var whole = written.computeIfAbsent(List.of(caller, told),
                _ -> writer.whole(caller.language(), told, head, values(caller, told))).deepCopy();
        earlier.add(caller, Map.of(told, whole), gone);
        return whole;
    }

    private List<Value> values(Caller caller, Told told) {
        var all = new LinkedHashMap<IndicatorId, Value>();
        var issue = told.issue();
        if (issue != null) handed(caller, issue.value(), all);
        told.texts().forEach((field, text) -> {
            for (var found : Finder.in(text))
                all.putIfAbsent(IndicatorId.of(found.type(), found.value()), new Value(found, told.tlp(),
                        field.value(), null, null, List.of(), null, List.of()));
        });
        var warnings = warned.ofFound(caller, all.values().stream().map(Value::found).toList());
        var judged = indicators.judged(caller);
        return all.entrySet().stream().map(each -> {
            var value = each.getValue();
            return new Value(value.found(), value.tlp(), value.place(), value.confidence(), value.until(),
                    value.techniques(), judged.get(each.getKey()), warnings.getOrDefault(each.getKey(), List.of()));
        }).toList();
    }

    private void handed(Caller caller, UUID issue, Map<IndicatorId, Value> all) {
        var source = indicators.sourceOf(caller, issue);
        if (source.isEmpty()) return;
        var query = Query.ALL.in(source.get().id(), Occasion.REAL);
        var found = new ArrayList<Indicator.Known>();
        Place after = null;
        do {
            var part = indicators.list(caller, query, after, 1_000);
            for (var indicator : part.indicators())
                indicator.known().stream().filter(each -> each.source().id().equals(source.get().id()))
                        .forEach(found::add);
            after = part.next();
        } while (after != null);
        found.sort(Comparator.comparingInt(each -> each.mention().position()));
        for (var each : found) {
            var mention = each.mention();
            all.put(mention.indicator(), new Value(
                    new Found(mention.type(), mention.value(), mention.shown(), mention.host(), mention.written(), 0,
                            0),
                    mention.tlp(), mention.place(), mention.confidence(), mention.validUntil(), mention.techniques(),
                    null, List.of()));
        }
    }
}
