package dev.noroshi.taxii;

import dev.noroshi.platform.database.Moments;
import dev.noroshi.stix.StixObject;
import dev.noroshi.stix.StixTime;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Adds entries at the end of a collection.
@Component
class Appending {

    private final JdbcClient jdbc;

    Appending(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An object on its way into a collection.
    ///
    /// @param version none for what has no version of its own
    record Added(String id, String type, String spec, @Nullable Instant version, int audience, @Nullable UUID origin,
            String body) {

        static Added of(StixObject object, int audience, @Nullable UUID origin) {
            return of(object.json(), audience, origin);
        }

        static Added of(JsonNode json, int audience, @Nullable UUID origin) {
            var id = json.path("id").stringValue("");
            var version = json.path("modified").stringValue(json.path("created").stringValue(""));
            return new Added(id, id.substring(0, id.indexOf("--")), json.path("spec_version").stringValue("2.1"),
                    StixTime.read(version).orElse(null), audience, origin, json.toString());
        }
    }

    /// Adds what is not there yet, in this order. Takes part in the caller's transaction.
    ///
    /// @return the versions they are kept as, in their order
    List<Instant> append(Collection collection, List<Added> objects) {
        if (objects.isEmpty()) return List.of();
        var versions = new Instant[objects.size()];
        jdbc.sql(
                """
                select n, kept
                from taxii.append(:collection, :ids::text[], :types::text[], :specs::text[],
                                  :versions::text[]::timestamptz[], :audiences::int[], :origins::uuid[], :bodies::text[])""")
                .param("collection", collection.number())
                .param("ids", texts(objects, Added::id), Types.ARRAY)
                .param("types", texts(objects, Added::type), Types.ARRAY)
                .param("specs", texts(objects, Added::spec), Types.ARRAY)
                .param("versions",
                        texts(objects, each -> each.version() == null
                                ? null
                                : each.version().atOffset(ZoneOffset.UTC).toString()),
                        Types.ARRAY)
                .param("audiences", objects.stream().map(Added::audience).toArray(Integer[]::new), Types.ARRAY)
                .param("origins", objects.stream().map(Added::origin).toArray(UUID[]::new), Types.ARRAY)
                .param("bodies", texts(objects, Added::body), Types.ARRAY).query(row -> {
                    versions[row.getInt("n") - 1] = Moments.of(row, "kept");
                });
        return List.of(versions);
    }

    private interface Member {
        @Nullable
        String of(Added added);
    }

    private static @Nullable String[] texts(List<Added> objects, Member member) {
        return objects.stream().map(member::of).toArray(String[]::new);
    }
}
