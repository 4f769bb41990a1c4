package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.indicator.Sighting.Said;
import dev.noroshi.indicator.Sighting.Verdict;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What organisations say of indicators. To the centre it goes without a name; to everybody else only as a rough number of
/// organisations, never below five.
@Component
public class Sightings {

    private static final int LONGEST_NOTE = 400;

    private final Indicators indicators;
    private final SightingRows rows;
    private final Telling telling;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Sightings(Indicators indicators, SightingRows rows, Telling telling, Directory directory, Audit audit,
            Clock clock) {
        this.indicators = indicators;
        this.rows = rows;
        this.telling = telling;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// What a caller may know of who saw an indicator.
    ///
    /// @param own what the own organisation said; null when it said nothing
    /// @param members what the members of a secretariat said
    /// @param told how many organisations said what, for the centre
    /// @param sectors how many of them saw it in which sector, for the centre
    /// @param about about how many other organisations said what: 0 for fewer than five
    public record Known(@Nullable Sighting own, List<Sighting> members, Map<Verdict, Integer> told,
            Map<SectorCode, Integer> sectors, Map<Verdict, Integer> about) {
        public Known {
            members = List.copyOf(members);
            told = Map.copyOf(told);
            sectors = Map.copyOf(sectors);
            about = Map.copyOf(about);
        }
    }

    /// Empty where the caller may not know the indicator.
    @Transactional(readOnly = true)
    public Optional<Known> of(Caller caller, IndicatorId id) {
        return indicators.find(caller, id).map(indicator -> {
            var all = rows.of(id);
            var own = all.stream().filter(each -> each.organisation().equals(caller.organisation())).findFirst()
                    .orElse(null);
            var others = all.stream().filter(each -> !each.organisation().equals(caller.organisation())).toList();
            var isCentre = caller.actorClass() == ActorClass.NISC;
            var about = new EnumMap<Verdict, Integer>(Verdict.class);
            for (var verdict : Verdict.values())
                about.put(verdict, isCentre ? 0 : rows.about(id, verdict, caller.organisation()));
            return new Known(own, others, isCentre ? rows.told(id) : Map.of(),
                    isCentre ? rows.sectors(id) : Map.of(), about);
        });
    }

    /// Says it for the caller's organisation, in the place of what it said before.
    @Transactional
    public Outcome<Sighting> say(Caller caller, IndicatorId id, Said said) {
        var indicator = indicators.find(caller, id);
        if (indicator.isEmpty()) return new Outcome.Unknown<>();
        var problems = problems(said);
        if (!problems.isEmpty() || said.verdict() == null) return new Outcome.Invalid<>(problems);
        var today = LocalDate.now(clock);
        var sighting = new Sighting(caller.organisation(), said.verdict(), said.reason(),
                said.seenOn() == null ? today : said.seenOn(), said.note(), clock.instant());
        rows.copyOf(id, caller.organisation()).ifPresent(telling::takeBack);
        var shared = indicator.get().known().stream().map(Indicator.Known::source)
                .filter(each -> each.reach().isShared())
                .map(Source::id).toList();
        rows.put(id, sighting, caller.person(), telling.tell(id, sighting, sector(caller, today), shared, today));
        audit.record(caller.person(), caller.organisation(), "indicator.sighting", id.toString());
        return new Outcome.Done<>(sighting);
    }

    private @Nullable SectorCode sector(Caller caller, LocalDate today) {
        return directory.organisation(caller.organisation(), today).filter(each -> each.sectors().size() == 1)
                .map(each -> each.sectors().iterator().next()).orElse(null);
    }

    private List<Problem> problems(Said said) {
        var problems = new ArrayList<Problem>();
        if (said.verdict() == null) problems.add(Problem.of("verdict", "required"));
        if (said.verdict() == Verdict.FALSE_POSITIVE && said.reason() == null)
            problems.add(Problem.of("reason", "required"));
        if (said.verdict() == Verdict.SEEN && said.reason() != null)
            problems.add(Problem.of("reason", "indicator.reason-not-asked"));
        if (said.seenOn() != null && said.seenOn().isAfter(LocalDate.now(clock)))
            problems.add(Problem.of("seen-on", "indicator.day-ahead"));
        if (said.note().length() > LONGEST_NOTE)
            problems.add(Problem.of("note", "indicator.long", Integer.toString(LONGEST_NOTE)));
        return problems;
    }

    /// Takes back what the caller's organisation said, and what was told of it.
    @Transactional
    public Outcome<IndicatorId> takeBack(Caller caller, IndicatorId id) {
        var copy = rows.copyOf(id, caller.organisation());
        if (copy.isEmpty()) return new Outcome.Unknown<>();
        telling.takeBack(copy.get());
        rows.remove(id, caller.organisation());
        audit.record(caller.person(), caller.organisation(), "indicator.sighting-withdrawn", id.toString());
        return new Outcome.Done<>(id);
    }
}
