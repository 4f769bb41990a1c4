package dev.noroshi.feedback.web;

import dev.noroshi.delivery.Parcel;
import dev.noroshi.feedback.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator says to an advisory: receipt, and where they stand.
///
/// @param open whether it may still be said; not when a later report has taken its place
/// @param dueWhen by when to confirm; null once that is done
public record AnswerView(Parcel parcel, boolean open, @Nullable String dueWhen, @Nullable String dueLeft,
        boolean urgent, List<Given> given) {

    public AnswerView {
        given = List.copyOf(given);
    }

    public @Nullable Answer latest() {
        return given.isEmpty() ? null : given.getFirst().answer();
    }

    /// An answer and who gave it.
    public record Given(Answer answer, String who) {
    }
}
