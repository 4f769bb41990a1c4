package dev.noroshi.exchange;

import dev.noroshi.exchange.Peer.Failure;
import dev.noroshi.platform.outbound.Sent;
import dev.noroshi.stix.StixTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a peer answered, as far as it matters here.
sealed interface Answer {

    /// It said something.
    ///
    /// @param last when the last object of it was added; null when it does not say so soundly
    @SuppressWarnings("ArrayRecordComponent")
    record Said(byte[] body, @Nullable Instant last) implements Answer {
    }

    /// It gave nothing.
    ///
    /// @param pause how long it asks to be left alone
    record Failed(Failure why, String detail, Optional<Duration> pause) implements Answer {

        static Failed of(Failure why) {
            return new Failed(why, "", Optional.empty());
        }
    }

    /// It does not understand what it was asked, or does not know it any more.
    ///
    /// @param status 400, 404, 406 or 410
    record Unknown(int status) implements Answer {

        Failed failed() {
            return new Failed(status == 404 || status == 410 ? Failure.MISSING : Failure.REFUSED, "HTTP " + status,
                    Optional.empty());
        }
    }

    static Answer of(Sent sent) {
        return switch (sent) {
            case Sent.Answered answered -> of(answered);
            case Sent.Refused(var why) -> Failed.of(switch (why) {
                case ADDRESS -> Failure.ADDRESS;
                case NOT_PUBLIC -> Failure.NOT_PUBLIC;
                case REDIRECT -> Failure.MOVED;
                case TOO_LARGE -> Failure.TOO_LARGE;
            });
            case Sent.Failed(var reason) -> new Failed(Failure.UNREACHABLE, reason, Optional.empty());
        };
    }

    private static Answer of(Sent.Answered answered) {
        var status = answered.status();
        // TAXII 2.0 told of a part by 206
        if (status == 200 || status == 206)
            return new Said(answered.body(), answered.header("x-taxii-date-added-last")
                    .flatMap(each -> StixTime.read(each.strip())).orElse(null));
        return switch (status) {
            case 400, 404, 406, 410 -> new Unknown(status);
            case 401, 403 -> new Failed(Failure.DENIED, "HTTP " + status, Optional.empty());
            default -> new Failed(
                    status == 429 || status == 408 || status / 100 == 5 ? Failure.BUSY : Failure.REFUSED,
                    "HTTP " + status, answered.pause());
        };
    }
}
