package dev.noroshi.taxii;

import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads entries: the rule stands in the question, and in the database behind it.
@Component
class Entries {

    private static final String LATER = "later";
    private static final String EARLIER = "earlier";
    private static final String IN_ORDER = "e.collection = :collection\n";
    /// Added to nothing, so that the database looks for the name and never through all of a collection in its order.
    private static final String BY_NAME = "e.collection + 0 = :collection\n";
    private static final String ADDED = "e.added";
    private static final String ADDED_BY_NAME = "e.added + interval '0'";

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An entry.
    ///
    /// @param body the object; "" where it was not asked for
    record Entry(Instant added, String id, String spec, Instant version, String body) {
    }

    /// What is read of each entry.
    enum Part {
        WHOLE("body"), RECORD("''");

        private final String column;

        Part(String column) {
            this.column = column;
        }
    }

    /// Entries in the order they were added.
    ///
    /// @param after only those added later
    /// @param most how many
    @Transactional(readOnly = true)
    public List<Entry> page(Collection collection, Sight sight, Asked asked, Optional<Instant> after, int most,
            Part part) {
        if (asked.ids().isEmpty()) tell(sight);
        else tellByName(sight);
        var given = new HashMap<String, Object>();
        var added = asked.ids().isEmpty() ? ADDED : ADDED_BY_NAME;
        var sql = new StringBuilder("select e.added, e.id, e.spec_version, e.version, ").append(part.column)
                .append(" as body\nfrom taxii.entry e\nwhere ").append(asked.ids().isEmpty() ? IN_ORDER : BY_NAME)
                .append("  and e.audience = any ((select :audiences::int[])::int[])\n")
                .append("  and ").append(added).append(" <= :up_to\n");
        given.put("collection", collection.number());
        given.put("up_to", Moments.column(sight.upTo(collection)));
        given.put("audiences", sight.audiences());
        after.ifPresent(time -> {
            sql.append("  and ").append(added).append(" > :after\n");
            given.put("after", Moments.column(time));
        });
        match(sql, given, "id", asked.ids());
        match(sql, given, "type", asked.types());
        version(sql, given, asked);
        spec(sql, given, asked);
        sql.append("order by e.added\nlimit :most");
        given.put("most", most);
        return jdbc.sql(sql.toString()).params(given).query(Entries::entry).list();
    }

    /// Whether any version of an object is there for them.
    @Transactional(readOnly = true)
    public boolean isThere(Collection collection, Sight sight, String id) {
        tellByName(sight);
        return jdbc.sql("""
                select exists (select from taxii.entry e
                               where e.collection + 0 = :collection and e.id = :id
                                 and e.audience = any ((select :audiences::int[])::int[]))""")
                .param("collection", collection.number()).param("id", id).param("audiences", sight.audiences())
                .query(Boolean.class).single();
    }

    /// The database shows for this transaction what the audiences have.
    void tell(Sight sight) {
        jdbc.sql("select set_config('noroshi.audiences', :audiences, true)").param("audiences", sight.audiences())
                .query(String.class).single();
    }

    /// By a name there is one way to look, whatever the name: to plan it anew each time took the database four times as long as to
    /// look.
    private void tellByName(Sight sight) {
        jdbc.sql("""
                select set_config('noroshi.audiences', :audiences, true),
                       set_config('plan_cache_mode', 'force_generic_plan', true)""")
                .param("audiences", sight.audiences()).query((row, n) -> row.getString(1)).single();
    }

    private static void match(StringBuilder sql, Map<String, Object> given, String column, List<String> words) {
        if (words.isEmpty()) return;
        sql.append("  and e.").append(column).append(" = any (:").append(column).append("s)\n");
        given.put(column + "s", words.toArray(String[]::new));
    }

    /// Which version is the last is asked for each viewer: who was not handed the newest has an older one.
    static void version(StringBuilder sql, Map<String, Object> given, Asked asked) {
        var versions = asked.versions();
        if (versions.all()) return;
        var ways = new ArrayList<String>();
        if (versions.last()) ways.add("e.is_alone or not exists (" + other(LATER, ">", asked) + ")");
        if (versions.first()) ways.add("e.is_alone or not exists (" + other(EARLIER, "<", asked) + ")");
        if (!versions.exact().isEmpty()) {
            ways.add("e.version = any (:versions::text[]::timestamptz[])");
            given.put("versions",
                    versions.exact().stream().map(time -> Moments.column(time).toString()).toArray(String[]::new));
        }
        sql.append("  and (").append(String.join("\n       or ", ways)).append(")\n");
    }

    /// Another version they see, of the same specification unless only the latest of those is asked for.
    private static String other(String name, String than, Asked asked) {
        return "select from taxii.entry " + name + " where " + name + ".collection = e.collection and " + name
                + ".id = e.id and " + name + ".version " + than + " e.version and " + name
                + ".audience = any ((select :audiences::int[])::int[]) and " + name + ".spec_version = e.spec_version";
    }

    private static void spec(StringBuilder sql, Map<String, Object> given, Asked asked) {
        if (!asked.specs().isEmpty()) {
            sql.append("  and e.spec_version = any (:specs)\n");
            given.put("specs", asked.specs().toArray(String[]::new));
            return;
        }
        sql.append("""
                  and (e.is_alone or not exists (
                       select from taxii.entry newer
                       where newer.collection = e.collection and newer.id = e.id and newer.spec_version > e.spec_version
                         and newer.audience = any ((select :audiences::int[])::int[])))
                """);
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(Moments.of(row, "added"), row.getString("id"), row.getString("spec_version"),
                Moments.of(row, "version"), row.getString("body"));
    }
}
