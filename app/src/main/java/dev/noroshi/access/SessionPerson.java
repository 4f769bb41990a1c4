package dev.noroshi.access;

import dev.noroshi.kernel.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/// Keeps in the session who is signed in: the person's number and nothing else, so that a session outlives a new version
/// of the program and of its libraries. Ends a session that rested or lasted too long.
final class SessionPerson implements SecurityContextRepository {

    private static final String ATTRIBUTE = "noroshi.person";

    private final AccessSettings settings;
    private final Clock clock;

    SessionPerson(AccessSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it; the filters call loadDeferredContext
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    private SecurityContext load(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Long person))
            return SecurityContextHolder.createEmptyContext();
        var mark = SessionMark.of(session);
        if (mark.isEmpty() || mark.get().over(settings.longest(), clock.instant())) {
            session.invalidate();
            return SecurityContextHolder.createEmptyContext();
        }
        if (!refreshesItself(request)) mark.get().touch(session, clock.instant());
        return new SecurityContextImpl(new PersonAuthentication(new PersonId(person)));
    }

    /// Whom the session belongs to; empty while nobody is signed in.
    static Optional<Long> of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Long person ? Optional.of(person) : Optional.empty();
    }

    /// A page that is left open asks for its parts again and again; that is not somebody at work.
    private static boolean refreshesItself(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null && request.getMethod().equals("GET");
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof PersonAuthentication authentication) {
            var session = request.getSession(true);
            session.setAttribute(ATTRIBUTE, authentication.person().value());
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, authentication.getName());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) != null;
    }
}
