package dev.noroshi.channel.web;

import dev.noroshi.platform.web.ProblemLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How somebody is told.
///
/// @param desk whether it is the desk's arrangement
/// @param mayDesk whether the caller may change the desk's
/// @param mailWorks whether the program has a mail server
/// @param blocks one for working hours, one for the rest of the time
/// @param missing the means that nothing is known to reach them by, in words
public record ArrangementView(boolean desk, boolean mayDesk, boolean mailWorks, List<Block> blocks, Hours hours,
        List<Deputy> deputies, String awayFrom, String awayUntil, @Nullable String missing,
        Webhook webhook, List<ProblemLine> problems) {

    /// The system the organisation wants called.
    ///
    /// @param url empty when there is none
    /// @param form what it is sent
    /// @param secret shown once, when it was made; null otherwise
    public record Webhook(String url, dev.noroshi.channel.Webhooks.Form form, @Nullable String secret,
            @Nullable String problem) {

        @Override
        public String toString() {
            return "Webhook [withheld]";
        }
    }

    /// @param title 勤務時間内, 勤務時間外
    public record Block(String title, List<Line> lines) {
    }

    /// One importance.
    ///
    /// @param field such as `OPEN.WARNING`
    /// @param mayWait whether it may wait for the morning
    public record Line(String field, String level, List<Option> means, boolean mayWait, boolean waits,
            @Nullable String problem) {
    }

    /// A choice among several.
    public record Option(String code, String label, boolean chosen) {
    }

    /// @param own whether there are hours of their own
    public record Hours(boolean own, List<Option> days, String opens, String closes, @Nullable String problem) {
    }

    /// One place for a deputy.
    public record Deputy(int rank, List<Option> people) {
    }
}
