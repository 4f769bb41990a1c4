package dev.noroshi.taxii;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.taxii.Quarantine.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was decided of what lay in the quarantines: by whom, when and why.
@Component
@Crossing("what was decided of what came in, to the centre's desk")
public class Judgements {

    private static final String FROM = """
            from taxii.judged j
            join taxii.collection c on c.number = j.collection
            """;
    private static final String TYPE = "split_part(j.id, '--', 1)";

    private final JdbcClient jdbc;

    Judgements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Something that was decided.
    ///
    /// @param holder whose quarantine it lay in, as [Quarantine.Waiting] says it
    /// @param outcome what was made of it; null for nothing
    /// @param reason in the words of who decided; "" when nothing was said
    public record Judged(String holder, String id, String type, Instant version, Verdict verdict,
            @Nullable UUID outcome, PersonId by, Instant at, String reason) {
    }

    /// What is looked for.
    ///
    /// @param holder of one quarantine only; "" for all
    /// @param type of one type only; "" for all
    /// @param verdict null for both
    public record Wanted(String holder, String type, @Nullable Verdict verdict) {
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<Judged> find(Caller caller, Wanted wanted, int passed, int most) {
        if (!caller.may(Permission.JUDGE_STIX)) return List.of();
        Map<String, Object> given = new HashMap<>(Map.of("passed", passed, "most", most));
        var sql = "select c.code, j.id, " + TYPE
                + " as type, j.version, j.verdict, j.outcome, j.by, j.at, j.reason\n" + FROM + where(wanted, given)
                + "order by j.at desc, j.collection, j.id, j.version\noffset :passed limit :most";
        return jdbc.sql(sql).params(given).query(Judgements::judged).list();
    }

    @Transactional(readOnly = true)
    public int count(Caller caller, Wanted wanted) {
        if (!caller.may(Permission.JUDGE_STIX)) return 0;
        var given = new HashMap<String, Object>();
        return jdbc.sql("select count(*)\n" + FROM + where(wanted, given)).params(given).query(Integer.class).single();
    }

    /// How much was decided in each quarantine, and of which type: by holder, then by type.
    @Transactional(readOnly = true)
    public Map<String, Map<String, Integer>> counts(Caller caller) {
        if (!caller.may(Permission.JUDGE_STIX)) return Map.of();
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        jdbc.sql("select c.code, " + TYPE + " as type, count(*) as n\n" + FROM + "group by 1, 2").query(row -> {
            counts.computeIfAbsent(row.getString("code"), _ -> new TreeMap<>()).put(row.getString("type"),
                    row.getInt("n"));
        });
        return counts;
    }

    private static String where(Wanted wanted, Map<String, Object> given) {
        var sql = new StringBuilder("where true\n");
        if (!wanted.holder().isEmpty()) {
            sql.append("  and c.code = :holder\n");
            given.put("holder", wanted.holder());
        }
        if (!wanted.type().isEmpty()) {
            sql.append("  and ").append(TYPE).append(" = :type\n");
            given.put("type", wanted.type());
        }
        if (wanted.verdict() != null) {
            sql.append("  and j.verdict = :verdict\n");
            given.put("verdict", wanted.verdict().name());
        }
        return sql.toString();
    }

    private static Judged judged(ResultSet row, int n) throws SQLException {
        return new Judged(row.getString("code"), row.getString("id"), row.getString("type"), Moments.of(row, "version"),
                Verdict.valueOf(row.getString("verdict")), row.getObject("outcome", UUID.class),
                new PersonId(row.getLong("by")), Moments.of(row, "at"), row.getString("reason"));
    }
}
