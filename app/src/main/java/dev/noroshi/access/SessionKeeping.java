package dev.noroshi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// How sessions are kept in the database and known by the browser.
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionKeeping {

    private static final String TABLE = "platform.session";

    private static final int ID_BYTES = 27; // 216 random bits, which fill the column's 36 characters

    /// A browser sends a cookie of that name only back to where it came from, and takes it only by TLS (RFC 6265bis, 4.1.3).
    static final String SECURE_COOKIE = "__Host-SESSION";
    /// Where there is no TLS, as when the program is tried out on one's own machine.
    static final String PLAIN_COOKIE = "SESSION";

    /// Sessions are written apart from what else is being done, so that they stay when that fails. The library's own set-up
    /// would read the error codes of all databases there are, at every start.
    @Bean
    JdbcIndexedSessionRepository sessionRepository(DataSource database, PlatformTransactionManager transactions,
            @Value("${spring.session.timeout}") Duration timeout) {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(database), apart);
        sessions.setTableName(TABLE);
        sessions.setDefaultMaxInactiveInterval(timeout);
        sessions.setConversionService(textsAndNumbers());
        sessions.setSessionIdGenerator(sessionIds());
        return sessions;
    }

    /// In a session stand texts and whole numbers, and they are kept as such: nothing that comes out of the database is ever
    /// made into an object of another kind.
    private static ConversionService textsAndNumbers() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, SessionKeeping::written);
        conversion.addConverter(byte[].class, Object.class, SessionKeeping::read);
        return conversion;
    }

    static byte[] written(Object value) {
        return switch (value) {
            case String text -> ("t" + text).getBytes(StandardCharsets.UTF_8);
            case Long number -> ("n" + number).getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException(
                    "A session keeps texts and whole numbers, not a " + value.getClass().getName());
        };
    }

    static Object read(byte[] kept) {
        var text = new String(kept, StandardCharsets.UTF_8);
        if (text.startsWith("t")) return text.substring(1);
        if (text.startsWith("n")) return Long.valueOf(text.substring(1));
        throw new IllegalArgumentException("Something in a session is neither text nor number");
    }

    @Bean
    SessionIdGenerator sessionIds() {
        return () -> Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.bytes(ID_BYTES));
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new BothCookies(cookie(SECURE_COOKIE, true), cookie(PLAIN_COOKIE, false));
    }

    private static CookieSerializer cookie(String name, boolean secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(secure);
        return cookie;
    }

    /// By TLS one cookie, without it the other; neither is ever taken for the other.
    private record BothCookies(CookieSerializer secure, CookieSerializer plain) implements CookieSerializer {

        @Override
        public void writeCookieValue(CookieValue value) {
            of(value.getRequest()).writeCookieValue(value);
        }

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return of(request).readCookieValues(request);
        }

        private CookieSerializer of(HttpServletRequest request) {
            return request.isSecure() ? secure : plain;
        }
    }
}
