package dev.noroshi.hotline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about emergency calls.
///
/// @param rounds whether this node looks for calls that are to be escalated; one of several nodes may leave it to the others
/// @param pause between two looks
/// @param target within which a call is to be taken, and after which each further step follows. A setting of this program:
///        the sources fix none
@ConfigurationProperties("noroshi.hotline")
public record HotlineSettings(@DefaultValue("true") boolean rounds, @DefaultValue("5s") Duration pause,
        @DefaultValue("10m") Duration target) {
}
