package dev.noroshi.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Knows the caller of the API by `Authorization: Bearer nrs_…`. Without the header the request goes on without a caller;
/// with a token nobody has, it goes no further.
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    BearerFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            var bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
            var owner = bearer ? tokens.owner(header.substring(SCHEME.length()).strip()) : null;
            if (owner == null || owner.isEmpty()) {
                Failure.because(request, "token-unknown");
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            SecurityContextHolder.setContext(new SecurityContextImpl(new PersonAuthentication(owner.get())));
        }
        chain.doFilter(request, response);
    }
}
