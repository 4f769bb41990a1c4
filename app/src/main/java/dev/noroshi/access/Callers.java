package dev.noroshi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who is asking, for code that has the request but no [Caller] parameter.
@Component
public class Callers {

    private static final String ATTRIBUTE = Callers.class.getName();

    private final Visitors visitors;

    Callers(Visitors visitors) {
        this.visitors = visitors;
    }

    /// The caller of this request; empty when nobody is signed in.
    public Optional<Caller> of(HttpServletRequest request) {
        return visitor(request).map(Visitor::caller);
    }

    /// Read once per request.
    Optional<Visitor> visitor(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Optional<?> known) return known.map(Visitor.class::cast);
        var found = SecurityContextHolder.getContext().getAuthentication() instanceof PersonAuthentication signedIn
                ? visitors.find(signedIn.person(), signedIn.scope(), request)
                : Optional.<Visitor>empty();
        request.setAttribute(ATTRIBUTE, found);
        return found;
    }

    /// After someone signed in or changed their language in this very request.
    static void forget(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }
}
