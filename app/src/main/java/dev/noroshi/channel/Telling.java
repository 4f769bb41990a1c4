package dev.noroshi.channel;

import dev.noroshi.kernel.Importance;
import java.time.Instant;
import java.util.List;

/// One way in which somebody is told, and when.
///
/// @param at not before
record Telling(Means means, Instant at, Pace pace) {

    /// What the choices come to at a moment.
    static List<Telling> at(Instant now, Importance importance, OpeningHours hours, Choice.Table choices) {
        var choice = choices.at(hours.isOpen(now), importance);
        return choice.means().stream().sorted().map(means -> choice.pace() == Pace.DIGEST && means == Means.MAIL
                ? new Telling(means, hours.nextOpening(now), Pace.DIGEST)
                : new Telling(means, now, Pace.AT_ONCE)).toList();
    }
}
