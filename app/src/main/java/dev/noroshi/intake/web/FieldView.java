package dev.noroshi.intake.web;

import dev.noroshi.platform.web.DatetimeEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field of the form as the page shows it: what stands in its controls, what is wrong with it, and help beside it.
public sealed interface FieldView {

    Head head();

    /// What every field has.
    ///
    /// @param id the id of the field; controls are named after it
    /// @param problem what must be put right, in a sentence
    /// @param from where it stood in an imported file
    /// @param help lines beside the field
    /// @param written what could not be read and has no control of its own
    /// @param mayBeCleared whether a button puts it back to blank: a radio button cannot be taken back
    record Head(String id, String label, boolean required, @Nullable String problem, @Nullable String from,
            @Nullable String hint, List<String> help, @Nullable String written, boolean mayBeCleared) {
        public Head {
            help = List.copyOf(help);
        }

        public boolean isInvalid() {
            return problem != null;
        }

        /// The id of the sentence of the problem, for `aria-describedby`.
        public @Nullable String describedBy() {
            if (problem != null) return id + "-problem";
            return hint == null ? null : id + "-hint";
        }

        /// For `aria-invalid`.
        public @Nullable String invalid() {
            return problem == null ? null : "true";
        }
    }

    /// The box for 不明, set apart from the control.
    ///
    /// @param basis why it is not known, kept although the control has no room for it
    record Unknown(boolean offered, boolean ticked, String basis) {
    }

    /// Words: one line, or a box of so many lines.
    record Text(Head head, String value, int lines, Unknown unknown) implements FieldView {
    }

    /// A whole number.
    record Whole(Head head, String value) implements FieldView {
    }

    /// A point in time.
    ///
    /// @param basis what is written beside it
    /// @param asksBasis whether the paper has room for it
    /// @param dayOnly whether a day stands there without a time
    record Moment(Head head, DatetimeEntry entry, String basis, boolean asksBasis, boolean dayOnly,
            Unknown unknown) implements FieldView {
    }

    /// One of several options.
    ///
    /// @param unknown whether 不明 is the last choice
    record OneOf(Head head, Shape shape, List<Group> groups, Unknown unknown) implements FieldView {
        public OneOf {
            groups = List.copyOf(groups);
        }
    }

    /// Any number of options.
    ///
    /// @param last the option that says 不明, set apart; null when the paper has none
    record AnyOf(Head head, List<Group> groups, @Nullable Option last) implements FieldView {
        public AnyOf {
            groups = List.copyOf(groups);
        }
    }

    /// One of several options and words beside it.
    record OneOfWithText(Head head, List<Group> groups, Unknown unknown, String text) implements FieldView {
        public OneOfWithText {
            groups = List.copyOf(groups);
        }
    }

    /// The rows of a table.
    record Rows(Head head, List<Row> rows, Unknown unknown) implements FieldView {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /// How options are laid out.
    enum Shape {
        /// One below the other.
        LIST,
        /// Beside each other.
        INLINE,
        /// A list to open.
        SELECT
    }

    /// Options under a heading.
    ///
    /// @param heading null when they have none
    record Group(@Nullable String heading, List<Option> options) {
        public Group {
            options = List.copyOf(options);
        }
    }

    /// Something that can be chosen.
    ///
    /// @param id of its control
    record Option(String id, String code, String label, @Nullable String note, boolean chosen) {
    }

    /// A row of a table, as typed.
    ///
    /// @param number from 1
    /// @param fresh whether it was added just now and gets the focus
    record Row(int number, String datetime, String status, boolean datetimeInvalid, boolean statusInvalid,
            boolean fresh) {
        public int index() {
            return number - 1;
        }
    }
}
