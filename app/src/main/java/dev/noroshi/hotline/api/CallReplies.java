package dev.noroshi.hotline.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.hotline.Call;
import dev.noroshi.hotline.CallDesk;
import dev.noroshi.hotline.CallId;
import dev.noroshi.hotline.Hotline;
import dev.noroshi.hotline.Informed;
import dev.noroshi.hotline.NewCall;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.hotline.Way;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Precision;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What the calls of the API about emergency calls have in common.
@Component
class CallReplies {

    private final Hotline hotline;
    private final CallDesk desk;
    private final ApiProblems problems;
    private final Clock clock;

    CallReplies(Hotline hotline, CallDesk desk, ApiProblems problems, Clock clock) {
        this.hotline = hotline;
        this.desk = desk;
        this.problems = problems;
        this.clock = clock;
    }

    /// A call of, or to, the caller's organisation, if they take part in such calls.
    Optional<Call> find(Caller caller, CallId id) {
        var to = caller.may(Permission.TAKE_HOTLINE) ? desk.find(caller, id) : Optional.<Call>empty();
        return to.or(() -> caller.may(Permission.CALL_HOTLINE) ? hotline.find(caller, id) : Optional.empty());
    }

    /// What is typed to call. What cannot be read is a problem of the body.
    ///
    /// @param key the same for a call that is sent twice
    NewCall read(JsonBody body, String key) {
        var written = body.text("noticed-at");
        var noticed = written.flatMap(PointInTime::parseIso).filter(each -> each.precision() == Precision.MINUTE)
                .map(PointInTime::earliest);
        var at = written.isEmpty() ? clock.instant() : noticed.orElse(null);
        var call = new NewCall(body.flag("drill").orElse(false) ? Occasion.DRILL : Occasion.REAL,
                body.text("line").orElse(""), at, body.text("call-back-name").orElse(""),
                body.text("call-back-number").orElse(""), body.option("way", Way.class).orElse(Way.CENTRE),
                informed(body), key);
        body.refuseOthers();
        return call;
    }

    private static Set<Informed> informed(JsonBody body) {
        var written = body.option("inform", InformChoice.class);
        return written.map(InformChoice::bodies).orElse(EnumSet.noneOf(Informed.class));
    }

    /// Whom a program may have told.
    private enum InformChoice {
        SECRETARIAT, MINISTRY, BOTH;

        Set<Informed> bodies() {
            return switch (this) {
                case SECRETARIAT -> EnumSet.of(Informed.SECRETARIAT);
                case MINISTRY -> EnumSet.of(Informed.MINISTRY);
                case BOTH -> EnumSet.allOf(Informed.class);
            };
        }
    }

    /// What became of it: the call as it is now, or why not.
    ResponseEntity<?> answer(Caller caller, Outcome<Call> outcome, HttpStatus status) {
        return switch (outcome) {
            case Outcome.Done<Call>(var call) -> status == HttpStatus.CREATED
                    ? ResponseEntity.created(URI.create("/api/v1/hotline/" + call.id())).body(CallAnswer.of(call))
                    : ResponseEntity.ok(CallAnswer.of(call));
            case Outcome.Invalid<Call>(var found) -> problems.unprocessable(caller.language(),
                    found.stream().map(CallReplies::named).toList());
            case Outcome.Conflict<Call>(var reason) -> problems.conflict(caller.language(), reason);
            case Outcome.Unknown<Call> _ -> problems.notFound(caller.language());
        };
    }

    /// By the name the member has here.
    private static Problem named(Problem problem) {
        var field = switch (problem.field()) {
            case "time" -> "noticed-at";
            case "callBackName" -> "call-back-name";
            case "callBack" -> "call-back-number";
            case "note" -> "text";
            default -> problem.field();
        };
        return new Problem(field, problem.code(), problem.details(), problem.place());
    }
}
