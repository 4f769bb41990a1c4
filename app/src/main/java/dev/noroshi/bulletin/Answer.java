package dev.noroshi.bulletin;

import dev.noroshi.bulletin.Source.Failure;
import dev.noroshi.platform.outbound.Sent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a source answered, as far as it matters here.
sealed interface Answer {

    /// It said something.
    @SuppressWarnings("ArrayRecordComponent")
    record Said(byte[] body, @Nullable String etag, @Nullable String lastModified) implements Answer {
    }

    /// It has said nothing new.
    record Same() implements Answer {
    }

    /// It gave nothing.
    ///
    /// @param pause how long it asks to be left alone
    record Failed(Failure why, String detail, Optional<Duration> pause) implements Answer {
    }

    static Answer of(Sent sent) {
        return switch (sent) {
            case Sent.Answered answered -> of(answered);
            case Sent.Refused(var why) -> new Failed(switch (why) {
                case ADDRESS -> Failure.ADDRESS;
                case NOT_PUBLIC -> Failure.NOT_PUBLIC;
                case REDIRECT -> Failure.MOVED;
                case TOO_LARGE -> Failure.TOO_LARGE;
            }, "", Optional.empty());
            case Sent.Failed(var reason) -> new Failed(Failure.UNREACHABLE, reason, Optional.empty());
        };
    }

    private static Answer of(Sent.Answered answered) {
        var status = answered.status();
        if (status == 200)
            return new Said(answered.body(), answered.header("etag").filter(Answer::isShort).orElse(null),
                    answered.header("last-modified").filter(Answer::isShort).orElse(null));
        if (status == 304) return new Same();
        var busy = status == 429 || status == 408 || status / 100 == 5;
        return new Failed(busy ? Failure.BUSY : Failure.REFUSED, "HTTP " + status, answered.pause());
    }

    private static boolean isShort(String header) {
        return header.length() <= 200;
    }
}
