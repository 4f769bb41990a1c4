package dev.noroshi.taxii;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;

/// Which versions are taken out: all, or those asked for (TAXII 2.1, section 5.7).
final class Removal {

    private Removal() {
    }

    /// Adds to the conditions on `e` those for the versions.
    static void narrow(StringBuilder sql, Map<String, Object> given, Asked asked) {
        if (!asked.specs().isEmpty()) {
            sql.append("  and e.spec_version = any (:specs)\n");
            given.put("specs", asked.specs().toArray(String[]::new));
        }
        var versions = asked.versions();
        if (versions.all()) return;
        var ways = new ArrayList<String>();
        if (versions.last()) ways.add(end("max"));
        if (versions.first()) ways.add(end("min"));
        if (!versions.exact().isEmpty()) {
            ways.add("e.version = any (:versions::text[]::timestamptz[])");
            given.put("versions", versions.exact().stream().map(time -> time.atOffset(ZoneOffset.UTC).toString())
                    .toArray(String[]::new));
        }
        sql.append("  and (").append(String.join(" or ", ways)).append(")\n");
    }

    private static String end(String which) {
        return "e.version = (select " + which
                + "(o.version) from taxii.entry o where o.collection = e.collection and o.id = e.id)";
    }
}
