package dev.noroshi.access;

import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.work.Remembered;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Knows the caller of the API by `Authorization: Bearer nrs_…`, or else by the certificate the connection was made with. In
/// TAXII the token may also be the password of `Basic` (or its user name): many clients know nothing else. As clients of MISP
/// do it, the token stands there alone, or in a header of theirs; a token that only reads may ask by POST there.
/// Without either the request goes on without a caller; with a token nobody has, or from where it may not be used, it goes
/// no further. Which of the two is not said.
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final String BASIC = "Basic ";
    /// As the public Python client for TAXII names it (`TokenAuth` of taxii2client 2.3.0).
    private static final String TOKEN = "Token ";
    private static final String MISP = "X-MISP-AUTH";
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Tokens tokens;
    private final WrongTries wrongTries;
    private final SignIn signIn;
    private final Remembered<String, Optional<Tokens.Bearer>> machines;

    /// @param remember for how long it is remembered whose a token is that came by TAXII
    BearerFilter(Tokens tokens, WrongTries wrongTries, SignIn signIn, Duration remember) {
        this.tokens = tokens;
        this.wrongTries = wrongTries;
        this.signIn = signIn;
        this.machines = new Remembered<>(10_000, remember);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = header(request);
        var bearer = header == null ? byCertificate(request) : byToken(request, header);
        var known = bearer.filter(each -> each.scope().reaches(request.getRemoteAddr()));
        // a certificate nobody has registered says nothing: others use it for the connection alone
        if (known.isEmpty() && (header != null || bearer.isPresent())) {
            refuse(request, response, bearer.map(Tokens.Bearer::person));
            return;
        }
        if (known.isPresent() && !Callers.isMisp(request)
                && !known.get().scope().allowsMethod(request.getMethod())) {
            Failure.because(request, "token-read-only");
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        known.ifPresent(each -> {
            tokens.noteUse(each, request.getRemoteAddr());
            SecurityContextHolder
                    .setContext(new SecurityContextImpl(new PersonAuthentication(each.person(), each.scope())));
        });
        chain.doFilter(request, response);
    }

    private static @Nullable String header(HttpServletRequest request) {
        var usual = request.getHeader(HttpHeaders.AUTHORIZATION);
        return usual == null && Callers.isMisp(request) ? request.getHeader(MISP) : usual;
    }

    private Optional<Tokens.Bearer> byToken(HttpServletRequest request, String header) {
        return Callers.isMachine(request)
                ? machines.get(header, _ -> find(request, header))
                : find(request, header);
    }

    private Optional<Tokens.Bearer> find(HttpServletRequest request, String header) {
        if (is(header, SCHEME)) return tokens.owner(header.substring(SCHEME.length()).strip());
        if (Callers.isMisp(request)) return tokens.owner(header.strip());
        if (!Callers.isMachine(request)) return Optional.empty();
        if (is(header, TOKEN)) return tokens.owner(header.substring(TOKEN.length()).strip());
        return is(header, BASIC) ? byBasic(header.substring(BASIC.length()).strip()) : Optional.empty();
    }

    private static boolean is(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private Optional<Tokens.Bearer> byBasic(String encoded) {
        try {
            var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            if (colon < 0) return Optional.empty();
            return tokens.owner(text.substring(colon + 1)).or(() -> tokens.owner(text.substring(0, colon)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A token cannot be guessed, but whoever tries must not keep the database busy, nor fill the trail.
    ///
    /// @param whose it is, where it may not be used from here; empty when nobody has it
    private void refuse(HttpServletRequest request, HttpServletResponse response, Optional<PersonId> whose)
            throws IOException {
        if (wrongTries.countTokenFrom(request.getRemoteAddr())) {
            Failure.because(request, "token-wait");
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(WrongTries.firstWait().toSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        signIn.failed(whose);
        Failure.because(request, "token-unknown");
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private Optional<Tokens.Bearer> byCertificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? tokens.byCertificate(Certificates.sha256(chain[0]))
                : Optional.empty();
    }
}
