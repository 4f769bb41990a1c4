package dev.noroshi.hotline.web;

import dev.noroshi.hotline.Informed;
import dev.noroshi.hotline.NewCall;
import dev.noroshi.hotline.Way;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.platform.words.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the form of an emergency call sends.
///
/// @param way the button that was pressed
public record CallForm(@Nullable String occasion, @Nullable String line, @Nullable String time,
        @Nullable String callBackName, @Nullable String callBack, @Nullable String way, @Nullable List<String> inform,
        @Nullable String key) {

    CallView.Typed typed() {
        return new CallView.Typed(isDrill(), text(line), text(time), text(callBackName), text(callBack), informed(),
                text(key));
    }

    NewCall call() {
        var which = informed();
        return new NewCall(isDrill() ? Occasion.DRILL : Occasion.REAL, text(line), at(text(time)).orElse(null),
                text(callBackName), text(callBack), "SECRETARIAT".equals(way) ? Way.SECRETARIAT : Way.CENTRE,
                which.isEmpty() ? EnumSet.noneOf(Informed.class) : EnumSet.copyOf(which),
                // a form without one was not ours, and is no repetition of another
                text(key).isBlank() ? UUID.randomUUID().toString() : text(key));
    }

    private boolean isDrill() {
        return "DRILL".equals(occasion);
    }

    private List<Informed> informed() {
        return inform == null
                ? List.of()
                : Arrays.stream(Informed.values()).filter(each -> inform.contains(each.name())).toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// What a control for date and time says, with or without seconds, in Japan time.
    private static Optional<Instant> at(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(Times.ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
