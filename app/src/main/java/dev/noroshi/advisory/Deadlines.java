package dev.noroshi.advisory;

import dev.noroshi.kernel.DaysOff;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Importance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// By when an advisory is to be confirmed. The sources state no time limit; these are our defaults.
///
/// Working days are those on which the offices of the state are open ([DaysOff]).
///
/// @param warning how long after it went out a 警報 is to be confirmed (default 2 hours)
/// @param attentionDays on the evening of which working day after it a 注意喚起 is to be confirmed (default 1)
/// @param referenceDays the same for 参考情報 (default 5)
/// @param evening when that evening is, in Japan (default 17:00)
@ConfigurationProperties("noroshi.advisory.confirm-within")
public record Deadlines(@DefaultValue("2h") Duration warning, @DefaultValue("1") int attentionDays,
        @DefaultValue("5") int referenceDays, @DefaultValue("17:00") LocalTime evening) {

    /// The deadlines when nobody set any.
    public static final Deadlines DEFAULT = new Deadlines(Duration.ofHours(2), 1, 5, LocalTime.of(17, 0));

    /// The deadline of what goes out at that moment.
    public Instant after(Importance importance, Instant issued) {
        return switch (importance) {
            case WARNING -> issued.plus(warning);
            case ATTENTION -> evening(issued, attentionDays);
            case REFERENCE -> evening(issued, referenceDays);
        };
    }

    /// The deadline of whoever is handed it later: the one deadline of all, unless that has passed; then they have as
    /// long as everybody had.
    public Instant whenHanded(Importance importance, Instant common, Instant handed) {
        return handed.isBefore(common) ? common : after(importance, handed);
    }

    private Instant evening(Instant issued, int workingDays) {
        var day = issued.atZone(JapaneseTime.ZONE).toLocalDate();
        for (var left = workingDays; left > 0;) {
            day = day.plusDays(1);
            if (DaysOff.isWorkingDay(day)) left--;
        }
        return day.atTime(evening).atZone(JapaneseTime.ZONE).toInstant();
    }
}
