package dev.noroshi.bulletin;

import dev.noroshi.bulletin.Source.Failure;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything a JVNRSS source has to say: the MyJVN API answers fifty at most at once and says how many there are; the others are
/// asked for by `startItem`, one answer after the other, with a pause between them.
final class JvnParts {

    /// With fifty in each, more than are published in several weeks.
    static final int MOST = 40;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    // asking at once for so much again would not be polite, and would not give more
    private static final Duration MORE_LATER = Duration.ofHours(6);

    private final Function<URI, Answer> get;
    private final Duration pause;
    private final Clock clock;

    /// @param pause between two questions
    JvnParts(Function<URI, Answer> get, Duration pause, Clock clock) {
        this.get = get;
        this.pause = pause;
        this.clock = clock;
    }

    /// What was said.
    ///
    /// @param contents in the order in which they were given
    /// @param parts in how many answers
    /// @param missed why not everything could be asked for; null when it could
    record Said(List<Content> contents, int parts, Answer.@Nullable Failed missed) {
        Said {
            contents = List.copyOf(contents);
        }
    }

    /// All there is, beginning with what was answered already.
    ///
    /// @throws Unreadable when the first answer is none
    Said all(URI address, byte[] answered) throws Unreadable {
        var started = clock.instant();
        var part = JvnRssReader.part(answered);
        var contents = new ArrayList<>(part.contents());
        var parts = 1;
        for (var next = part.next(); next.isPresent(); next = part.next()) {
            if (parts == MOST || Duration.between(started, clock.instant()).compareTo(LONGEST) > 0)
                return new Said(contents, parts,
                        incomplete("bulletin.jvnrss.more|" + (next.getAsInt() - 1) + "|" + part.all()));
            switch (ask(from(address, next.getAsInt()))) {
                case Answer.Said(var body, _, _) -> {
                    try {
                        part = JvnRssReader.part(body);
                    } catch (Unreadable unreadable) {
                        return new Said(contents, parts, Fetching.unreadable(unreadable));
                    }
                }
                case Answer.Failed failed -> {
                    return new Said(contents, parts, failed);
                }
                case Answer.Same _ -> {
                    return new Said(contents, parts, incomplete("HTTP 304"));
                }
            }
            parts++;
            contents.addAll(part.contents());
            // whoever answers anything else than was asked for would answer it for ever
            if (part.first() != next.getAsInt()) return new Said(contents, parts, null);
        }
        return new Said(contents, parts, null);
    }

    private Answer ask(URI address) {
        try {
            Thread.sleep(pause);
            return get.apply(address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return incomplete("stopped");
        }
    }

    private static Answer.Failed incomplete(String detail) {
        return new Answer.Failed(Failure.INCOMPLETE, detail, Optional.of(MORE_LATER));
    }

    private static URI from(URI address, int item) {
        var query = Optional.ofNullable(address.getRawQuery()).orElse("").replaceAll("(^|&)startItem=[^&]*", "");
        var base = address.toString().replaceFirst("[?#].*$", "");
        return URI
                .create(base + "?" + (query.isEmpty() ? "" : query.replaceFirst("^&", "") + "&") + "startItem=" + item);
    }
}
