package dev.noroshi.indicator;

import dev.noroshi.kernel.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The lists of what must not be blocked that are the same for everybody, each entry with who publishes it. Read when
/// somebody first asks.
final class WarningLists {

    private static final String LIST = "/indicator/warnings.tsv";
    private static final int COLUMNS = 3;
    /// Larger ranges are never one attacker's: a /16, and in version 6 what a provider is given.
    private static final int WIDEST_V4 = 16;
    private static final int WIDEST_V6 = 32;

    private final Map<String, Warning> values = new HashMap<>();
    /// The names above those of machines in the list, each with one below it.
    private final Map<String, Warning> above = new HashMap<>();
    private final List<Ranged> ranges = new ArrayList<>();

    private record Ranged(Network range, Warning warning) {
    }

    private static final class Known {
        private static final WarningLists LISTS = new WarningLists();
    }

    private WarningLists() {
        try (var list = Objects.requireNonNull(WarningLists.class.getResourceAsStream(LIST))) {
            for (var line : (Iterable<String>) new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()::iterator) {
                if (line.startsWith("#") || line.isBlank()) continue;
                var cells = line.split("\t", COLUMNS);
                var warning = new Warning(Warning.Kind.valueOf(cells[0]), cells[1], cells[2]);
                Network.of(cells[1]).ifPresentOrElse(range -> ranges.add(new Ranged(range, warning)),
                        () -> {
                            values.put(cells[1], warning);
                            if (warning.kind() != Warning.Kind.EMPTY_FILE && warning.kind() != Warning.Kind.SYSTEM_FILE)
                                Hosts.above(cells[1]).forEach(name -> above.putIfAbsent(name, warning));
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + LIST, e);
        }
    }

    /// Why a value should not be blocked, as far as lists say that are the same for everybody.
    static List<Warning> of(IndicatorType type, String value, String host) {
        return switch (type) {
            case IPV4, IPV6 -> Known.LISTS.network(value);
            case NETWORK -> range(value);
            case DOMAIN -> withAllBelow(value);
            // a page on a machine is not the machine
            case URL, MAIL -> host(host).stream().filter(each -> each.kind() != Warning.Kind.PUBLIC_SUFFIX).toList();
            case MD5, SHA1, SHA256, SHA512, FILE_NAME -> Known.LISTS.exact(value);
            case CVE, REGISTRY_KEY, USER_AGENT -> List.of();
        };
    }

    private static List<Warning> host(String host) {
        if (host.isEmpty()) return List.of();
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Network.of(bare).isPresent() ? Known.LISTS.network(bare) : domain(bare);
    }

    private static List<Warning> domain(String domain) {
        var found = new ArrayList<>(Known.LISTS.below(domain));
        if (Suffixes.isPublic(domain))
            found.add(new Warning(Warning.Kind.PUBLIC_SUFFIX, domain, "Public Suffix List (publicsuffix.org)"));
        return found;
    }

    /// Who blocks a name, blocks all names below it.
    private static List<Warning> withAllBelow(String name) {
        var found = domain(name);
        var below = Known.LISTS.above.get(name);
        return found.isEmpty() && below != null ? List.of(below) : found;
    }

    private static List<Warning> range(String value) {
        var found = new ArrayList<>(Known.LISTS.network(value));
        Network.of(value).filter(each -> each.prefix() < (each.bits() == 32 ? WIDEST_V4 : WIDEST_V6))
                .ifPresent(each -> found.add(new Warning(Warning.Kind.WIDE, "/" + each.prefix(), "")));
        return found;
    }

    private List<Warning> exact(String value) {
        return Optional.ofNullable(values.get(value)).map(List::of).orElse(List.of());
    }

    /// An entry of the list is meant with all below it.
    private List<Warning> below(String domain) {
        for (var name = domain;; name = name.substring(name.indexOf('.') + 1)) {
            var warning = values.get(name);
            if (warning != null) return List.of(warning);
            if (name.indexOf('.') < 0) return List.of();
        }
    }

    private List<Warning> network(String value) {
        var meant = Network.of(value);
        if (meant.isEmpty()) return List.of();
        return ranges.stream()
                .filter(each -> each.range().holds(meant.get()) || meant.get().holds(each.range()))
                .map(Ranged::warning).toList();
    }
}
