package dev.noroshi.relay.web;

import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Hop.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of reports: those an organisation holds, or those it wrote.
///
/// @param tabs both lists, for those who have both
/// @param mayWrite whether the reader may begin a report
/// @param filter null where there is nothing to choose from
/// @param now what the times are read against
/// @param first address of the first page; null on it
/// @param next address of the next page; null on the last
/// @param filtered whether less than everything is shown
public record ListView(List<Tab> tabs, boolean held, boolean mayWrite, @Nullable FilterView filter, List<Row> rows,
        Instant now, @Nullable String first, @Nullable String next, boolean filtered) {

    public ListView {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    /// A list one can change to.
    public record Tab(String label, String href, boolean current) {
    }

    /// What the list is narrowed to.
    ///
    /// @param number as typed
    /// @param wrong why the number cannot be searched for; null when it can
    public record FilterView(List<Choice> states, String number, @Nullable String wrong) {
        public FilterView {
            states = List.copyOf(states);
        }
    }

    /// A state to choose.
    public record Choice(String code, String label, boolean chosen) {
    }

    /// A line of the list.
    ///
    /// @param number null while none is given
    /// @param open how many reports of it wait for the reader's organisation
    /// @param who who has it now, or whom it came from
    public record Row(String href, @Nullable IdentificationNumber number, int ordinal, boolean drill, String title,
            @Nullable Tlp tlp, @Nullable Importance importance, @Nullable String sector, Mark state, int open,
            @Nullable String who, Instant since) {
    }
}
