package dev.noroshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.session.Session;

/// What a session says about itself, in plain values: a handle to name it by (its id is a secret), when it began and was
/// last used, how long it may rest, from where and with what.
///
/// @param device browser and system, such as `Firefox / Windows`; no more of what the browser says is kept
record SessionMark(UUID handle, Instant began, Instant used, Duration idle, String address, String device) {

    private static final String ATTRIBUTE = "noroshi.mark";
    // a write for every request would cost more than it tells
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    static void put(HttpSession session, HttpServletRequest request, Duration idle, Instant now) {
        var device = device(request.getHeader(HttpHeaders.USER_AGENT));
        new SessionMark(UUID.randomUUID(), now, now, idle, request.getRemoteAddr(), device).write(session);
        session.setMaxInactiveInterval((int) idle.toSeconds());
    }

    static Optional<SessionMark> of(HttpSession session) {
        return read(session::getAttribute);
    }

    static Optional<SessionMark> of(Session session) {
        return read(session::getAttribute);
    }

    /// Whether it has rested too long or lasts too long.
    boolean over(Duration longest, Instant now) {
        return !now.isBefore(used.plus(idle)) || !now.isBefore(began.plus(longest));
    }

    /// Notes that it was used, now and then.
    void touch(HttpSession session, Instant now) {
        if (now.isBefore(used.plus(NOTED_EVERY))) return;
        new SessionMark(handle, began, now, idle, address, device).write(session);
    }

    private void write(HttpSession session) {
        session.setAttribute(ATTRIBUTE, String.join("\n", handle.toString(), began.toString(), used.toString(),
                idle.toString(), address, device));
    }

    private static Optional<SessionMark> read(Function<String, @Nullable Object> attributes) {
        if (!(attributes.apply(ATTRIBUTE) instanceof String text)) return Optional.empty();
        var parts = text.split("\n", 6);
        return Optional.of(new SessionMark(UUID.fromString(parts[0]), Instant.parse(parts[1]), Instant.parse(parts[2]),
                Duration.parse(parts[3]), parts[4], parts[5]));
    }

    private static String device(@Nullable String agent) {
        if (agent == null) return "?";
        return first(agent, "Edg/=Edge", "OPR/=Opera", "Firefox/=Firefox", "Chrome/=Chrome", "Safari/=Safari") + " / "
                + first(agent, "Windows=Windows", "iPhone=iPhone", "iPad=iPad", "Android=Android", "Mac OS=macOS",
                        "Linux=Linux");
    }

    /// The name of the first sign that is found; browsers name those they imitate too, so the order matters.
    private static String first(String agent, String... signs) {
        for (var sign : signs) {
            var parts = sign.split("=", 2);
            if (agent.contains(parts[0])) return parts[1];
        }
        return "?";
    }
}
