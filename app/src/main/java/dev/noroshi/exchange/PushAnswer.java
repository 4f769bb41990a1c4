package dev.noroshi.exchange;

import dev.noroshi.exchange.Push.Failure;
import dev.noroshi.platform.outbound.Sent;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What a peer answered to something handed to it, as far as it matters here.
sealed interface PushAnswer {

    /// It said something.
    @SuppressWarnings("ArrayRecordComponent")
    record Said(byte[] body) implements PushAnswer {
    }

    /// It was too much at once (413).
    record TooMuch() implements PushAnswer {
    }

    /// Something in it is not as the peer wants it (400, 422).
    ///
    /// @param words why, as it says; "" when it does not
    record Unfit(String words) implements PushAnswer {
    }

    /// It took nothing.
    ///
    /// @param pause how long it asks to be left alone
    record Failed(Failure why, String detail, Optional<Duration> pause) implements PushAnswer {

        static Failed of(Failure why) {
            return new Failed(why, "", Optional.empty());
        }
    }

    static PushAnswer of(Sent sent) {
        return switch (sent) {
            case Sent.Answered answered -> of(answered);
            case Sent.Refused(var why) -> Failed.of(switch (why) {
                case ADDRESS -> Failure.ADDRESS;
                case NOT_PUBLIC -> Failure.NOT_PUBLIC;
                case REDIRECT -> Failure.MOVED;
                case TOO_LARGE -> Failure.UNREADABLE;
            });
            case Sent.Failed(var reason) -> new Failed(Failure.UNREACHABLE, reason, Optional.empty());
        };
    }

    private static PushAnswer of(Sent.Answered answered) {
        var status = answered.status();
        return switch (status) {
            case 200, 201, 202 -> new Said(answered.body());
            case 413 -> new TooMuch();
            case 400, 422 -> new Unfit(words(answered.body()));
            case 401 -> failed(Failure.UNKNOWN, answered);
            case 403 -> failed(Failure.FORBIDDEN, answered);
            case 404, 410 -> failed(Failure.MISSING, answered);
            default -> failed(
                    status == 429 || status == 408 || status / 100 == 5 ? Failure.BUSY : Failure.REFUSED, answered);
        };
    }

    private static Failed failed(Failure why, Sent.Answered answered) {
        return new Failed(why, "HTTP " + answered.status(), answered.pause());
    }

    /// The error resource (TAXII 2.1, section 3.6.1) says it in its description, else in its title.
    private static String words(byte[] body) {
        try {
            var json = Envelope.MAPPER.readTree(body);
            var title = json.path("title").stringValue("");
            return json.path("description").stringValue(title);
        } catch (JacksonException noWords) {
            return "";
        }
    }
}
