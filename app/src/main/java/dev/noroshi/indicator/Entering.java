package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes in what people paste or read from files. It is their organisation's own; only the centre may let it go as far as a
/// marking says, as it does with advisories.
@Component
public class Entering {

    private static final int LONGEST_TITLE = 200;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_CONFIDENCE = 100;

    private final SourceRows sources;
    private final MentionRows mentions;
    private final Shields shields;
    private final EntryKeys keys;
    private final EntryLineRows written;
    private final Audit audit;
    private final Clock clock;

    Entering(SourceRows sources, MentionRows mentions, Shields shields, EntryKeys keys, EntryLineRows written,
            Audit audit, Clock clock) {
        this.sources = sources;
        this.mentions = mentions;
        this.shields = shields;
        this.keys = keys;
        this.written = written;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is in an entry before it is kept.
    ///
    /// @param problems of what holds for all lines; those of a line stand there
    public record Preview(List<Result> lines, List<Problem> problems) {
        public Preview {
            lines = List.copyOf(lines);
            problems = List.copyOf(problems);
        }

        /// How many different values would be kept.
        public int values() {
            return (int) lines.stream().flatMap(each -> each.found().stream()).map(each -> each.type() + each.value())
                    .distinct().count();
        }

        /// How many lines would be left out.
        public int refused() {
            return (int) lines.stream().filter(each -> each.found().isEmpty()).count();
        }
    }

    /// What came of one line.
    ///
    /// @param known those of its values the caller knew before, or that stand in a line above
    /// @param warnings why what it says should not be blocked
    public record Result(int number, String text, List<Found> found, Set<IndicatorId> known, List<Warning> warnings,
            List<Problem> problems) {
        public Result {
            found = List.copyOf(found);
            known = Set.copyOf(known);
            warnings = List.copyOf(warnings);
            problems = List.copyOf(problems);
        }

        /// The same as it is kept.
        EntryLine line() {
            return new EntryLine(number, text, found.stream().map(each -> new EntryLine.Value(each.type(),
                    each.value(), known.contains(IndicatorId.of(each.type(), each.value())))).distinct().toList(),
                    problems);
        }

        public EntryLine.Verdict verdict() {
            return line().verdict();
        }
    }

    /// What was kept.
    public record Kept(Source source, int values, List<Result> lines) {
        public Kept {
            lines = List.copyOf(lines);
        }
    }

    /// Reads it and keeps nothing.
    @Transactional(readOnly = true)
    public Preview preview(Caller caller, Entered entry) {
        var lines = lines(entry);
        return new Preview(results(caller, lines, known(lines)), problems(caller, entry));
    }

    /// Keeps every line in which something was found; the others are told with their reason.
    @Transactional
    public Outcome<Kept> keep(Caller caller, Entered entry) {
        return keep(caller, entry, lines(entry));
    }

    /// Keeps values of which it is known what they are; nothing is looked for in the text of the entry.
    ///
    /// @param from since when they hold; null: from now on
    /// @param until how long; null for as long as their types do
    @Transactional
    public Outcome<Kept> keep(Caller caller, Entered entry, List<Found> values, @Nullable Instant from,
            @Nullable Instant until) {
        return keep(caller, entry, Lines.given(values, from, until));
    }

    private Outcome<Kept> keep(Caller caller, Entered entry, List<Lines.Line> lines) {
        var problems = problems(caller, entry);
        if (lines.stream().allMatch(line -> line.found().isEmpty()) && problems.isEmpty())
            problems.add(Problem.of("text", "indicator.nothing-found"));
        if (!problems.isEmpty() || entry.tlp() == null) return new Outcome.Invalid<>(problems);
        var known = known(lines);
        var id = UUID.randomUUID();
        var source = new Source(id, Source.Kind.ENTERED, id, id, 1, caller.organisation(), entry.reach(),
                entry.occasion(), entry.language(), entry.tlp(), entry.sectors(), Set.of(), entry.title(), null,
                clock.instant(), caller.person(), Source.Standing.STANDS);
        sources.insert(source);
        var kept = mentions(source, entry, lines);
        mentions.insert(source, kept);
        var results = results(caller, lines, known);
        written.insert(id, results.stream().map(Result::line).toList());
        audit.record(caller.person(), caller.organisation(), "indicator.enter", id.toString());
        return new Outcome.Done<>(new Kept(source, kept.size(), results));
    }

    /// The same, once for each key: who lost the answer sends the entry again and is told of what was kept then.
    ///
    /// @return a problem `idempotency-key-used` when the key was used for another entry
    @Transactional
    public Outcome<Kept> keep(Caller caller, Entered entry, String key) {
        var used = keys.find(caller, key);
        if (used.isPresent()) return again(caller, entry, used.get());
        var outcome = keep(caller, entry);
        if (outcome instanceof Outcome.Done<Kept>(var kept)) keys.take(caller, key, entry, kept.source().id());
        return outcome;
    }

    private Outcome<Kept> again(Caller caller, Entered entry, EntryKeys.Used used) {
        if (!used.isFor(entry))
            return new Outcome.Invalid<>(List.of(Problem.of("Idempotency-Key", "idempotency-key-used")));
        var lines = lines(entry);
        return sources.find(used.source()).<Outcome<Kept>>map(source -> new Outcome.Done<>(
                new Kept(source, mentions(source, entry, lines).size(),
                        results(caller, lines, knownThen(source.id(), lines)))))
                .orElseGet(Outcome.Unknown::new);
    }

    /// Takes back what the caller's organisation entered: it holds no more, and nobody else sees it.
    @Transactional
    public Outcome<Source> withdraw(Caller caller, UUID id) {
        var found = sources.find(id).filter(each -> isOwn(caller, each));
        if (found.isEmpty()) return new Outcome.Unknown<>();
        sources.standing(id, Source.Standing.RECALLED);
        audit.record(caller.person(), caller.organisation(), "indicator.withdraw", id.toString());
        return new Outcome.Done<>(found.get());
    }

    /// What the caller's organisation entered, the newest first.
    @Transactional(readOnly = true)
    public List<Source> entered(Caller caller, int limit) {
        return sources.entered(caller.organisation(), limit);
    }

    /// Whether it is something the caller's organisation entered.
    public boolean isOwn(Caller caller, Source source) {
        return source.kind() == Source.Kind.ENTERED && source.holder().equals(caller.organisation());
    }

    private List<Lines.Line> lines(Entered entry) {
        return entry.text().length() > Lines.MOST_CHARACTERS ? List.of() : Lines.read(entry.text(), clock.getZone());
    }

    private List<Result> results(Caller caller, List<Lines.Line> lines, List<Set<IndicatorId>> known) {
        var shield = shields.of(caller);
        var results = new ArrayList<Result>();
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            results.add(new Result(line.number(), line.text(), line.found(), known.get(at),
                    line.found().stream()
                            .flatMap(each -> shield.warnings(each.type(), each.value(), each.host()).stream())
                            .distinct().toList(),
                    line.problems()));
        }
        return results;
    }

    /// Of each line what whoever asks knows already, from a source they may read or from a line above.
    private List<Set<IndicatorId>> known(List<Lines.Line> lines) {
        var seen = new HashSet<>(
                mentions.known(lines.stream().flatMap(line -> ids(line).stream()).distinct().toList()));
        var known = new ArrayList<Set<IndicatorId>>();
        for (var line : lines) {
            var ids = ids(line);
            known.add(ids.stream().filter(seen::contains).collect(Collectors.toSet()));
            seen.addAll(ids);
        }
        return known;
    }

    private static Set<IndicatorId> ids(Lines.Line line) {
        return line.found().stream().map(each -> IndicatorId.of(each.type(), each.value())).collect(Collectors.toSet());
    }

    /// The same as it was when the lines were kept.
    private List<Set<IndicatorId>> knownThen(UUID source, List<Lines.Line> lines) {
        var kept = written.of(source, 0, lines.size());
        return IntStream.range(0, lines.size()).mapToObj(at -> at >= kept.size()
                ? Set.<IndicatorId>of()
                : kept.get(at).values().stream().filter(EntryLine.Value::isKnown)
                        .map(each -> IndicatorId.of(each.type(), each.value())).collect(Collectors.toSet()))
                .toList();
    }

    private List<Problem> problems(Caller caller, Entered entry) {
        var problems = new ArrayList<Problem>();
        if (entry.title().isEmpty()) problems.add(Problem.of("title", "required"));
        if (entry.title().length() > LONGEST_TITLE)
            problems.add(Problem.of("title", "indicator.long", Integer.toString(LONGEST_TITLE)));
        if (entry.text().isBlank()) problems.add(Problem.of("text", "required"));
        if (entry.text().length() > Lines.MOST_CHARACTERS
                || entry.text().lines().limit(Lines.MOST_LINES + 1).count() > Lines.MOST_LINES)
            problems.add(Problem.of("text", "indicator.too-much", Integer.toString(Lines.MOST_LINES)));
        if (entry.tlp() == null) problems.add(Problem.of("tlp", "required"));
        problems.addAll(reach(caller, entry));
        var confidence = entry.confidence();
        if (confidence != null && (confidence < 0 || confidence > MOST_CONFIDENCE))
            problems.add(Problem.of("confidence", "indicator.confidence-unreadable", confidence.toString()));
        var days = entry.days();
        if (days != null && (days < 1 || days > MOST_DAYS))
            problems.add(Problem.of("days", "indicator.days", Integer.toString(MOST_DAYS)));
        Lines.techniques(String.join(" ", entry.techniques()), problems);
        return problems;
    }

    private static List<Problem> reach(Caller caller, Entered entry) {
        return switch (entry.reach()) {
            case OWN -> List.of();
            case MARKED -> {
                if (!caller.may(Permission.SHARE_INDICATOR)) yield List.of(Problem.of("reach", "indicator.no-sharing"));
                yield entry.sectors().isEmpty() && entry.tlp() != null && Tlp.GREEN.isWiderThan(entry.tlp())
                        ? List.of(Problem.of("sectors", "required"))
                        : List.of();
            }
            case HANDED, HELD, DESK, CIRCLE -> List.of(Problem.of("reach", "no-such-option", entry.reach().name()));
        };
    }

    private List<Mention> mentions(Source source, Entered entry, List<Lines.Line> lines) {
        var kept = new LinkedHashMap<IndicatorId, Mention>();
        for (var line : lines)
            for (var found : line.found()) {
                var id = IndicatorId.of(found.type(), found.value());
                var first = kept.get(id);
                if (first == null && kept.size() < Finder.MOST)
                    kept.put(id, mention(source, entry, line, found, id, kept.size()));
                else
                    if (first != null)
                        kept.put(id,
                                new Mention(source.id(), id, first.position(), first.type(), first.value(),
                                        first.shown(),
                                        first.host(), first.written(), first.place(), first.times() + 1, first.tlp(),
                                        first.confidence(), first.validFrom(), first.validUntil(), first.techniques()));
            }
        return List.copyOf(kept.values());
    }

    private static Mention mention(Source source, Entered entry, Lines.Line line, Found found, IndicatorId id,
            int position) {
        var marked = line.tlp() == null ? source.tlp() : line.tlp().narrowest(source.tlp());
        var techniques = new TreeSet<>(entry.techniques());
        techniques.addAll(line.techniques());
        return new Mention(source.id(), id, position, found.type(), found.value(), found.shown(), found.host(),
                found.written(), Integer.toString(line.number()), 1, marked,
                line.confidence() == null ? entry.confidence() : line.confidence(),
                line.from() == null ? source.readAt() : line.from(), until(source.readAt(), entry, line, found),
                List.copyOf(techniques));
    }

    private static @Nullable Instant until(Instant from, Entered entry, Lines.Line line, Found found) {
        if (line.until() != null) return line.until();
        return Optional.ofNullable(entry.days()).map(days -> from.plus(Duration.ofDays(days)))
                .orElseGet(() -> Harvest.validUntil(found.type(), from));
    }
}
