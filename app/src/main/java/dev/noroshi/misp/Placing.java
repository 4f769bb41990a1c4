package dev.noroshi.misp;

import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.IndicatorId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;

/// Where a value stands in an event, and what it is called there. The same value in another object is another attribute, since
/// instances of MISP take no attribute from one object into another.
///
/// @param holder the object it stands in; empty where it stands by itself
record Placing<V>(V value, Found found, Optional<Holder> holder) {

    /// An object.
    ///
    /// @param first the value it is named by
    record Holder(Template template, String first) {

        UUID name(House house, int number) {
            return house.part(number, "object " + template.code() + " " + first);
        }
    }

    /// What an object is. Source: the templates of MISP (misp-objects).
    enum Template {
        FILE("file", "file", "688c46fb-5edb-40a3-8273-1af7923e2215", "24",
                "File object describing a file with meta-information"),
        VULNERABILITY(
                "vulnerability",
                "vulnerability",
                "81650945-f186-437b-8945-9f31715d32da",
                "8",
                "Vulnerability object describing a common vulnerability enumeration");

        private final String code;
        private final String category;
        private final String uuid;
        private final String version;
        private final String description;

        Template(String code, String category, String uuid, String version, String description) {
            this.code = code;
            this.category = category;
            this.uuid = uuid;
            this.version = version;
            this.description = description;
        }

        String code() {
            return code;
        }

        String category() {
            return category;
        }

        String uuid() {
            return uuid;
        }

        String version() {
            return version;
        }

        String description() {
            return description;
        }
    }

    /// Places the values found in a text: those told of one file first, weaknesses next, then what stands by itself.
    static <V> List<Placing<V>> of(Collection<String> texts, SequencedMap<IndicatorId, V> values,
            Function<V, Found> found) {
        var left = new LinkedHashMap<>(values);
        var placed = new ArrayList<Placing<V>>();
        for (var group : FileGroups.in(texts)) {
            if (!left.keySet().containsAll(group)) continue;
            var holder = new Holder(Template.FILE,
                    found.apply(Objects.requireNonNull(left.get(group.getFirst()))).value());
            for (var id : group) {
                var value = Objects.requireNonNull(left.remove(id));
                placed.add(new Placing<>(value, found.apply(value), Optional.of(holder)));
            }
        }
        var others = new ArrayList<Placing<V>>();
        for (var value : left.values()) {
            var each = found.apply(value);
            if (AttributeType.of(each.type()) == AttributeType.VULNERABILITY)
                placed.add(new Placing<>(value, each, Optional.of(new Holder(Template.VULNERABILITY, each.value()))));
            else
                others.add(new Placing<>(value, each, Optional.empty()));
        }
        placed.addAll(others);
        return placed;
    }

    /// By object, in their order.
    static <P extends Placing<?>> SequencedMap<Holder, List<P>> byHolder(Collection<P> placed) {
        var by = new LinkedHashMap<Holder, List<P>>();
        for (var each : placed)
            each.holder().ifPresent(holder -> by.computeIfAbsent(holder, _ -> new ArrayList<>()).add(each));
        return by;
    }

    /// What the attribute is called.
    UUID name(House house, int number) {
        var words = "attribute " + found.type() + " " + found.value();
        return house.part(number,
                holder.map(each -> words + " in " + each.template().code() + " " + each.first()).orElse(words));
    }

    /// What is told in the place of an attribute, by what it is called.
    static <V> Map<UUID, Placing<V>> named(Collection<Placing<V>> placed, House house, int number) {
        var named = new LinkedHashMap<UUID, Placing<V>>();
        placed.forEach(each -> named.putIfAbsent(each.name(house, number), each));
        return named;
    }
}
