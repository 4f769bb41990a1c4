package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.indicator.Entered;
import dev.noroshi.indicator.Entering;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Brings events in: the event is kept as it came for the organisation that brings it, and what can be recognised by it becomes
/// indicators like any others that are entered.
@Component
public class Bringing {

    private static final int LONGEST_TITLE = 200;

    private final EventRows rows;
    private final Entering entering;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Bringing(EventRows rows, Entering entering, Audit audit, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.entering = entering;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /// How whoever brings it wants it kept.
    ///
    /// @param tlp never wider than this; null for as its tags say, and AMBER+STRICT where they say nothing
    /// @param reach [Source.Reach#OWN], or [Source.Reach#MARKED] for those who may share
    public record Wish(@Nullable Tlp tlp, Source.Reach reach, Set<SectorCode> sectors) {
        public Wish {
            sectors = Set.copyOf(sectors);
        }
    }

    /// What became of it.
    public enum Taken {
        NEW, CHANGED, SAME
    }

    /// What was kept.
    ///
    /// @param source the indicators taken from it; null where there are none
    /// @param values how many they are
    /// @param passed names of members that say nothing outside the instance they come from, and were passed over
    public record Brought(UUID uuid, String title, Taken taken, Tlp tlp, @Nullable UUID source, int values,
            List<Line> lines,
            List<LeftOut> left, List<String> passed) {
        public Brought {
            lines = List.copyOf(lines);
            left = List.copyOf(left);
            passed = List.copyOf(passed);
        }
    }

    /// What came of one attribute.
    ///
    /// @param why why no indicator was taken from it, the words under `misp.line.<why>`; "" when one was
    public record Line(String place, String type, String value, String why) {
    }

    /// An event brought before.
    public record Kept(UUID uuid, String title, Tlp tlp, Instant at, @Nullable UUID source) {
    }

    /// Brings an event. The same again changes nothing; a later one takes the place of an earlier.
    @Transactional
    public Outcome<Brought> take(Caller caller, byte[] document, Wish wish) {
        return switch (EventReader.read(document, ZonedDateTime.now(clock))) {
            case ReadEvent.Unsound(var problems) -> new Outcome.Invalid<>(problems);
            case ReadEvent.Sound event -> take(caller, event, wish);
        };
    }

    private Outcome<Brought> take(Caller caller, ReadEvent.Sound event, Wish wish) {
        var before = rows.lock(caller, event.uuid());
        var marked = event.tlp().orElse(Tlp.AMBER_STRICT);
        var tlp = wish.tlp() == null ? marked : event.tlp().orElse(wish.tlp()).narrowest(wish.tlp());
        if (before.isPresent() && before.get().stamp() == event.stamp())
            return new Outcome.Done<>(brought(event, Taken.SAME, before.get().tlp(), before.get().source(), 0));
        if (before.isPresent() && before.get().stamp() > event.stamp()) return new Outcome.Stale<>();
        var left = json.writeValueAsString(event.left());
        if (before.isEmpty() && !rows.add(caller, row(event, tlp, null), left))
            return new Outcome.Invalid<>(List.of(Problem.of("file", "misp.held-by-another")));
        UUID source = null;
        var values = 0;
        if (event.lines().stream().anyMatch(line -> !line.text().isEmpty()))
            switch (entering.keep(caller, entered(caller, event, wish, tlp))) {
            case dev.noroshi.indicator.Outcome.Done<Entering.Kept>(var kept) -> {
                source = kept.source().id();
                values = kept.values();
            }
            case dev.noroshi.indicator.Outcome.Invalid<Entering.Kept>(var problems) -> {
                if (before.isEmpty()) rows.remove(caller, event.uuid());
                return new Outcome.Invalid<>(problems);
            }
            case dev.noroshi.indicator.Outcome.Unknown<Entering.Kept> _ -> {
            }
            }
        rows.replace(caller, row(event, tlp, source), left);
        before.map(EventRows.Row::source).ifPresent(old -> entering.withdraw(caller, old));
        audit.record(caller.person(), caller.organisation(), "misp.bring", event.uuid().toString());
        return new Outcome.Done<>(brought(event, before.isPresent() ? Taken.CHANGED : Taken.NEW, tlp, source, values));
    }

    private EventRows.Row row(ReadEvent.Sound event, Tlp tlp, @Nullable UUID source) {
        return new EventRows.Row(event.uuid(), event.stamp(), tlp, event.title(), event.document(), source,
                clock.instant());
    }

    private static Brought brought(ReadEvent.Sound event, Taken taken, Tlp tlp, @Nullable UUID source, int values) {
        return new Brought(event.uuid(), event.title(), taken, tlp, source, values,
                event.lines().stream().map(each -> new Line(each.place(), each.type(), each.value(), each.why()))
                        .toList(),
                event.left(), event.passed());
    }

    /// As a table, which is how lines are entered that are marked each for itself.
    private static Entered entered(Caller caller, ReadEvent.Sound event, Wish wish, Tlp tlp) {
        var table = new ArrayList<String>();
        table.add("value,tlp,techniques");
        for (var line : event.lines())
            // the apostrophe is taken off again; it keeps a value from being a comment of the table
            if (!line.text().isEmpty())
                table.add("\"'" + line.text().replace("\"", "\"\"") + "\"," + line.tlp().map(Tlp::word).orElse("") + ","
                        + String.join(" ", line.techniques()));
        var title = event.title().length() <= LONGEST_TITLE
                ? event.title()
                : event.title().substring(0, LONGEST_TITLE - 1).replaceFirst("\\p{Cs}$", "") + "…";
        return new Entered(title, String.join("\n", table), event.occasion(), caller.language(), wish.reach(), tlp,
                wish.sectors(), null, null, event.techniques());
    }

    /// What the caller's organisation brought, the last first.
    @Transactional(readOnly = true)
    public List<Kept> brought(Caller caller, int limit) {
        return rows.latest(caller, limit).stream()
                .map(each -> new Kept(each.uuid(), each.title(), each.tlp(), each.takenAt(), each.source())).toList();
    }

    /// Takes an event of the caller's organisation out again, and its indicators back.
    ///
    /// @return whether there was one
    @Transactional
    public boolean remove(Caller caller, UUID uuid) {
        var found = rows.lock(caller, uuid);
        if (found.isEmpty()) return false;
        var source = found.get().source();
        if (source != null) entering.withdraw(caller, source);
        audit.record(caller.person(), caller.organisation(), "misp.remove", uuid.toString());
        return rows.remove(caller, uuid);
    }
}
