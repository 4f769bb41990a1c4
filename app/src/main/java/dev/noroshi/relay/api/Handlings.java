package dev.noroshi.relay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.noroshi.access.Caller;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.ApiProblem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.api.SeriesAnswer.BodyAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Turns a [Handling] into an answer of HTTP. The only place of this door that knows statuses.
@Component
class Handlings {

    private final Holdings holdings;
    private final HolderNames names;
    private final ApiProblems problems;

    Handlings(Holdings holdings, HolderNames names, ApiProblems problems) {
        this.holdings = holdings;
        this.names = names;
        this.problems = problems;
    }

    /// Where a report went.
    ///
    /// @param number what the centre gave, if the report has reached it
    @Schema(name = "ReportPassedOn")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PassedOn(BodyAnswer to, @Nullable String number) {
    }

    /// Who was asked.
    @Schema(name = "ReportReturned")
    record Returned(BodyAnswer to) {
    }

    /// The answer to passing on a copy with suggestions nobody has decided on.
    record UndecidedCopy(@JsonUnwrapped ApiProblem problem, int undecided) {
    }

    /// The answer to a change that came too late.
    ///
    /// @param edition the edition there is now
    record StaleCopy(@JsonUnwrapped ApiProblem problem, int edition) {
    }

    ResponseEntity<?> answer(Caller caller, Handling handling) {
        return switch (handling) {
            case Handling.PassedOn(var to, var number) -> passedOn(caller, to, number);
            case Handling.Returned(var to) -> ResponseEntity.ok(new Returned(names.of(to, caller.language())));
            case Handling.Kept _ -> ResponseEntity.noContent().build();
            case Handling.Undecided(var count) ->
                conflict(caller, problem -> new UndecidedCopy(problem, count), "undecided", count);
            case Handling.Stale(var edition) ->
                conflict(caller, problem -> new StaleCopy(problem, edition), "stale-copy", edition);
            case Handling.Wrong(var found) -> problems.unprocessable(caller.language(), found);
            case Handling.NotHeld() -> problems.notFound(caller.language());
            case Handling.Refused(var reason) -> problems.conflict(caller.language(), reason);
        };
    }

    /// No report of the series waits for the caller, or the caller's organisation holds no such series.
    ResponseEntity<?> nothingInHand(Caller caller, DossierId dossier) {
        return answer(caller, holdings.find(caller, dossier).isPresent()
                ? new Handling.Refused("relay.refused.not-in-hand")
                : new Handling.NotHeld());
    }

    private ResponseEntity<?> passedOn(Caller caller, OrganisationId to, Optional<IdentificationNumber> number) {
        return ResponseEntity
                .ok(new PassedOn(names.of(to, caller.language()), number.map(Object::toString).orElse(null)));
    }

    private ResponseEntity<?> conflict(Caller caller, Function<ApiProblem, Object> body, String code, int detail) {
        var told = problems.conflict(caller.language(), code, Integer.toString(detail));
        return ResponseEntity.status(HttpStatus.CONFLICT).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body.apply(Objects.requireNonNull(told.getBody())));
    }
}
