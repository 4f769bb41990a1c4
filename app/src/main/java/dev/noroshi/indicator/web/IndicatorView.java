package dev.noroshi.indicator.web;

import dev.noroshi.indicator.Indicator;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Indicators as pages show them.
public final class IndicatorView {

    private IndicatorView() {
    }

    /// What was looked for, to be shown in the form again.
    ///
    /// @param type the name of a type; "" for all
    /// @param tlp the name of a marking; "" for all
    public record Asked(String text, String type, String tlp, boolean isHolding, boolean isDrill,
            @Nullable Source source) {
        public boolean isNarrowed() {
            return !text.isEmpty() || !type.isEmpty() || !tlp.isEmpty() || isHolding || source != null;
        }
    }

    /// The list.
    public record ListView(Asked asked, List<IndicatorType> types, List<Line> lines, @Nullable Paging paging,
            Instant now,
            boolean mayEnter) {
        public ListView {
            types = List.copyOf(types);
            lines = List.copyOf(lines);
        }
    }

    /// One line of the list.
    ///
    /// @param warnings why it should not be blocked, in words
    public record Line(Indicator indicator, String type, Tlp tlp, String newest, @Nullable String number, int sources,
            Instant at, State state, List<String> warnings) {
        public Line {
            warnings = List.copyOf(warnings);
        }

        public String href() {
            return "/indicators/" + indicator.id();
        }
    }

    /// Whether it holds.
    public record State(Glyph glyph, String word) {
    }

    /// One indicator.
    public record One(Indicator indicator, String type, State state, List<SourceLine> sources, List<String> warnings,
            List<String> techniques, String confidence, Instant now) {
        public One {
            sources = List.copyOf(sources);
            warnings = List.copyOf(warnings);
            techniques = List.copyOf(techniques);
        }
    }

    /// One of its sources.
    public record SourceLine(Source source, String kind, Tlp tlp, String written, String place, int times, State state,
            String until) {
        public String href() {
            return source.href();
        }
    }
}
