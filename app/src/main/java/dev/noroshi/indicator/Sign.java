package dev.noroshi.indicator;

import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.Common;
import dev.noroshi.stix.Patterns;
import dev.noroshi.stix.Tactics;
import dev.noroshi.stix.Told;
import dev.noroshi.stix.Vulnerability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// An indicator as machines are told of it (STIX 2.1): an `indicator` with its pattern, or a `vulnerability` where it is a weakness.
///
/// What is said of techniques is said by their ids: a technique is a reference, a tactic a step of the kill chain. Of what sort of
/// attack a value is a sign, nobody has said; it is `unknown`, not left blank.
///
/// @param shown as people write it
/// @param confidence from 0 to 100; null when it is not known
/// @param until null when no end is known
/// @param techniques ids of MITRE ATT&CK
public record Sign(IndicatorType type, String value, String shown, Tlp tlp, @Nullable Integer confidence, Instant from,
        @Nullable Instant until, List<String> techniques) {

    private static final String ATTACK = "mitre-attack";

    public Sign {
        techniques = List.copyOf(techniques);
    }

    static Sign of(Mention mention) {
        return new Sign(mention.type(), mention.value(), mention.display(), mention.tlp(), mention.confidence(),
                mention.validFrom(), mention.validUntil(), mention.techniques());
    }

    /// Tells it from everything else that is recognised.
    public String key() {
        return type + " " + value;
    }

    /// The type of the object it becomes.
    public String kind() {
        return type == IndicatorType.CVE ? "vulnerability" : "indicator";
    }

    /// The object it becomes; empty for a value of which there is no sound pattern.
    ///
    /// @param common what it says of itself beside that, under the id of an object of its [#kind()]
    public Optional<Told> told(Common common) {
        if (type == IndicatorType.CVE) return Optional.of(Vulnerability.ofCve(common, value));
        var pattern = pattern();
        if (!Patterns.problems(pattern).isEmpty()) return Optional.empty();
        var told = common;
        for (var each : techniques)
            if (Tactics.phase(each).isEmpty()) told = told.referring(new Common.Reference(ATTACK, each));
        return Optional.of(new dev.noroshi.stix.Indicator(told, Optional.of(shown), List.of("unknown"), pattern, from,
                Optional.ofNullable(until), confidence == null ? OptionalInt.empty() : OptionalInt.of(confidence),
                techniques.stream().flatMap(each -> Tactics.phase(each).stream()).toList()));
    }

    /// What machines compare with what they see.
    String pattern() {
        return switch (type) {
            case IPV4 -> Patterns.of("ipv4-addr:value", "=", value);
            case IPV6 -> Patterns.of("ipv6-addr:value", "=", value);
            case NETWORK -> Patterns.of(value.indexOf(':') < 0 ? "ipv4-addr:value" : "ipv6-addr:value", "ISSUBSET",
                    value);
            case DOMAIN -> Patterns.of("domain-name:value", "=", value);
            case URL -> Patterns.of("url:value", "=", value);
            case MAIL -> Patterns.of("email-addr:value", "=", value);
            case MD5 -> Patterns.of("file:hashes.MD5", "=", value);
            case SHA1 -> Patterns.of("file:hashes.'SHA-1'", "=", value);
            case SHA256 -> Patterns.of("file:hashes.'SHA-256'", "=", value);
            case SHA512 -> Patterns.of("file:hashes.'SHA-512'", "=", value);
            case FILE_NAME -> Patterns.of("file:name", "=", shown);
            // section 6.17: the case is kept as it was
            case REGISTRY_KEY -> Patterns.of("windows-registry-key:key", "=", shown);
            case USER_AGENT -> Patterns.of(
                    "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'", "=", value);
            case CVE -> throw new IllegalStateException("A weakness is recognised by no pattern: " + value);
        };
    }

    /// Says nothing of what it is.
    @Override
    public String toString() {
        return "Sign " + type;
    }
}
