package dev.noroshi.platform.web;

import dev.noroshi.kernel.Language;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/// The language a request is answered in. Pages: the switch (`?lang=en`), else the cookie it left, else Japanese. The
/// API: what `Accept-Language` asks for first.
public final class Languages {

    /// Parameter and cookie of the switch.
    public static final String SWITCH = "lang";

    private Languages() {
    }

    public static Language of(HttpServletRequest request) {
        if (isApi(request)) return ofHeader(request);
        return switched(request).or(() -> kept(request)).orElse(Language.JA);
    }

    /// What the reader has just switched to, if they have.
    public static Optional<Language> switched(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString()).filter(query -> query.contains(SWITCH + "="))
                .map(query -> request.getParameter(SWITCH)).flatMap(Languages::known);
    }

    /// What the cookie says, if there is one.
    public static Optional<Language> kept(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        for (Cookie cookie : cookies)
            if (cookie.getName().equals(SWITCH)) return known(cookie.getValue());
        return Optional.empty();
    }

    /// Whether a program is asking, not a browser.
    public static boolean isApi(HttpServletRequest request) {
        var path = requested(request);
        return path.startsWith("/api/") || path.startsWith("/taxii2/") || path.equals("/taxii2")
                || path.startsWith("/misp/");
    }

    /// The path that was asked for, also when the request has been handed on to the error page.
    public static String requested(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    private static Language ofHeader(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Language.JA
                : Language.of(request.getLocale().toLanguageTag());
    }

    private static Optional<Language> known(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "ja" -> Optional.of(Language.JA);
            case "en" -> Optional.of(Language.EN);
            default -> Optional.empty();
        };
    }
}
