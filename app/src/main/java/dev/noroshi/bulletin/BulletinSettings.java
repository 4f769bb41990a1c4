package dev.noroshi.bulletin;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about bulletins.
///
/// @param rounds whether this node asks the sources that are due; one of several nodes may leave it to the others
/// @param pause between two looks at what is due
/// @param publicAddress how everybody reaches the files given out, such as `https://noroshi.example.jp`; as
///        `noroshi.access.public-address` unless it is set, and the address asked for when neither is
/// @param namespace of the identifiers of the documents given out (CSAF 2.0, 3.2.1.8.5); the public address unless it is set
/// @param contact how to reach the publisher, in words; printed in every document
/// @param listed whether aggregators may list the centre as a provider of CSAF documents
/// @param mirrored whether aggregators may give out copies of its documents
@ConfigurationProperties("noroshi.bulletin")
public record BulletinSettings(@DefaultValue("true") boolean rounds, @DefaultValue("1m") Duration pause,
        @Nullable URI publicAddress, @Nullable URI namespace, @Nullable String contact,
        @DefaultValue("true") boolean listed, @DefaultValue("true") boolean mirrored) {
}
