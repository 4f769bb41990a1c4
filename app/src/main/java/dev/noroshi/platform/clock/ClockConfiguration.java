package dev.noroshi.platform.clock;

import dev.noroshi.kernel.JapaneseTime;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives every room the same clock, in the zone all days and deadlines here are meant in.
@Configuration(proxyBeanMethods = false)
public class ClockConfiguration {

    /// Japan's zone, in which a day begins and ends.
    public static final ZoneId TOKYO = JapaneseTime.ZONE;

    @Bean
    public Clock clock() {
        return new HouseClock(TOKYO);
    }
}
