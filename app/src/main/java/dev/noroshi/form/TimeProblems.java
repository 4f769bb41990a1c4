package dev.noroshi.form;

import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.TimeReading;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What to say about a time that could not be read.
final class TimeProblems {

    private TimeProblems() {}

    static Problem of(String field, TimeReading.Impossible impossible) {
        var problem = switch (impossible.reason()) {
            case NO_SUCH_DAY -> FormProblem.NO_SUCH_DAY;
            case NO_SUCH_TIME -> FormProblem.NO_SUCH_TIME;
            case OUTSIDE_ERA -> FormProblem.OUTSIDE_ERA;
        };
        return problem.of(field, Texts.shortened(impossible.written()));
    }

    static Problem of(String field, TimeReading.Unreadable unreadable) {
        return FormProblem.UNREADABLE_TIME.of(field, Texts.shortened(unreadable.written()));
    }

    /// The time of a row. Words that are no date (早朝) stand as they are; a date that cannot be is a problem too.
    ///
    /// @param near the day that says which year a date without one is in, null when nothing says it
    static FieldValue.RowTime rowTime(String field, String written, @Nullable LocalDate near,
            Consumer<Problem> problems) {
        return switch (near == null ? JapaneseTime.read(written) : JapaneseTime.read(written, near)) {
            case TimeReading.Read(var when, var rest) -> new FieldValue.RowTime.At(when, rest);
            case TimeReading.Impossible impossible -> {
                problems.accept(of(field, impossible));
                yield new FieldValue.RowTime.InWords(written);
            }
            case TimeReading.Unreadable _ -> new FieldValue.RowTime.InWords(written);
        };
    }
}
