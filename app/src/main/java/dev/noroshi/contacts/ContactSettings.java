package dev.noroshi.contacts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about checks of contact data.
///
/// @param rounds whether this node looks for what is due; one of several nodes may leave it to the others
/// @param pause between two looks
/// @param answerWithin how long people have to answer
/// @param remindEvery when those who have not answered are reminded
/// @param reminders how often at most
/// @param fresh how long a confirmation counts
/// @param yearlyDay the day of April on which the centre's yearly check begins by itself; none unless it is set
@ConfigurationProperties("noroshi.contacts")
public record ContactSettings(@DefaultValue("true") boolean rounds, @DefaultValue("1m") Duration pause,
        @DefaultValue("30d") Duration answerWithin, @DefaultValue("7d") Duration remindEvery,
        @DefaultValue("3") int reminders, @DefaultValue("365d") Duration fresh, @Nullable Integer yearlyDay) {

    public ContactSettings {
        if (yearlyDay != null && (yearlyDay < 1 || yearlyDay > 30))
            throw new IllegalArgumentException("noroshi.contacts.yearly-day is a day of April, not " + yearlyDay);
    }
}
