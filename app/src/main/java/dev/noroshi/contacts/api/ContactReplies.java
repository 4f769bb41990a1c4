package dev.noroshi.contacts.api;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.words.Times;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What the calls of the API about contacts have in common.
@Component
class ContactReplies {

    private final ApiProblems problems;

    ContactReplies(ApiProblems problems) {
        this.problems = problems;
    }

    <T> ResponseEntity<?> answer(Caller caller, Outcome<T> outcome, Function<T, ResponseEntity<?>> done) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> done.apply(value);
            case Outcome.Invalid<T>(var found) -> problems.unprocessable(caller.language(),
                    found.stream().map(ContactReplies::named).toList());
            case Outcome.Conflict<T>(var reason) -> problems.conflict(caller.language(), reason);
            case Outcome.Unknown<T> _ -> problems.notFound(caller.language());
        };
    }

    /// By the name the member has here.
    private static Problem named(Problem problem) {
        return problem.field().equals("lastDay")
                ? new Problem("last-day", problem.code(), problem.details(), problem.place())
                : problem;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atZone(Times.ZONE).toOffsetDateTime();
    }

    static @Nullable OffsetDateTime atIfAny(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
