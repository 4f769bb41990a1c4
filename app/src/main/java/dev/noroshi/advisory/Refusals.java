package dev.noroshi.advisory;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.words.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Turns a [Refusal] into an answer of the API. The only place here that knows statuses.
@Component
public class Refusals {

    private final ApiProblems problems;

    Refusals(ApiProblems problems) {
        this.problems = problems;
    }

    /// The answer to what came too late, with what a program needs to try again.
    ///
    /// @param edition the edition there is now
    @Schema(name = "StaleAdvisory")
    record Stale(@JsonUnwrapped ApiProblem problem, int edition, @JsonProperty("saved-at") OffsetDateTime savedAt,
            String state) {
    }

    /// 410: it was there, and this is what is left of it.
    @Schema(name = "RecalledAdvisory")
    record Gone(@JsonUnwrapped ApiProblem problem, TombstoneAnswer tombstone) {
    }

    /// What is left of a recalled advisory.
    @Schema(name = "Tombstone")
    public record TombstoneAnswer(UUID id, String number, String title, String importance, String tlp,
            @JsonProperty("issued-at") OffsetDateTime issuedAt, @JsonProperty("recalled-at") OffsetDateTime recalledAt,
            String reason) {

        public static TombstoneAnswer of(Tombstone stone) {
            return new TombstoneAnswer(stone.id().value(), stone.number().toString(), stone.title(),
                    stone.importance().name(), stone.tlp().word(), at(stone.issuedAt()), at(stone.recalledAt()),
                    stone.reason());
        }
    }

    public ResponseEntity<?> answer(Language language, Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unknown() -> problems.notFound(language);
            case Refusal.Forbidden(var reason, var details) ->
                problems.forbidden(language, reason, details.toArray(String[]::new));
            case Refusal.Conflict(var reason, var details) ->
                problems.conflict(language, reason, details.toArray(String[]::new));
            case Refusal.Invalid(var found) -> problems.unprocessable(language, found);
            case Refusal.Leading(var findings) -> problems.answer(language, HttpStatus.CONFLICT,
                    Problem.of("", "advisory.leading", Integer.toString(findings.size())), findings);
            case Refusal.Stale(var now) -> stale(language, now);
            case Refusal.Recalled(var stone) -> gone(language, stone);
        };
    }

    private ResponseEntity<?> stale(Language language, Advisory now) {
        var edition = now.head().edition();
        var told = problems.conflict(language, "advisory.stale", Integer.toString(edition));
        return ResponseEntity.status(HttpStatus.CONFLICT).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .eTag("\"" + edition + "\"").body(new Stale(Objects.requireNonNull(told.getBody()), edition,
                        at(now.head().editedAt()), now.state().name()));
    }

    private ResponseEntity<?> gone(Language language, Tombstone stone) {
        var whole = Problem.of("", "advisory.recalled", stone.number().toString(), stone.reason());
        var told = problems.answer(language, HttpStatus.GONE, whole, List.of());
        return ResponseEntity.status(HttpStatus.GONE).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Gone(Objects.requireNonNull(told.getBody()), TombstoneAnswer.of(stone)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Times.ZONE).toOffsetDateTime();
    }
}
