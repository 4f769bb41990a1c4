package dev.noroshi.form;

import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.SectorCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands in a field. A blank field has no value at all; 不明 is a value.
public sealed interface FieldValue {

    /// Free text: line breaks are `\n`, nothing blank around it, never empty.
    record Text(String text) implements FieldValue {
        public Text {
            text = Texts.clean(text);
        }
    }

    /// A whole number, such as the 2 of 第2報.
    record Whole(int number) implements FieldValue {}

    /// One option, by its code.
    record Choice(String code) implements FieldValue {}

    /// Several options, by their codes, each once; in the order of their codes, since the order means nothing.
    record Choices(List<String> codes) implements FieldValue {
        public Choices {
            codes = codes.stream().distinct().sorted().toList();
        }
    }

    /// A point in time.
    ///
    /// @param basis what is written beside it: on what the time rests (サーバログ等より推測), or that it is about (頃)
    record Moment(PointInTime when, @Nullable String basis) implements FieldValue {
        public Moment {
            basis = Texts.cleanOrNull(basis);
        }
    }

    /// One option and what is written beside it.
    record ChoiceWithText(String code, @Nullable String text) implements FieldValue {
        public ChoiceWithText {
            text = Texts.cleanOrNull(text);
        }
    }

    /// The rows of a table, in their order.
    record Rows(List<Row> rows) implements FieldValue {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /// To whom an advisory goes.
    record Recipients(List<Recipient> recipients) implements FieldValue {
        public Recipients {
            recipients = List.copyOf(recipients);
        }
    }

    /// 不明: the writer says that it is not known. Not blank, not zero, not withheld.
    ///
    /// @param basis why, if the field has room for it (ログが残っていないため)
    record Unknown(@Nullable String basis) implements FieldValue {
        public Unknown {
            basis = Texts.cleanOrNull(basis);
        }
    }

    /// What stood in a field that asks for something else than text and could not be read as that: 令和７年２月３０日, 宇宙.
    /// It is kept so that the person can mend it; a check always finds it.
    record Written(String text) implements FieldValue {
        public Written {
            text = Texts.clean(text);
        }
    }

    /// A row of a course of events.
    ///
    /// @param time when, absent when nothing is written there
    /// @param status what happened or was done
    record Row(@Nullable RowTime time, String status) {
        public Row {
            status = Texts.clean(status);
        }

        public Optional<RowTime> when() {
            return Optional.ofNullable(time);
        }
    }

    /// The time of a row: a point in time, or words that are none (早朝).
    sealed interface RowTime {
        record At(PointInTime when, @Nullable String basis) implements RowTime {
            public At {
                basis = Texts.cleanOrNull(basis);
            }

            public static At of(PointInTime when) {
                return new At(when, null);
            }
        }

        record InWords(String text) implements RowTime {
            public InWords {
                text = Texts.clean(text);
            }
        }
    }

    /// A ministry and the sectors meant, in the ministry's order.
    record Recipient(String ministry, List<SectorCode> sectors) {
        public Recipient {
            sectors = List.copyOf(sectors);
        }
    }

    /// 不明 without a word why.
    Unknown UNKNOWN = new Unknown(null);

    /// What 不明 is among the causes: the paper has a box of its own for it.
    Choices CAUSE_UNKNOWN = new Choices(List.of("UNKNOWN"));
}
