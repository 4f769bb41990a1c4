package dev.noroshi.advisory.web;

import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.platform.web.Hop.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reach of an advisory, as tables show it.
///
/// @param live whether it still changes, so that the page refreshes it
/// @param summary what the figures mean and how long it took, in a sentence or two
/// @param detail where each organisation is listed with what it wrote, if that is another page
/// @param missingMore how many more are missing than are listed
public record ReachView(AdvisoryId id, Instant asOf, boolean live, List<Gauge> gauges, String summary,
        List<HopRows> hops, @Nullable String detail, List<MissingRow> missing, int missingMore,
        @Nullable RecallRow recall) {

    public ReachView {
        gauges = List.copyOf(gauges);
        hops = List.copyOf(hops);
        missing = List.copyOf(missing);
    }

    public String path() {
        return "/advisories/" + id;
    }

    /// One step of how far it has got, with its figure.
    ///
    /// @param watch whether the bar is drawn as a warning
    public record Gauge(String name, int value, int max, int percent, boolean watch) {
    }

    /// One hop, as a body of rows.
    ///
    /// @param times how long it took those who confirmed, in words
    public record HopRows(String title, @Nullable String times, Cell sent, Cell opened, Cell confirmed, Cell answered,
            Mark mark,
            List<Row> rows) {
        public HopRows {
            rows = List.copyOf(rows);
        }
    }

    /// One organisation, or those below one holder.
    ///
    /// @param href where those below are listed
    /// @param at beside the state, if there is a time to it
    /// @param arrived that a notice is known to have come, when and by which means
    /// @param unsealed that a mail to them went out without content, and why
    /// @param pursued what was done because nobody there had confirmed
    public record Row(String name, @Nullable String href, Cell sent, Cell opened, Cell confirmed, Cell answered,
            Mark mark, @Nullable String at, @Nullable String remark, @Nullable String arrived,
            @Nullable String unsealed,
            @Nullable String pursued) {

        Row with(@Nullable String comment) {
            return comment == null
                    ? this
                    : new Row(name, href, sent, opened, confirmed, answered, mark, at, comment, arrived, unsealed,
                            pursued);
        }
    }

    /// A cell: a share, a time, not yet, or a dash where nothing is asked.
    public sealed interface Cell {
        record Share(int value, int max, int percent, boolean watch) implements Cell {
        }

        record At(String clock, Instant instant) implements Cell {
        }

        record NotYet() implements Cell {
        }

        record Dash() implements Cell {
        }
    }

    /// Somebody without it, or late: why, and what to do next.
    ///
    /// @param unsealed that a mail to them went out without content, and why
    /// @param pursued what was done about it
    public record MissingRow(String name, Mark cause, @Nullable String more, @Nullable String unsealed,
            @Nullable String pursued, String next) {
    }

    /// What became of the recall.
    ///
    /// @param openedBy the names of those who had opened it, as many as are listed
    public record RecallRow(int told, int confirmed, int hadOpened, int hadOpenedConfirmed, List<String> openedBy) {
        public RecallRow {
            openedBy = List.copyOf(openedBy);
        }

        /// How many more had opened it than are listed.
        public int openedMore() {
            return hadOpened - openedBy.size();
        }

        public int percent() {
            return hadOpened == 0 ? 100 : Math.round(100f * hadOpenedConfirmed / hadOpened);
        }
    }
}
