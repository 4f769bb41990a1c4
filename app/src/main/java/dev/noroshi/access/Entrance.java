package dev.noroshi.access;

import dev.noroshi.kernel.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/// Lets somebody in, and out again. Each time a new session begins, so that an id known before is worth nothing after.
///
/// Between password and second factor a person *waits*: their session says who, and nothing in it makes them a caller,
/// so that no page is open to them but those for the second factor.
@Component
class Entrance {

    private static final String WAITING = "noroshi.waiting";
    private static final String OPENED = "noroshi.opened";
    private static final Duration WAITS = Duration.ofMinutes(10);
    private static final Duration OPEN_FOR = Duration.ofMinutes(10);

    private final SessionPerson sessionPerson;
    private final Posts posts;
    private final Sessions sessions;
    private final AccessSettings settings;
    private final Clock clock;

    Entrance(SessionPerson sessionPerson, Posts posts, Sessions sessions, AccessSettings settings,
            Clock clock) {
        this.sessionPerson = sessionPerson;
        this.posts = posts;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    void enter(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        var elsewhere = elsewhere(request);
        leave(request);
        sessions.makeRoom(person);
        var context = new SecurityContextImpl(new PersonAuthentication(person));
        SecurityContextHolder.setContext(context);
        sessionPerson.saveContext(context, request, response);
        var idle = posts.of(person).map(held -> settings.idle(Role.ofCode(held.role())))
                .orElse(settings.sensitiveIdle());
        if (elsewhere != null) request.getSession().setAttribute(OidcSignIn.ELSEWHERE, elsewhere);
        SessionMark.put(request.getSession(), request, idle, clock.instant());
    }

    /// The service somebody came through, which a new session of theirs does not forget.
    private static @Nullable Object elsewhere(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getAttribute(OidcSignIn.ELSEWHERE);
    }

    void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        SecurityContextHolder.clearContext();
        Callers.forget(request);
    }

    /// Somebody has shown a first factor and must show, or set up, a second one.
    ///
    /// @param next where they wanted to go
    void hold(PersonId person, String next, HttpServletRequest request) {
        leave(request);
        var session = request.getSession(true);
        session.setAttribute(WAITING, person.value() + " " + clock.millis() + " " + next);
        session.setMaxInactiveInterval((int) WAITS.toSeconds());
    }

    /// Who waits in this session, for ten minutes at most.
    Optional<Waiting> waiting(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(WAITING) instanceof String kept)) return Optional.empty();
        var parts = kept.split(" ", 3);
        var waiting = new Waiting(new PersonId(Long.parseLong(parts[0])), parts[2]);
        return clock.millis() - Long.parseLong(parts[1]) < WAITS.toMillis()
                && posts.of(waiting.person()).isPresent() ? Optional.of(waiting) : Optional.empty();
    }

    /// Someone between password and second factor.
    record Waiting(PersonId person, String next) {
    }

    /// Who has just given their password again may change how they sign in, for ten minutes. The id of the session changes.
    void open(HttpServletRequest request) {
        request.getSession().setAttribute(OPENED, clock.millis());
        request.changeSessionId();
    }

    /// Whether somebody entered, or gave their password again, within the last ten minutes.
    boolean isFresh(HttpServletRequest request) {
        var session = request.getSession(false);
        return isOpen(request) || session != null && SessionMark.of(session)
                .filter(mark -> clock.instant().isBefore(mark.began().plus(OPEN_FOR))).isPresent();
    }

    boolean isOpen(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(OPENED) instanceof Long at
                && clock.millis() - at < OPEN_FOR.toMillis();
    }
}
