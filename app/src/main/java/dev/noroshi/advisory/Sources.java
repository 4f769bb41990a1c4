package dev.noroshi.advisory;

import dev.noroshi.form.FieldId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// The reports an advisory rests on, each with the fields it draws on. Of a report without any it draws on the whole.
public final class Sources {

    // by their text, as the database sorts them: not by Java's signed halves
    private final TreeMap<String, SortedSet<FieldId>> parts = new TreeMap<>();

    private Sources() {
    }

    public static Sources whole(Collection<UUID> reports) {
        return of(reports, Map.of());
    }

    /// @param parts of the reports, those drawn on in part; what is no report of these is passed over
    public static Sources of(Collection<UUID> reports, Map<UUID, ? extends Collection<FieldId>> parts) {
        var sources = new Sources();
        for (var report : reports) {
            var fields = parts.get(report);
            sources.parts.put(report.toString(), fields == null ? new TreeSet<>() : new TreeSet<>(fields));
        }
        return sources;
    }

    /// In a fixed order.
    public List<UUID> reports() {
        return parts.keySet().stream().map(UUID::fromString).toList();
    }

    /// The fields of a report it draws on; empty when it draws on the whole.
    public Set<FieldId> partsOf(UUID report) {
        return parts.getOrDefault(report.toString(), new TreeSet<>());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sources sources && parts.equals(sources.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /// Which reports an advisory rests on is the centre's secret.
    @Override
    public String toString() {
        return "Sources[withheld]";
    }
}
