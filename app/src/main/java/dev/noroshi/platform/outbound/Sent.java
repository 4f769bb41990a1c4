package dev.noroshi.platform.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What became of a request.
public sealed interface Sent {

    /// An answer.
    ///
    /// @param headers by their names in small letters
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(int status, Map<String, List<String>> headers, byte[] body) implements Sent {

        public Answered {
            headers = Map.copyOf(headers);
        }

        /// The first header of that name.
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
        }

        /// How long it asks to be left alone, if it says so in seconds (RFC 9110, section 10.2.3).
        public Optional<Duration> pause() {
            return header("retry-after").filter(each -> each.matches("[0-9]{1,6}"))
                    .map(each -> Duration.ofSeconds(Long.parseLong(each)));
        }

        /// Says nothing of what was answered.
        @Override
        public String toString() {
            return "Answered " + status + ", " + body.length + " bytes";
        }
    }

    /// It was not sent, or its answer was not taken; trying again would not help.
    record Refused(Why why) implements Sent {
    }

    /// The other side could not be reached or broke off; trying again later may help.
    ///
    /// @param reason in English, for the log; it names neither address nor content
    record Failed(String reason) implements Sent {
    }

    /// Why something was refused.
    enum Why {
        /// Not an absolute `https` address, with somebody's password in it, or at a port that is not for it.
        ADDRESS,
        /// The name leads to an address that is not of the public internet.
        NOT_PUBLIC,
        /// The answer was to look elsewhere.
        REDIRECT,
        /// The answer was larger than asked for.
        TOO_LARGE
    }
}
