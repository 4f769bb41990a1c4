package dev.noroshi.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about the exchange.
///
/// @param rounds whether this node asks the peers that are due, and hands over what is due to them; one of several nodes may leave it to the others
/// @param pause between two looks at what is due
/// @param mostWaiting how much of one peer may wait in quarantine; it is not asked while there is more
@ConfigurationProperties("noroshi.exchange")
public record ExchangeSettings(@DefaultValue("true") boolean rounds, @DefaultValue("1m") Duration pause,
        @DefaultValue("100000") int mostWaiting) {
}
