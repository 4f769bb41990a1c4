package dev.noroshi.trail;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Callers;
import dev.noroshi.access.Permit;
import dev.noroshi.audit.Audit;
import dev.noroshi.audit.Kind;
import dev.noroshi.audit.Line;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Notes every request of somebody who is signed in: what was read, what left as a file, what was refused, and what was
/// changed where no room has said so itself. It knows routes and ids, never what stood on the page.
@Component
class DoorNotes implements HandlerInterceptor {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Callers callers;
    private final Audit audit;

    DoorNotes(Callers callers, Audit audit) {
        this.callers = callers;
        this.audit = audit;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable Exception failure) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // a form without our token is refused before any handler is asked
            if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN)
                callers.of(request).ifPresent(caller -> note(caller, Kind.DENIED, "* /error", Line.NOTHING));
            return;
        }
        if (!(handler instanceof HandlerMethod method) || !method.hasMethodAnnotation(Permit.class)) return;
        callers.of(request).ifPresent(caller -> {
            var route = route(request);
            var kind = kind(request, response);
            if (kind == null) return;
            // whoever is refused may have named the id of somebody else's report: it is not theirs to have a line with
            note(caller, kind, route, kind == Kind.DENIED ? Line.NOTHING : subject(request));
        });
    }

    private void note(Caller caller, Kind kind, String route, String subject) {
        switch (kind) {
            case WRITE, PERMISSION -> audit.sawNow(caller.person(), caller.organisation(), kind, route, subject);
            case READ, EXPORT, DENIED -> audit.saw(caller.person(), caller.organisation(), kind, route, subject);
        }
    }

    /// What sort of line it makes; null when a room has made one, or nothing came of it.
    private static @Nullable Kind kind(HttpServletRequest request, HttpServletResponse response) {
        var status = response.getStatus();
        if (status == HttpServletResponse.SC_FORBIDDEN || status == HttpServletResponse.SC_NOT_FOUND)
            return Kind.DENIED;
        if (status >= 400 || Audit.hasToldOfThisRequest()) return null;
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) return Kind.WRITE;
        var disposition = response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        return disposition != null && disposition.startsWith("attachment") ? Kind.EXPORT : Kind.READ;
    }

    /// Method and pattern, never an address.
    static String route(HttpServletRequest request) {
        return request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }

    /// The first id in the address.
    static String subject(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts
                && !parts.isEmpty()) {
            var first = String.valueOf(parts.values().iterator().next());
            if (ID.matcher(first).matches()) return first;
        }
        return Line.NOTHING;
    }
}
