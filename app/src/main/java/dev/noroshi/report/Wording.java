package dev.noroshi.report;

import dev.noroshi.kernel.Tlp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in a field of the form, in words for a reader. Unknown, blank and unreadable stay apart.
public sealed interface Wording {

    /// 空欄: nobody wrote anything.
    record Blank() implements Wording {
    }

    /// 不明: the writer says that it is not known.
    ///
    /// @param basis why, if that was written
    record Unknown(@Nullable String basis) implements Wording {
    }

    /// Words, with line breaks.
    record Text(String text) implements Wording {
    }

    /// A sharing scope (TLP).
    record Scope(Tlp tlp) implements Wording {
    }

    /// A point in time.
    ///
    /// @param words in both calendars
    /// @param machine for the `datetime` attribute
    /// @param basis what is written beside it
    record Moment(String words, String machine, @Nullable String basis) implements Wording {
    }

    /// The rows of a table.
    record Rows(List<Row> rows) implements Wording {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /// Something that could not be read as what the field asks for, as it was written.
    record Written(String text) implements Wording {
    }

    /// A row of a course of events.
    ///
    /// @param time in words; null when none is written
    /// @param machine for the `datetime` attribute; null when the time is in words only
    record Row(@Nullable String time, @Nullable String machine, String status) {
    }
}
