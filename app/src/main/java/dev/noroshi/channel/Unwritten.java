package dev.noroshi.channel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What cannot be put together because the program breaks down at it. It is tried again, for the reason may pass; when it does
/// not, it ends as a dead letter like any other.
final class Unwritten {

    private static final Logger LOG = LoggerFactory.getLogger(Unwritten.class);

    private static final String HOUSE = "dev.noroshi.";

    private Unwritten() {
    }

    /// Tells the log, and says what comes of the messages. What an exception says may name people: only its kind and the place
    /// it comes from are told.
    static Handing.Later of(List<Message> messages, RuntimeException e) {
        var place = Arrays.stream(e.getStackTrace()).filter(each -> each.getClassName().startsWith(HOUSE)).findFirst()
                .map(StackTraceElement::toString).orElse("an unknown place");
        LOG.error("Nothing could be written of the messages {}: {} at {}",
                messages.stream().map(message -> message.id().toString()).collect(Collectors.joining(", ")),
                e.getClass().getSimpleName(), place);
        return new Handing.Later(Cause.NOT_WRITTEN, e.getClass().getSimpleName());
    }
}
