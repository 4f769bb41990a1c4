package dev.noroshi.platform.web;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.words.Words;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers of the API when something was not done: `return problems.unprocessable(caller.language(), found);`
///
/// The sentence of a code stands under `problem.<code>`, as for [Problem].
@Component
public class ApiProblems {

    private final Words words;

    ApiProblems(Words words) {
        this.words = words;
    }

    /// 422 with every field that must be put right.
    public ResponseEntity<ApiProblem> unprocessable(Language language, List<Problem> found) {
        return answer(language, HttpStatus.UNPROCESSABLE_CONTENT, Problem.of("", "fields", found.size() + ""), found);
    }

    /// 409: somebody was quicker, or the thing is no longer in a state where this can be done.
    public ResponseEntity<ApiProblem> conflict(Language language, String code, String... details) {
        return answer(language, HttpStatus.CONFLICT, Problem.of("", code, details), List.of());
    }

    /// 403: it may not be done, with the reason.
    public ResponseEntity<ApiProblem> forbidden(Language language, String code, String... details) {
        return answer(language, HttpStatus.FORBIDDEN, Problem.of("", code, details), List.of());
    }

    /// 404: there is no such thing for this caller. Says the same whether it does not exist or may not be seen.
    public ResponseEntity<ApiProblem> notFound(Language language) {
        return answer(language, HttpStatus.NOT_FOUND, Problem.of("", "not-found"), List.of());
    }

    /// 400: a parameter of the address says nothing.
    public ResponseEntity<ApiProblem> wrongParameter(Language language, Problem parameter) {
        return answer(language, HttpStatus.BAD_REQUEST,
                new Problem("", parameter.code(), parameter.details(), null), List.of(parameter));
    }

    /// The same for one that cannot be read.
    public ResponseEntity<ApiProblem> unreadable(Language language, String parameter, String sent) {
        return wrongParameter(language, Problem.of(parameter, "unreadable", JsonBody.shortened(sent)));
    }

    /// Any other refusal.
    ///
    /// @param whole what happened as a whole
    /// @param fields the fields it is about, if it is about fields
    public ResponseEntity<ApiProblem> answer(Language language, HttpStatus status, Problem whole,
            List<Problem> fields) {
        var errors = errors(language, fields);
        var body = new ApiProblem("urn:noroshi:problem:" + whole.code(),
                words.say(language, "platform.status." + status.value()), status.value(), sentence(language, whole),
                errors);
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
    }

    /// Problems in words, for an answer that lists them beside what was done.
    public List<ApiProblem.FieldError> errors(Language language, List<Problem> found) {
        return found.stream().map(each -> new ApiProblem.FieldError(each.field(), each.code(),
                sentence(language, each), each.place())).toList();
    }

    /// A refusal names its sentence itself (`relay.refused.waiting`), a problem by its code alone.
    private String sentence(Language language, Problem problem) {
        var key = "problem." + problem.code();
        return words.say(language, words.knows(key) ? key : problem.code(), problem.details().toArray());
    }
}
