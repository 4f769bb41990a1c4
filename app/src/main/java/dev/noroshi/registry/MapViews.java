package dev.noroshi.registry;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.directory.Ceptoar;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.CeptoarMap;
import dev.noroshi.directory.CeptoarMap.PublishedList;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import dev.noroshi.registry.Comparison.Aspect;
import dev.noroshi.registry.web.MapView;
import dev.noroshi.registry.web.MapView.AsOf;
import dev.noroshi.registry.web.MapView.Difference;
import dev.noroshi.registry.web.MapView.Figure;
import dev.noroshi.registry.web.MapView.Option;
import dev.noroshi.registry.web.MapView.Row;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the map of a day into words.
@Component
class MapViews {

    private final CeptoarLists lists;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    MapViews(CeptoarLists lists, Directory directory, Words words, Clock clock) {
        this.lists = lists;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /// @param compareWith a day of an earlier list; ignored unless that list is earlier than the one shown
    MapView view(Caller caller, LocalDate on, Optional<LocalDate> compareWith) {
        var language = caller.language();
        var map = lists.on(on);
        var comparison = compareWith.map(lists::on).filter(earlier -> isEarlier(earlier, map))
                .map(earlier -> Comparison.of(earlier, map));
        var rows = map.ceptoars().stream().map(each -> row(each, on, comparison, language)).toList();
        return new MapView(asOf(map, comparison, language), new Times(language).day(on),
                figures(map, comparison, language),
                words.say(language, "registry.map.caption", map.sectors().size(), map.ceptoars().size()),
                sources(map, language), rows,
                comparison.map(each -> new ComparisonViews(words, language).view(each)).orElse(null),
                caller.may(Permission.EDIT_MEMBERS), "/files/registry/map.csv?asOf=" + on);
    }

    private static boolean isEarlier(CeptoarMap earlier, CeptoarMap map) {
        return earlier.list() != null && map.list() != null && earlier.list().from().isBefore(map.list().from());
    }

    private AsOf asOf(CeptoarMap map, Optional<Comparison> comparison, Language language) {
        var today = LocalDate.now(clock);
        var known = new ArrayList<Option>();
        var compare = new ArrayList<Option>();
        var comparedWith = comparison.map(each -> Objects.requireNonNull(each.before().list()).from());
        for (var list : lists.published()) {
            var label = PrintedDays.words(list.asOf(), language);
            known.add(new Option(Integer.toString(DayChoice.monthOf(list.from())),
                    month(YearMonth.from(list.from()), language), false));
            if (map.list() != null && list.from().isBefore(map.list().from()))
                compare.add(new Option(list.from().toString(), label, comparedWith.equals(Optional.of(list.from()))));
        }
        return new AsOf(map.on().toString(), DayChoice.FIRST.atDay(1).toString(), today.toString(),
                Math.clamp(DayChoice.monthOf(map.on()), 0, DayChoice.monthOf(today)), DayChoice.monthOf(today),
                month(YearMonth.from(map.on()), language), month(DayChoice.FIRST, language),
                month(YearMonth.from(today), language), known, compare);
    }

    private static String month(YearMonth month, Language language) {
        return PrintedDays.month(month.getYear(), month.getMonthValue(), language);
    }

    private List<Figure> figures(CeptoarMap map, Optional<Comparison> comparison, Language language) {
        var earlier = comparison.map(Comparison::before);
        return List.of(
                figure("registry.map.sectors", map.sectorList() == null ? null : map.sectors().size(), earlier,
                        earlier.map(each -> each.sectors().size()), language),
                figure("registry.map.ceptoars", map.list() == null ? null : map.ceptoars().size(), earlier,
                        earlier.map(each -> each.ceptoars().size()), language),
                new Figure(words.say(language, "registry.map.members"),
                        map.list() == null ? null : grouped(map.membersRead())),
                centre(map.on(), language));
    }

    /// @param value null when no list is as old as the day
    private Figure figure(String key, @Nullable Integer value, Optional<CeptoarMap> earlier, Optional<Integer> then,
            Language language) {
        var name = words.say(language, key);
        return new Figure(earlier.isEmpty()
                ? name
                : words.say(language, "registry.map.then", name,
                        printed(Objects.requireNonNull(earlier.get().list()), language), then.orElseThrow()),
                value == null ? null : grouped(value));
    }

    /// The centre's name of that day, with today's when it is another.
    private Figure centre(LocalDate on, Language language) {
        var then = shortName(directory.centre(on), language);
        var now = shortName(directory.centre(LocalDate.now(clock)), language);
        var name = words.say(language, "registry.map.centre");
        return new Figure(then.equals(now) ? name : words.say(language, "registry.map.centreNow", name, now), then);
    }

    private static String shortName(Organisation centre, Language language) {
        var shortName = centre.shortName();
        return shortName == null ? centre.name(language) : shortName;
    }

    /// From which papers the table is taken.
    private String sources(CeptoarMap map, Language language) {
        if (map.list() == null) return "";
        var byList = map.ceptoars().stream()
                .collect(Collectors.groupingBy(Ceptoar::asOf, TreeMap::new, Collectors.toList()));
        var main = byList.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow().getFirst().asOf();
        var others = byList.entrySet().stream().filter(each -> !each.getKey().equals(main))
                .map(each -> words.say(language, "registry.map.otherSource",
                        each.getValue().stream().map(ceptoar -> Comparison.shortName(ceptoar, language))
                                .collect(Collectors.joining(words.say(language, "registry.and"))),
                        PrintedDays.words(each.getKey(), language)))
                .collect(Collectors.joining());
        var sources = words.say(language, "registry.map.sourceOfMembers", PrintedDays.words(main, language), others);
        var stated = map.ceptoars().stream().flatMap(each -> each.ministries().stream())
                .map(Ceptoar.StatedMinistry::asOf).distinct().map(asOf -> PrintedDays.words(asOf, language))
                .findFirst();
        var ministries = stated.map(asOf -> words.say(language, "registry.map.sourceOfMinistries", asOf)).orElse("");
        var silent = map.ceptoars().stream().allMatch(each -> each.contactPoint().printed() == null)
                ? words.say(language, "registry.map.noContactPoints")
                : "";
        return sources + ministries + silent;
    }

    private Row row(Ceptoar ceptoar, LocalDate on, Optional<Comparison> comparison, Language language) {
        var total = ceptoar.members().total();
        return new Row(ceptoar.code().value(), "/registry/ceptoars/" + ceptoar.code() + "?asOf=" + on,
                ceptoar.name(language), ceptoar.sector().label(language),
                ceptoar.ministries().stream().map(each -> each.name(language)).toList(),
                total == null ? null : grouped(total), ceptoar.members().printed(), ceptoar.contactPoint().printed(),
                comparison.map(each -> difference(each, ceptoar, language)).orElse(null));
    }

    private Difference difference(Comparison comparison, Ceptoar ceptoar, Language language) {
        if (comparison.of(Aspect.ADDED, ceptoar).isPresent())
            return new Difference(words.say(language, "registry.change.new"), true);
        return comparison.of(Aspect.MEMBERS, ceptoar)
                .map(item -> new Difference(byHowMany(item.change(), item.before(), item.after(), language), false))
                .orElseGet(() -> new Difference(words.say(language, "registry.change.none"), false));
    }

    private String byHowMany(@Nullable Integer change, String before, String after, Language language) {
        if (change == null) return words.say(language, "registry.change.settled", before, after);
        return words.say(language, change > 0 ? "registry.change.more" : "registry.change.fewer",
                grouped(Math.abs(change)));
    }

    static String printed(PublishedList list, Language language) {
        return PrintedDays.words(list.asOf(), language);
    }

    static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
