package dev.noroshi.access;

import dev.noroshi.platform.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Stands before every handler: lets in whom its [Permit] allows, everybody where it is [Open], and nobody else.
@Component
class Doorkeeper implements HandlerInterceptor {

    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    private final Callers callers;
    private final Accounts accounts;

    Doorkeeper(Callers callers, Accounts accounts) {
        this.callers = callers;
        this.accounts = accounts;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        if (!Languages.isApi(request)) keepLanguage(request, response);
        if (Routes.open(method) != null) return true;
        var permit = Routes.permit(method);
        var caller = callers.of(request).orElseThrow(NotSignedIn::new);
        // no declaration, no entry: Routes refuses to start with one, this only makes sure
        if (permit == null || !caller.may(permit.value())) throw new NotPermitted(caller.role());
        return true;
    }

    private void keepLanguage(HttpServletRequest request, HttpServletResponse response) {
        Languages.switched(request).ifPresent(language -> {
            response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(Languages.SWITCH, language.tag()).path("/")
                    .maxAge(LANGUAGE_KEPT).sameSite("Lax").httpOnly(true).secure(request.isSecure()).build()
                    .toString());
            callers.of(request).ifPresent(caller -> accounts.keepLanguage(caller.person(), language));
        });
    }

    /// Nobody is signed in, and somebody must be.
    static final class NotSignedIn extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSignedIn() {
            super("Nobody is signed in", null, false, false);
        }
    }

    /// Someone is signed in whose role does not do this.
    static final class NotPermitted extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotPermitted(Role role) {
            super("Not for the role " + role.code(), null, false, false);
        }
    }
}
