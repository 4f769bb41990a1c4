package dev.noroshi.delivery;

import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import java.time.Duration;
import java.time.Instant;

/// A deadline as it is said on a page: when it is, and how long that leaves.
public record Due(Instant at, Instant now) {

    private static final Duration NEAR = Duration.ofHours(2);

    public boolean isLate() {
        return !now.isBefore(at);
    }

    /// Late, or two hours off at most.
    public boolean isUrgent() {
        return !now.plus(NEAR).isBefore(at);
    }

    /// `今日 15:50`, `11月24日(火) 17:00`.
    public String when(Words words, Language language) {
        var times = new Times(language);
        var isToday = at.atZone(Times.ZONE).toLocalDate().equals(now.atZone(Times.ZONE).toLocalDate());
        return isToday ? words.say(language, "delivery.due.today", times.clock(at)) : times.brief(at, now);
    }

    /// `残り1時間18分`, `あと4日`, `期限を12分過ぎています`.
    public String left(Words words, Language language) {
        var left = Duration.between(now, at);
        return isLate()
                ? words.say(language, "delivery.due.late", span(left.negated(), words, language))
                : words.say(language, "delivery.due.left", span(left, words, language));
    }

    private static String span(Duration span, Words words, Language language) {
        if (span.toDays() > 0) return words.say(language, "delivery.span.days", span.toDays());
        if (span.toHours() > 0)
            return words.say(language, "delivery.span.hours", span.toHours(), span.toMinutesPart());
        return words.say(language, "delivery.span.minutes", span.toMinutes());
    }

    /// A length of time: `33分`, `1時間5分`.
    public static String span(Words words, Language language, Duration span) {
        return span(span, words, language);
    }
}
