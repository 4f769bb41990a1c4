package dev.noroshi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is done about a parcel nobody confirms, step by step. The sources name no such steps; these are ours, measured by
/// the time the recipient was given.
public enum PursuitStep {
    /// Half of the time is over: the recipient is reminded.
    HALFWAY,
    /// The deadline has come: the recipient and all deputies are reminded.
    DEADLINE,
    /// A quarter of the time later, an hour at least: who handed it over is told.
    OVERDUE,
    /// As long again as the time they were given: who handed it to that one is told as well; where nobody did, who handed it
    /// over is told once more.
    LONG_OVERDUE;

    private static final Duration SHORTEST = Duration.ofHours(1);

    /// When it is time for this step.
    public Instant at(Instant sent, Instant due) {
        var given = Duration.between(sent, due);
        return switch (this) {
            case HALFWAY -> sent.plus(given.dividedBy(2));
            case DEADLINE -> due;
            case OVERDUE -> due.plus(max(given.dividedBy(4)));
            case LONG_OVERDUE -> due.plus(max(given));
        };
    }

    private static Duration max(Duration length) {
        return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    }

    /// The steps for which it is time by now and that have not been taken. Of two reminders that were missed, the second is
    /// enough; a word to those above is never left out.
    ///
    /// @param taken the last step that was taken; null for none
    static List<PursuitStep> missed(@Nullable PursuitStep taken, Instant sent, Instant due, Instant now) {
        var reached = Arrays.stream(values()).filter(step -> taken == null || step.compareTo(taken) > 0)
                .filter(step -> !now.isBefore(step.at(sent, due))).toList();
        return reached.stream().filter(step -> step != HALFWAY || !reached.contains(DEADLINE)).toList();
    }

    /// When the step after this one is due; null after the last.
    public @Nullable Instant next(Instant sent, Instant due) {
        return ordinal() + 1 < values().length ? values()[ordinal() + 1].at(sent, due) : null;
    }
}
