package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.indicator.Finder;
import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.kernel.Reads;
import dev.noroshi.platform.database.Crossing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What issues told that nobody may read any more, or that were everybody's once, as mere names. Whoever had a name from them learns
/// that it is told no longer; to whoever had none it says nothing, since no name can be made by whom does not know this house's own
/// number.
@Component
class Unsaid {

    private final Advisories advisories;
    private final Indicators indicators;
    private final House house;

    Unsaid(Advisories advisories, Indicators indicators, House house) {
        this.advisories = advisories;
        this.indicators = indicators;
        this.house = house;
    }

    /// The name of an attribute, and of the object it stood in.
    record Name(UUID attribute, Optional<UUID> object) {
    }

    /// @param told of which it is known that the caller was handed what it says was recalled
    /// @param reads what they may read: of a recalled issue no more is told than they were told when it stood
    @Crossing("the names of what a recalled or a replaced advisory told machines, to whoever was told")
    @Transactional(readOnly = true)
    public List<Name> in(Caller caller, Told told, Reads reads) {
        var past = told.past();
        var any = Stream.concat(past.recalled().stream(), past.open().stream()).findFirst();
        if (any.isEmpty()) return List.of();
        var names = new ArrayList<Name>();
        for (var issue : advisories.published(any.get())) {
            if (past.recalled().contains(issue.id())) names.addAll(names(issue, handed(caller, issue, reads)));
            if (past.open().contains(issue.id())) names.addAll(names(issue, inText(issue, Reads.PUBLIC)));
        }
        return names;
    }

    /// As [Values] finds them for those who were handed it.
    private SequencedMap<IndicatorId, Found> handed(Caller caller, Advisory.Published issue, Reads reads) {
        var out = issue.publication();
        var found = new LinkedHashMap<IndicatorId, Found>();
        for (var each : indicators.in(caller, List.of(issue.id().value())).getOrDefault(issue.id().value(), List.of()))
            if (each.tlp() == out.tlp() || reads.covers(each.tlp(), out.sectors()))
                found.put(each.indicator(), Values.found(each));
        inText(issue, reads).forEach(found::putIfAbsent);
        return found;
    }

    private static SequencedMap<IndicatorId, Found> inText(Advisory.Published issue, Reads reads) {
        var found = new LinkedHashMap<IndicatorId, Found>();
        Told.of(issue).texts().forEach((field, text) -> {
            // remarks on the scope are for those it was handed to
            if (field.equals(AdvisoryField.TLP_REMARKS) && reads.equals(Reads.PUBLIC)) return;
            for (var each : Finder.in(text))
                found.putIfAbsent(IndicatorId.of(each.type(), each.value()), each);
        });
        return found;
    }

    private List<Name> names(Advisory.Published issue, SequencedMap<IndicatorId, Found> found) {
        var number = issue.number().main();
        return Placing.of(Told.of(issue).texts().values(), found, each -> each).stream()
                .map(each -> new Name(each.name(house, number),
                        each.holder().map(holder -> holder.name(house, number))))
                .toList();
    }
}
