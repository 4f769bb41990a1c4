package dev.noroshi.indicator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about indicators.
///
/// @param rounds whether this node reads the older papers; one of several nodes may leave it to the others
/// @param pause between two looks at what is still to be read
@ConfigurationProperties("noroshi.indicator")
public record IndicatorSettings(@DefaultValue("true") boolean rounds, @DefaultValue("30s") Duration pause) {
}
