package dev.noroshi.indicator.web;

import dev.noroshi.indicator.Entering;
import dev.noroshi.indicator.EntryLine;
import dev.noroshi.indicator.Indicator;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Judgement;
import dev.noroshi.indicator.Sighting;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Problem;
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
    ///
    /// @param readSoFar how much of the older papers has been read, in hundredths; null when all has been
    public record ListView(Asked asked, List<IndicatorType> types, List<Line> lines, @Nullable Paging paging,
            Instant now, boolean mayEnter, @Nullable Integer readSoFar) {
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
            List<String> techniques, String confidence, SightedView sighted, JudgedView judged, Instant now) {
        public One {
            sources = List.copyOf(sources);
            warnings = List.copyOf(warnings);
            techniques = List.copyOf(techniques);
        }
    }

    /// Who saw it, as far as the reader may know.
    ///
    /// @param own what the own organisation said; null when it said nothing
    /// @param told what is told of others, in words
    /// @param said what was typed
    public record SightedView(@Nullable SightingLine own, List<SightingLine> members, List<String> told,
            Sighting.Said said, List<Problem> problems, boolean mayEnter, String today) {
        public SightedView {
            members = List.copyOf(members);
            told = List.copyOf(told);
            problems = List.copyOf(problems);
        }

        public @Nullable Problem problem(String field) {
            return problems.stream().filter(each -> each.field().equals(field)).findFirst().orElse(null);
        }
    }

    /// What the centre judged, as far as the reader may know.
    ///
    /// @param standing the judgement that stands; null when none does
    /// @param past those taken back, the newest first
    /// @param mayJudge whether the reader is one of those who judge
    public record JudgedView(@Nullable Judgement standing, List<Judgement> past, boolean mayJudge, Judging judging) {
        public JudgedView {
            past = List.copyOf(past);
        }
    }

    /// A judgement as it was typed.
    public record Judging(String reason, Judgement.Told told, List<Problem> problems) {
        /// Nothing was typed yet.
        public static final Judging NOTHING = new Judging("", Judgement.Told.SHARED, List.of());

        public Judging {
            problems = List.copyOf(problems);
        }
    }

    /// What one organisation said.
    public record SightingLine(String who, String verdict, String day, String note) {
    }

    /// What is entered.
    ///
    /// @param preview what is in it; null at first
    /// @param mayShare whether it may go further than the own organisation
    public record EnterView(Typed typed, Entering.@Nullable Preview preview, List<Choice> sectors, boolean mayShare,
            List<Source> entered) {
        public EnterView {
            sectors = List.copyOf(sectors);
            entered = List.copyOf(entered);
        }

        public @Nullable Problem problem(String field) {
            return preview == null
                    ? null
                    : preview.problems().stream().filter(each -> each.field().equals(field)).findFirst().orElse(null);
        }

        /// Whether it may be kept as it is.
        public boolean isReady() {
            return preview != null && preview.problems().isEmpty() && preview.values() > 0;
        }
    }

    /// What was typed, as it was typed.
    public record Typed(String title, String text, String tlp, String confidence, String days, String techniques,
            boolean isDrill, boolean isShared, List<String> sectors) {
        public Typed {
            sectors = List.copyOf(sectors);
        }
    }

    /// A sector to choose.
    public record Choice(String code, String label) {
    }

    /// What is taken away.
    public record ExportView(List<Kind> kinds, Asked asked) {
        public ExportView {
            kinds = List.copyOf(kinds);
        }
    }

    /// One kind of list.
    ///
    /// @param file its name with the usual ending, as in addresses
    public record Kind(String code, String file, String title, String text, List<Link> links) {
        public Kind {
            links = List.copyOf(links);
        }
    }

    /// A file to take away.
    public record Link(String href, String label) {
    }

    /// The first values in an advisory or a case.
    ///
    /// @param title the key of the words above them
    /// @param href the list of all
    /// @param cut the files that were not read to their end
    public record PanelView(String title, List<Line> lines, String href, boolean hasMore, List<String> cut) {
        public PanelView {
            lines = List.copyOf(lines);
            cut = List.copyOf(cut);
        }
    }

    /// Something somebody entered.
    ///
    /// @param hasLines whether it was kept what came of each line
    public record SourceView(Source source, String state, boolean isOwn, boolean hasLines) {
    }

    /// What came of each line of an entry.
    ///
    /// @param counts how many lines came to what, in words
    /// @param paging null when all stands on one page
    public record LinesView(Source source, List<String> counts, List<EntryLine> lines, String file,
            @Nullable Paging paging) {
        public LinesView {
            counts = List.copyOf(counts);
            lines = List.copyOf(lines);
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
