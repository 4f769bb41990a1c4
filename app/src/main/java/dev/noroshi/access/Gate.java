package dev.noroshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// After the [Doorkeeper]: whether somebody asks too often, and whether they have just shown who they are where a change
/// needs that.
@Component
class Gate implements HandlerInterceptor {

    private final RateLimits limits;
    private final Callers callers;
    private final Entrance entrance;

    Gate(RateLimits limits, Callers callers, Entrance entrance) {
        this.limits = limits;
        this.callers = callers;
        this.entrance = entrance;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) return true;
        var wait = limits.from(request.getRemoteAddr())
                .or(() -> callers.of(request).flatMap(caller -> limits.of(caller, changes(request))));
        if (wait.isPresent()) throw new TooOften(response, wait.get());
        var anew = method.getMethodAnnotation(Anew.class);
        if (anew == null || entrance.isFresh(request)) return true;
        response.sendRedirect(ConfirmPages.BASE + "?next="
                + URLEncoder.encode(page(anew, request), StandardCharsets.UTF_8));
        return false;
    }

    private static boolean changes(HttpServletRequest request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    }

    private static String page(Anew anew, HttpServletRequest request) {
        var page = anew.page();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts)
            for (var part : parts.entrySet())
                page = page.replace("{" + part.getKey() + "}", String.valueOf(part.getValue()));
        return page;
    }

    /// Somebody asks too often.
    static final class TooOften extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long seconds;

        TooOften(HttpServletResponse response, Duration wait) {
            super("Too many requests", null, false, false);
            seconds = Math.max(1, wait.plusMillis(999).toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }

        Failure failure() {
            return Failure.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", Long.toString(seconds));
        }
    }
}
