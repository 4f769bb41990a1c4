package dev.noroshi.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer of the API when something was not done, as `application/problem+json` (RFC 9457).
///
/// @param type `urn:noroshi:problem:<code>`, the same in every language
/// @param title what kind of refusal it is, in the language of the caller
/// @param detail what happened and what to do next, in the language of the caller
/// @param errors every field that must be put right, all at once; empty when it is not about fields
public record ApiProblem(String type, String title, int status, String detail, List<FieldError> errors) {

    public ApiProblem {
        errors = List.copyOf(errors);
    }

    /// A field that must be put right.
    ///
    /// @param field the field as the API names it (`tlp`, `timeline[2].datetime`); empty for the whole
    /// @param code which problem, the same in every language
    /// @param place where it stood in the file it came from
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String field, String code, String message, @Nullable String place) {
    }
}
