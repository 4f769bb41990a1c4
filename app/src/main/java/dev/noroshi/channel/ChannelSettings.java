package dev.noroshi.channel;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about telling people.
///
/// @param rounds whether this node looks for what is to be told; one of several nodes may leave it to the others
/// @param pause between two looks
/// @param lease how long a message belongs to who is handing it on; after a crash it is handed on again by then
/// @param giveUp how long a message is tried before it is a dead letter
/// @param publicAddress how people reach the program, such as `https://noroshi.example.jp`: links in messages begin with it
@ConfigurationProperties("noroshi.channel")
record ChannelSettings(@DefaultValue("true") boolean rounds, @DefaultValue("500ms") Duration pause,
        @DefaultValue("2m") Duration lease, @DefaultValue("24h") Duration giveUp, @Nullable URI publicAddress) {
}
