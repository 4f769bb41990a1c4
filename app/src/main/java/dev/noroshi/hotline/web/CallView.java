package dev.noroshi.hotline.web;

import dev.noroshi.hotline.Call;
import dev.noroshi.hotline.CallTimes;
import dev.noroshi.hotline.Informed;
import dev.noroshi.hotline.Settling;
import dev.noroshi.hotline.Way;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.report.SeriesId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Emergency calls as pages show them.
public final class CallView {

    private CallView() {
    }

    /// What was typed, as it was typed.
    ///
    /// @param time as a control for date and time has it: `2026-11-20T14:32`
    public record Typed(boolean drill, String line, String time, String callBackName, String callBack,
            List<Informed> informed, String key) {
        public Typed {
            informed = List.copyOf(informed);
        }
    }

    /// A body that can be told that there is a call.
    public record Body(Informed which, String name) {
    }

    /// The page on which one calls.
    ///
    /// @param caller the organisation and person whose names the call bears
    /// @param way what the organisation has chosen
    /// @param secretariat whom it would go by way of; null where there is none
    /// @param mayChoose whether the reader may choose the way
    /// @param targetMinutes within how many minutes calls are to be taken
    /// @param telephone the centre's number for emergencies, if it is known
    /// @param calls the calls made before
    public record Form(Typed typed, List<Problem> problems, String caller, List<Body> bodies, Way way,
            @Nullable String secretariat, boolean mayChoose, long targetMinutes, @Nullable String telephone,
            List<Line> calls, Instant now) {
        public Form {
            problems = List.copyOf(problems);
            bodies = List.copyOf(bodies);
            calls = List.copyOf(calls);
        }

        public @Nullable Problem problem(String field) {
            return problems.stream().filter(each -> each.field().equals(field)).findFirst().orElse(null);
        }
    }

    /// A call in a list.
    ///
    /// @param who the other side
    /// @param mark the state with its glyph
    /// @param after in words, how long it took or has taken so far
    public record Line(Call call, String who, Glyph glyph, String state, String after) {
        public String href() {
            return "/hotline/calls/" + call.id();
        }
    }

    /// The calls to the reader's organisation.
    ///
    /// @param median in words; null when no call was taken
    /// @param p90 the same
    /// @param older address of those before; null when there are none
    public record Desk(List<Line> waiting, List<Line> others, CallTimes.Figures figures, @Nullable String median,
            @Nullable String p90, long targetMinutes, Instant now, @Nullable String older) {
        public Desk {
            waiting = List.copyOf(waiting);
            others = List.copyOf(others);
        }
    }

    /// One call.
    ///
    /// @param ours whether the reader's organisation called
    /// @param caller who called, with the person
    /// @param takenBy null while nobody has
    /// @param may what the reader may do with it
    /// @param telephone the number to ring when nobody takes it
    /// @param series the report it became
    /// @param onward what the reader's organisation passed it on as
    /// @param problem what is wrong with what was typed
    public record One(Line line, boolean ours, String caller, String addressee, @Nullable String takenBy,
            @Nullable String handler, List<String> informed, List<NoteLine> notes, May may, long targetMinutes,
            boolean late, @Nullable String telephone, @Nullable SeriesId series, @Nullable String onward, Instant now,
            @Nullable Problem problem, String typed) {
        public One {
            informed = List.copyOf(informed);
            notes = List.copyOf(notes);
        }

        public Call call() {
            return line.call();
        }

        public String href() {
            return line.href();
        }

        public Settling[] settlings() {
            return Settling.values();
        }
    }

    /// What the reader may do with a call.
    public record May(boolean take, boolean handle, boolean passOn, boolean close, boolean note, boolean report) {
    }

    /// A note with who wrote it.
    public record NoteLine(String who, String text, Instant at) {
    }

    /// Passing on a member's call.
    public record PassOn(Call call, String member, Typed typed, List<Problem> problems) {
        public PassOn {
            problems = List.copyOf(problems);
        }

        public @Nullable Problem problem(String field) {
            return problems.stream().filter(each -> each.field().equals(field)).findFirst().orElse(null);
        }
    }

    /// That somebody called.
    public record Known(String who, boolean drill, Instant at) {
    }

    /// The door on the home page.
    ///
    /// @param open the latest call that is not closed
    public record Door(long targetMinutes, @Nullable Line open) {
    }
}
