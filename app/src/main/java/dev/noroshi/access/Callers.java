package dev.noroshi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Who is asking, for code that has the request but no [Caller] parameter.
public final class Callers {

    private static final String ATTRIBUTE = Callers.class.getName();

    private Callers() {
    }

    /// The caller of this request; empty when nobody is signed in.
    public static Optional<Caller> of(HttpServletRequest request) {
        return visitor(request).map(Visitor::caller);
    }

    static Optional<Visitor> visitor(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visitor visitor ? Optional.of(visitor) : Optional.empty();
    }

    static void remember(HttpServletRequest request, Visitor visitor) {
        request.setAttribute(ATTRIBUTE, visitor);
    }
}
