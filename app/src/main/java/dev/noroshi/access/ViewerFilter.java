package dev.noroshi.access;

import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers a request in the name of who makes it: the database shows nothing they may not see, on error pages
/// neither.
final class ViewerFilter extends OncePerRequestFilter {

    private final Callers callers;
    private final Viewing viewing;
    private final Reading reading;

    ViewerFilter(Callers callers, Viewing viewing, Reading reading) {
        this.callers = callers;
        this.viewing = viewing;
        this.reading = reading;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // the session says who is asking. Looked for later, it would be looked for twice, once to find out in whose name it is
        // looked for, and what the first of the two was told would be lost
        request.getSession(false);
        try {
            viewing.asFound(() -> callers.of(request).map(reading::viewer).orElse(Viewer.NOBODY),
                    (ScopedValue.CallableOp<Boolean, Exception>) () -> {
                        chain.doFilter(request, response);
                        return true;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
