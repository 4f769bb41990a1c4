package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lists to take away: what the caller may know, what holds now, and what nothing speaks against blocking.
@Component
public class Exports {

    /// More than any of the lists is good for.
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

    /// A list as a file.
    ///
    /// @param lines how many indicators are in it
    /// @param left how many were left out because they should not be blocked
    public record File(String name, Format format, String text, int lines, int left) {
    }

    /// An indicator that goes into a list.
    record Row(Indicator indicator, List<Warning> warnings, Tlp tlp) {
    }

    /// @param type only that one; null for all the format can say something of
    @Transactional
    public File write(Caller caller, Format format, @Nullable IndicatorType type, Query query) {
        var types = type == null ? format.types() : Set.of(type);
        var shield = shields.of(caller);
        var rows = new ArrayList<Row>();
        var left = 0;
        for (var indicator : all(caller, query.of(types).holding())) {
            var warnings = shield.warnings(indicator);
            if (!warnings.isEmpty() && !isTable(format)) left++;
            else rows.add(new Row(indicator, warnings, indicator.tlp()));
        }
        audit.record(caller.person(), caller.organisation(), "indicator.export",
                format.code() + (type == null ? "" : " " + type));
        var text = new ListWriter(words, caller.language(), clock.instant()).write(format, rows);
        return new File("noroshi-"
                + (type == null ? "" : type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-")
                + format.code() + "." + format.ending(), format, text, rows.size(), left);
    }

    /// Tables say of a value that it should not be blocked; what goes straight into a machine leaves it out.
    private static boolean isTable(Format format) {
        return format == Format.TABLE || format == Format.RULES;
    }

    private Set<Indicator> all(Caller caller, Query query) {
        var all = new LinkedHashSet<Indicator>();
        Place after = null;
        do {
            var part = indicators.list(caller, query, after, AT_ONCE);
            all.addAll(part.indicators());
            after = part.next();
        } while (after != null && all.size() < MOST);
        return all;
    }
}
