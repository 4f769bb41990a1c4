package dev.noroshi.access;

import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.work.Remembered;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who is asking, for code that has the request but no [Caller] parameter.
@Component
public class Callers {

    private static final String ATTRIBUTE = Callers.class.getName();

    private final Visitors visitors;
    private final Remembered<Machine, Optional<Visitor>> machines;

    Callers(Visitors visitors, @Value("${noroshi.taxii.remember:1s}") Duration remember) {
        this.visitors = visitors;
        this.machines = new Remembered<>(10_000, remember);
    }

    /// A machine that polls asks many times a second.
    private record Machine(PersonId person, TokenScope scope, String language) {
    }

    /// Whether it is a request by TAXII.
    static boolean isMachine(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/taxii2");
    }

    /// Whether it is a request as MISP knows them, all of which only read.
    static boolean isMisp(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/misp/");
    }

    /// The caller of this request; empty when nobody is signed in.
    public Optional<Caller> of(HttpServletRequest request) {
        return visitor(request).map(Visitor::caller);
    }

    /// Read once per request.
    Optional<Visitor> visitor(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Optional<?> known) return known.map(Visitor.class::cast);
        var found = SecurityContextHolder.getContext().getAuthentication() instanceof PersonAuthentication signedIn
                ? find(signedIn, request)
                : Optional.<Visitor>empty();
        request.setAttribute(ATTRIBUTE, found);
        return found;
    }

    private Optional<Visitor> find(PersonAuthentication signedIn, HttpServletRequest request) {
        if (!isMachine(request)) return visitors.find(signedIn.person(), signedIn.scope(), request);
        var language = Objects.requireNonNullElse(request.getHeader("Accept-Language"), "");
        return machines.get(new Machine(signedIn.person(), signedIn.scope(), language),
                _ -> visitors.find(signedIn.person(), signedIn.scope(), request));
    }

    /// After someone signed in or changed their language in this very request.
    static void forget(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }
}
