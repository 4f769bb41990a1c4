package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Sought;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.misp.Shelf.Event;
import dev.noroshi.misp.Shelf.OfAdvisory;
import dev.noroshi.misp.Terms.Term;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Sorts out the events that cannot hold what was asked for, without reading them: by what stands on them, and by what the
/// indicators the caller knows say. It only ever leaves out what reading would leave out too; what came in, and of what nobody
/// can tell, stays and is read.
@Component
class Narrowing {

    private static final Set<AttributeType> OF_FILES = EnumSet.of(AttributeType.FILENAME, AttributeType.MD5,
            AttributeType.SHA1, AttributeType.SHA256, AttributeType.SHA512);

    private final Indicators indicators;

    Narrowing(Indicators indicators) {
        this.indicators = indicators;
    }

    /// Of events that are meant as far as that can be seen from outside, those that are to be looked into, for them or for single
    /// attributes in them.
    List<Event> events(Caller caller, List<Event> events, Asked asked) {
        return beside(events, asked,
                left -> byWords(caller, byValue(caller, byTags(caller, byName(left, asked), asked), asked), asked));
    }

    /// Of what an event said once nothing is known here: where that is asked for too, those that may have said something else are
    /// looked into.
    private static List<Event> beside(List<Event> events, Asked asked, UnaryOperator<List<Event>> narrowed) {
        if (asked.gone() == Gone.LEFT_OUT) return narrowed.apply(events);
        var left = Collections.newSetFromMap(new IdentityHashMap<Event, Boolean>());
        left.addAll(narrowed.apply(events.stream().filter(each -> !hasPast(each)).toList()));
        return events.stream().filter(each -> hasPast(each) || left.contains(each)).toList();
    }

    private static boolean hasPast(Event event) {
        return event instanceof OfAdvisory(var told, _) && !told.past().isEmpty();
    }

    /// By UUID: an event's own, or that of an attribute, which follows from the event and the value and can be told from others by its
    /// version alone.
    private static List<Event> byName(List<Event> events, Asked asked) {
        var needed = asked.uuid().needed();
        if (needed.isEmpty()) return events;
        var names = events.stream().filter(OfAdvisory.class::isInstance).map(Narrowing::name).toList();
        var isInside = needed.stream().anyMatch(each -> each.isOpen() || isOfAPart(each) && !each.isIn(names));
        return isInside
                ? events
                : kept(events, each -> needed.stream().anyMatch(term -> term.isIn(List.of(name(each)))));
    }

    private static String name(Event event) {
        return event.head().path("uuid").stringValue("");
    }

    private static boolean isOfAPart(Term term) {
        try {
            return UUID.fromString(term.text()).version() == House.VERSION;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /// By tags: those that stand on the event, and where none of them is meant, those its values give it.
    private List<Event> byTags(Caller caller, List<Event> events, Asked asked) {
        var tags = asked.tags();
        var left = kept(events, each -> !tags.rejects(Tags.names(each.head())));
        var needed = tags.needed();
        // what is typed with % may be any technique
        if (needed.isEmpty() || needed.stream().anyMatch(each -> each.isOpen() && Tags.mayBeTechnique(each.text())))
            return left;
        var inside = new Sought.OfMark(
                Arrays.stream(Tlp.values()).filter(tlp -> needed.stream().anyMatch(each -> each.isIn(Tags.of(tlp))))
                        .collect(Collectors.toSet()),
                needed.stream().flatMap(each -> Tags.techniqueIn(each).stream()).collect(Collectors.toSet()));
        return without(caller, left, inside,
                each -> needed.stream().anyMatch(term -> term.isIn(Tags.names(each.head()))));
    }

    /// By what an attribute must be.
    private List<Event> byValue(Caller caller, List<Event> events, Asked asked) {
        if (!asked.isOfAttributes()) return events;
        var types = types(asked);
        if (types.isEmpty()) return kept(events, _ -> false);
        var written = written(asked.value());
        return types.size() == IndicatorType.values().length && written.isEmpty()
                ? events
                : without(caller, events, new Sought.OfValue(types, written), _ -> false);
    }

    /// By a title or a value.
    private List<Event> byWords(Caller caller, List<Event> events, Asked asked) {
        var needed = asked.words().needed();
        return needed.isEmpty()
                ? events
                : without(caller, events,
                        new Sought.OfValue(EnumSet.allOf(IndicatorType.class), written(asked.words())),
                        each -> needed.stream()
                                .anyMatch(term -> term.isIn(List.of(each.head().path("info").stringValue("")))));
    }

    private static List<String> written(Terms terms) {
        return terms.needed().stream().map(Term::text).toList();
    }

    /// The kinds of values that may be told as an attribute that is meant.
    private static Set<IndicatorType> types(Asked asked) {
        var types = EnumSet.noneOf(IndicatorType.class);
        for (var each : IndicatorType.values()) {
            var as = AttributeType.of(each);
            if (asked.type().meets(as.code()) && asked.category().meets(as.category().code())
                    && objects(as).stream().anyMatch(asked.object()::meets)
                    && (!Boolean.TRUE.equals(asked.toIds()) || as.use() == AttributeType.Use.DETECT))
                types.add(each);
        }
        return types;
    }

    /// The names of the objects a value may stand in; "" for none.
    private static List<String> objects(AttributeType type) {
        if (type == AttributeType.VULNERABILITY) return List.of("vulnerability");
        return OF_FILES.contains(type) ? List.of("", "file") : List.of("");
    }

    /// Without those in which the indicators the caller knows have nothing of what is sought.
    ///
    /// @param isMet of what it is known already that it is to be looked into
    private List<Event> without(Caller caller, List<Event> events, Sought sought, Predicate<Event> isMet) {
        var open = new HashSet<AdvisoryId>();
        for (var each : events)
            if (!isMet.test(each)) issue(each).ifPresent(open::add);
        var without = indicators.without(caller, open.stream().map(AdvisoryId::value).toList(), sought);
        return events.stream()
                .filter(each -> isMet.test(each) || !saysNothing(each)
                        && issue(each).filter(id -> without.contains(id.value())).isEmpty())
                .toList();
    }

    /// In what was recalled nothing stands any more.
    private static boolean saysNothing(Event event) {
        return event instanceof OfAdvisory(var told, _) && told.isRecalled();
    }

    private static Optional<AdvisoryId> issue(Event event) {
        return event instanceof OfAdvisory(var told, _) ? told.handed() : Optional.empty();
    }

    /// What was brought is always kept: it may have anything in it.
    private static List<Event> kept(List<Event> events, Predicate<Event> isKept) {
        return events.stream().filter(each -> !(each instanceof OfAdvisory) || isKept.test(each)).toList();
    }
}
