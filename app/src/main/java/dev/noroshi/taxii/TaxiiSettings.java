package dev.noroshi.taxii;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What an administrator may set about TAXII.
///
/// @param rounds whether this node looks for what is to be published; one of several nodes may leave it to the others
/// @param pause between two looks
/// @param remember for how long it is remembered what a caller may see, and what stands on a page: at most for so long does
///        somebody see what was taken from them meanwhile
/// @param memory how much the pages may take that are kept ready, and as much again what was just answered
/// @param publicAddress how machines reach the program, such as `https://noroshi.example.jp`; none: addresses are relative
/// @param mostWaiting how much of one organisation may wait in its quarantine; no more is taken from it while there is
@ConfigurationProperties("noroshi.taxii")
record TaxiiSettings(@DefaultValue("true") boolean rounds, @DefaultValue("500ms") Duration pause,
        @DefaultValue("1s") Duration remember, @DefaultValue("64MB") DataSize memory, @Nullable URI publicAddress,
        @DefaultValue("100000") int mostWaiting) {
}
