package dev.noroshi.hotline;

import dev.noroshi.kernel.Outcome;
import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What those do who are called: the centre, and the secretariats whose members have chosen to call by way of them.
@Component
public class CallDesk {

    /// How long a note or the words about the outcome may be.
    public static final int TEXT = 1000;

    private final CallRows rows;
    private final CallTimes times;
    private final CallNotices notices;
    private final TwoSides sides;
    private final Hotline hotline;
    private final WayBack wayBack;
    private final Audit audit;

    CallDesk(CallRows rows, CallTimes times, CallNotices notices, TwoSides sides, Hotline hotline, WayBack wayBack,
            Audit audit) {
        this.rows = rows;
        this.times = times;
        this.notices = notices;
        this.sides = sides;
        this.hotline = hotline;
        this.wayBack = wayBack;
        this.audit = audit;
    }

    /// The calls to the caller's organisation: those nobody has taken first, then the newest.
    ///
    /// @param sentBefore only those sent before; null for all
    @Transactional(readOnly = true)
    public List<Call> calls(Caller caller, @Nullable Instant sentBefore, int limit) {
        return rows.to(caller.organisation(), sentBefore, limit).stream()
                .filter(call -> sides.isAddressed(caller, call)).toList();
    }

    /// How many calls wait to be taken.
    @Transactional(readOnly = true)
    public int waiting(Caller caller) {
        return (int) rows.waiting(caller.organisation()).stream().filter(call -> sides.isAddressed(caller, call))
                .count();
    }

    /// A call to the caller's organisation.
    @Transactional(readOnly = true)
    public Optional<Call> find(Caller caller, CallId id) {
        return rows.find(id).filter(call -> sides.isAddressed(caller, call));
    }

    /// How soon calls to the caller's organisation were taken in the fiscal year of a moment, drills left out.
    @Transactional(readOnly = true)
    public CallTimes.Figures figures(Caller caller) {
        return times.of(caller.organisation());
    }

    /// Takes a call: whoever takes it calls back. Somebody who comes second takes nothing over.
    @Transactional
    public Outcome<Call> take(Caller caller, CallId id) {
        return onCall(caller, id, call -> {
            if (call.state() != CallState.WAITING)
                return caller.person().equals(call.takenBy())
                        ? new Outcome.Done<>(call)
                        : new Outcome.Conflict<>("hotline.taken-already");
            rows.take(id, caller.person());
            notices.taken(call, caller.organisation());
            wayBack.answered(id);
            audit.record(caller.person(), caller.organisation(), "hotline.take", id.toString());
            return done(id);
        });
    }

    /// Calls back in the place of a colleague.
    @Transactional
    public Outcome<Call> handle(Caller caller, CallId id) {
        return onCall(caller, id, call -> {
            if (call.state() != CallState.TAKEN) return new Outcome.Conflict<>("hotline.not-open");
            rows.handle(id, caller.person());
            audit.record(caller.person(), caller.organisation(), "hotline.handle", id.toString());
            return done(id);
        });
    }

    /// Passes a member's call on to the centre as the secretariat's own, in words that are checked by a person. Taking it
    /// is part of it.
    @Transactional
    public Outcome<Call> passOn(Caller caller, CallId id, NewCall onward) {
        return onCall(caller, id, call -> {
            if (caller.actorClass() != ActorClass.CEPTOAR_SECRETARIAT)
                return new Outcome.Conflict<>("hotline.nothing-above");
            var before = rows.ofKey(caller.organisation(), onward.key());
            if (before.isPresent() && rows.onward(id).filter(before.get().id()::equals).isPresent())
                return new Outcome.Done<>(before.get());
            if (call.passedAt() != null || call.state() == CallState.CLOSED)
                return new Outcome.Conflict<>("hotline.passed-already");
            var direct = new NewCall(call.occasion(), onward.line(), onward.happenedAt(), onward.callBackName(),
                    onward.callBackAt(), Way.CENTRE, Set.of(), onward.key());
            return switch (hotline.place(caller, direct)) {
                case Outcome.Done<Call>(var placed) -> {
                    rows.pass(id, caller.organisation(), placed.id());
                    if (call.state() == CallState.WAITING) {
                        rows.take(id, caller.person());
                        notices.taken(call, caller.organisation());
                    }
                    audit.record(caller.person(), caller.organisation(), "hotline.pass-on", id.toString());
                    yield new Outcome.Done<>(placed);
                }
                case Outcome.Invalid<Call> invalid -> invalid;
                case Outcome.Conflict<Call> conflict -> conflict;
                case Outcome.Unknown<Call> unknown -> unknown;
            };
        });
    }

    /// What a secretariat made of a member's call.
    @Transactional(readOnly = true)
    public Optional<CallId> onward(Caller caller, CallId id) {
        return rows.onward(id).filter(onward -> rows.find(onward)
                .filter(call -> sides.isOwn(caller, call)).isPresent());
    }

    /// Writes down something of the talk. Both sides may, and both read it.
    @Transactional
    public Outcome<Call> note(Caller caller, CallId id, String text) {
        var call = rows.find(id).filter(each -> isOfBoth(caller, each));
        if (call.isEmpty()) return new Outcome.Unknown<>();
        var problems = text(text, "note", "hotline.note-missing");
        if (!problems.isEmpty()) return new Outcome.Invalid<>(problems);
        rows.note(id, caller, text.strip());
        audit.record(caller.person(), caller.organisation(), "hotline.note", id.toString());
        return new Outcome.Done<>(call.get());
    }

    /// The notes of a call of either side, the oldest first.
    @Transactional(readOnly = true)
    public List<Note> notes(Caller caller, Call call) {
        return isOfBoth(caller, call) ? rows.notes(call.id()) : List.of();
    }

    /// Closes a call with what came of it.
    ///
    /// @param text more about it; needed for [Settling#OTHER]
    @Transactional
    public Outcome<Call> close(Caller caller, CallId id, @Nullable Settling outcome, String text) {
        return onCall(caller, id, call -> {
            if (call.state() != CallState.TAKEN) return new Outcome.Conflict<>("hotline.not-open");
            if (outcome == null)
                return new Outcome.Invalid<>(List.of(Problem.of("outcome", "hotline.outcome-missing")));
            var problems = outcome == Settling.OTHER || text.length() > TEXT
                    ? text(text, "text", "hotline.outcome-text-missing")
                    : List.<Problem>of();
            if (!problems.isEmpty()) return new Outcome.Invalid<>(problems);
            rows.close(id, caller.person(), outcome, text.isBlank() ? null : text.strip());
            audit.record(caller.person(), caller.organisation(), "hotline.close", id.toString());
            return done(id);
        });
    }

    private static List<Problem> text(String text, String field, String missing) {
        if (text.isBlank()) return List.of(Problem.of(field, missing));
        if (text.length() > TEXT) return List.of(Problem.of(field, "hotline.too-long", String.valueOf(TEXT)));
        return List.of();
    }

    private boolean isOfBoth(Caller caller, Call call) {
        return sides.isAddressed(caller, call) || sides.isOwn(caller, call);
    }

    private Outcome<Call> done(CallId id) {
        return new Outcome.Done<>(rows.find(id).orElseThrow());
    }

    private Outcome<Call> onCall(Caller caller, CallId id, Function<Call, Outcome<Call>> act) {
        return rows.lock(id).filter(call -> sides.isAddressed(caller, call)).map(act)
                .orElseGet(Outcome.Unknown::new);
    }
}
