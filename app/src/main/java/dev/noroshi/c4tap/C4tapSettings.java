package dev.noroshi.c4tap;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about C4TAP.
///
/// @param rounds whether this node makes cases of suspicious mails; one of several nodes may leave it to the others
/// @param pause between two looks at what came in
@ConfigurationProperties("noroshi.c4tap")
public record C4tapSettings(@DefaultValue("true") boolean rounds, @DefaultValue("10s") Duration pause) {
}
