package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lists to take away: what the caller may know, what holds now, and what nothing speaks against blocking.
@Component
public class Exports {

    /// More than any of the lists is good for; what is beyond is asked for with the place where the file ended.
    public static final int MOST = 100_000;
    private static final int AT_ONCE = 1_000;

    private final Indicators indicators;
    private final Shields shields;
    private final Words words;
    private final Audit audit;
    private final Clock clock;

    Exports(Indicators indicators, Shields shields, Words words, Audit audit, Clock clock) {
        this.indicators = indicators;
        this.shields = shields;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    /// Which list.
    ///
    /// @param type only that one; null for all the format can say something of
    /// @param after where the file before ended; null for the beginning
    /// @param most how many indicators the file may hold
    public record Wish(Format format, @Nullable IndicatorType type, Query query, @Nullable Place after, int most) {

        public Wish {
            most = Math.clamp(most, 1, MOST);
        }
    }

    /// What came of asking for a list.
    public sealed interface Written {
    }

    /// A list as a file.
    ///
    /// @param lines how many indicators are in it
    /// @param left how many were left out because they should not be blocked
    /// @param next where the rest begins; null when this is the end
    public record File(String name, Format format, String text, int lines, int left,
            @Nullable Place next) implements Written {
    }

    /// There is no such list: the format has no way to write that type.
    public record NotHeld(Format format, IndicatorType type) implements Written {
    }

    /// An indicator that goes into a list.
    record Row(Indicator indicator, List<Warning> warnings, Tlp tlp) {
    }

    /// A list, or as much of it as is wished for, noted in the trail.
    @Transactional
    public Written write(Caller caller, Wish wish) {
        var format = wish.format();
        var type = wish.type();
        if (type != null && !format.types().contains(type)) return new NotHeld(format, type);
        var types = type == null ? format.types() : Set.of(type);
        var shield = shields.of(caller);
        var rows = new ArrayList<Row>();
        var left = 0;
        var part = all(caller, wish.query().of(types).holding(), wish);
        for (var indicator : part.indicators()) {
            var warnings = shield.warnings(indicator);
            if (!warnings.isEmpty() && !isTable(format)) left++;
            else rows.add(new Row(indicator, warnings, indicator.tlp()));
        }
        audit.record(caller.person(), caller.organisation(), "indicator.export",
                format.code() + (type == null ? "" : " " + type));
        var next = part.next();
        var rest = next == null
                ? ""
                : words.say(caller.language(), "indicator.cut", part.indicators().size(),
                        next.written());
        var text = new ListWriter(words, caller.language(), clock.instant()).write(format, rows, rest);
        return new File(name(format, type, wish.after() != null || next != null), format, text, rows.size(), left,
                next);
    }

    /// The name says what the file itself has no place to say: for whom it is, and that it is not all.
    private static String name(Format format, @Nullable IndicatorType type, boolean isPart) {
        return "noroshi-" + (type == null ? "" : type.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-")
                + format.code() + (format == Format.RULES ? "-programs-only" : "") + (isPart ? "-part" : "") + "."
                + format.ending();
    }

    /// Tables say of a value that it should not be blocked; what goes straight into a machine leaves it out.
    private static boolean isTable(Format format) {
        return format == Format.TABLE || format == Format.RULES;
    }

    private Indicators.Part all(Caller caller, Query query, Wish wish) {
        var all = new LinkedHashSet<Indicator>();
        var next = wish.after();
        do {
            var part = indicators.list(caller, query, next, Math.min(AT_ONCE, wish.most() - all.size()));
            all.addAll(part.indicators());
            next = part.next();
        } while (next != null && all.size() < wish.most());
        return new Indicators.Part(List.copyOf(all), next);
    }
}
