package dev.noroshi.indicator;

import com.ibm.icu.text.IDNA;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// Under which names domains are registered: the Public Suffix List (publicsuffix.org, Mozilla Public License 2.0), as the
/// file beside this class says of itself. Read when somebody first asks.
final class Suffixes {

    private static final String LIST = "/indicator/public_suffix_list.dat";
    /// Names that are in no registry on purpose: RFC 2606, 6761, 6762, 7686, 8375 and ICANN's `internal`.
    private static final Set<String> RESERVED = Set.of("example", "test", "invalid", "localhost", "local", "onion",
            "internal", "arpa", "home");

    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);

    private final Set<String> tops = new HashSet<>(RESERVED);
    private final Set<String> rules = new HashSet<>();

    private static final class Known {
        private static final Suffixes LIST = new Suffixes();
    }

    private Suffixes() {
        try (var list = Objects.requireNonNull(Suffixes.class.getResourceAsStream(Suffixes.LIST))) {
            var isOfRegistries = true;
            for (var line : (Iterable<String>) new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()::iterator) {
                if (line.contains("===BEGIN PRIVATE DOMAINS===")) isOfRegistries = false;
                if (line.isBlank() || line.startsWith("//")) continue;
                var rule = ascii(line.strip());
                rules.add(rule);
                if (isOfRegistries) tops.add(rule.substring(rule.lastIndexOf('.') + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + LIST, e);
        }
    }

    private static String ascii(String rule) {
        if (rule.chars().allMatch(c -> c < 0x80)) return rule;
        return NAMES.nameToASCII(rule, new StringBuilder(), new IDNA.Info()).toString();
    }

    /// Whether names end with it.
    ///
    /// @param label in small letters and Punycode
    static boolean isTop(String label) {
        return Known.LIST.tops.contains(label);
    }

    /// Whether anybody may register below it, so that it belongs to no one: `co.jp`, `github.io`.
    static boolean isPublic(String domain) {
        var rules = Known.LIST.rules;
        if (rules.contains("!" + domain)) return false;
        var dot = domain.indexOf('.');
        return rules.contains(domain) || dot < 0 || rules.contains("*." + domain.substring(dot + 1));
    }
}
