package dev.noroshi.access;

import dev.noroshi.kernel.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/// Lets somebody in, and out again. Each time a new session begins, so that an id known before is worth nothing after.
@Component
class Entrance {

    private final SessionPerson sessionPerson;

    Entrance(SessionPerson sessionPerson) {
        this.sessionPerson = sessionPerson;
    }

    void enter(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        leave(request);
        var context = new SecurityContextImpl(new PersonAuthentication(person));
        SecurityContextHolder.setContext(context);
        sessionPerson.saveContext(context, request, response);
    }

    void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        SecurityContextHolder.clearContext();
        Callers.forget(request);
    }
}
