package dev.noroshi.intake.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblem;
import dev.noroshi.platform.web.ApiProblems;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Turns a [Reply] into an answer of HTTP. The only place of this door that knows statuses.
@Component
class Replies {

    /// What a file that is no form is answered with; everything else is content that cannot be taken: 422.
    private static final Map<String, HttpStatus> FILES = Map.of("workbook-too-large", HttpStatus.CONTENT_TOO_LARGE,
            "not-a-workbook", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "old-workbook", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "workbook-with-macros", HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    private final ApiProblems problems;

    Replies(ApiProblems problems) {
        this.problems = problems;
    }

    /// The answer to a save that came too late, with what a program needs to try again.
    ///
    /// @param edition the edition there is now
    /// @param changed the fields in which it differs from what was sent
    record StaleDraft(@JsonUnwrapped ApiProblem problem, int edition, List<String> changed) {
        StaleDraft {
            changed = List.copyOf(changed);
        }
    }

    ResponseEntity<?> answer(Caller caller, Reply reply) {
        return switch (reply) {
            case Reply.Done(var kept) -> done(kept);
            case Reply.Invalid(var found) -> problems.unprocessable(caller.language(), found);
            case Reply.NoForm(var problem) -> problems.answer(caller.language(),
                    FILES.getOrDefault(problem.code(), HttpStatus.UNPROCESSABLE_CONTENT), problem,
                    List.of(new Problem("file", problem.code(), problem.details(), problem.place())));
            case Reply.Stale stale -> stale(caller, stale);
            case Reply.NotThere() -> problems.notFound(caller.language());
            case Reply.Refused(var reason) -> problems.conflict(caller.language(), reason);
        };
    }

    private static ResponseEntity<?> done(Reply.Kept kept) {
        var answer = ResponseEntity.status(kept.status());
        if (!kept.location().isEmpty()) answer.location(URI.create(kept.location()));
        if (kept.edition() > 0) answer.eTag("\"" + kept.edition() + "\"");
        return kept.json().isEmpty()
                ? answer.build()
                : answer.contentType(MediaType.APPLICATION_JSON)
                        .body(kept.json().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private ResponseEntity<?> stale(Caller caller, Reply.Stale stale) {
        var edition = stale.current().edition();
        var told = problems.conflict(caller.language(), "stale-draft", Integer.toString(edition));
        return ResponseEntity.status(HttpStatus.CONFLICT).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .eTag("\"" + edition + "\"")
                .body(new StaleDraft(Objects.requireNonNull(told.getBody()), edition, stale.changed()));
    }
}
