package dev.noroshi.platform.web;

import dev.noroshi.kernel.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/// A request that cannot even be read: thrown where a handler's parameters are made, before anything is done, and turned
/// into an answer in the caller's language. What a handler itself refuses is an answer, never this.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient Problem whole;
    private final transient List<Problem> fields;

    /// @param whole what is wrong with the request; its sentence is shown
    public Refusal(HttpStatus status, Problem whole) {
        this(status, whole, List.of());
    }

    /// @param fields the fields it is about
    public Refusal(HttpStatus status, Problem whole, List<Problem> fields) {
        super(whole.code(), null, false, false);
        this.status = status;
        this.whole = whole;
        this.fields = List.copyOf(fields);
    }

    public HttpStatus status() {
        return status;
    }

    public Problem whole() {
        return whole;
    }

    public List<Problem> fields() {
        return fields;
    }
}
