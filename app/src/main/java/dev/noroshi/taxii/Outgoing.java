package dev.noroshi.taxii;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.taxii.Collection.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The part of the feed that may go on to servers of others: advisories marked GREEN or CLEAR, in the order in which they came
/// into it. Drills are a list of their own.
///
/// Source: handbook (試行版) II.2.3(2), table 5. Whoever reads a server of others is not known here, so nothing narrower goes;
/// GREEN goes only where somebody of the centre said that those who read there are of the community.
@Component
@Crossing("advisories marked GREEN and CLEAR, from the feed to servers of others")
public class Outgoing {

    /// Each version stands here once: what everybody or the centre may see. Other entries are the same for others.
    private static final String FEED = """
            select e.added, e.id, e.version, e.body,
                   a.reach = 'EVERYBODY' or c.kind = 'DRILL' and m.tlp = 'CLEAR' as is_public
            from taxii.entry e
            join taxii.collection c on c.number = e.collection
            join taxii.audience a on a.id = e.audience
            join taxii.marking m on m.id = a.marking
            where c.kind = :kind and c.code = '' and a.reach in ('EVERYBODY', 'CENTRE') and m.tlp in ('GREEN', 'CLEAR')
            """;
    private static final String COMMON = "split_part(e.id, '--', 1) in ('marking-definition', 'identity')";

    private final JdbcClient jdbc;

    Outgoing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How far something goes.
    public enum Reach {
        /// What is for everybody: marked CLEAR, and nothing is remarked on its scope.
        PUBLIC,
        /// What is for the community: all that is marked GREEN or CLEAR.
        COMMUNITY
    }

    /// A version of an object.
    ///
    /// @param added its place in the feed; no two have the same
    /// @param reach whom it is for
    /// @param isRevoked whether it says that the object stands no longer
    public record Told(Instant added, String id, Instant version, Reach reach, boolean isRevoked, String body) {

        /// Whether it may go where what reaches so far goes.
        public boolean isFor(Reach widest) {
            return reach == Reach.PUBLIC || widest == Reach.COMMUNITY;
        }

        /// Says nothing of what stands in it.
        @Override
        public String toString() {
            return "Told " + id + " " + version;
        }
    }

    /// Where the feed ends now.
    @Transactional(readOnly = true)
    public Instant end(Occasion occasion) {
        return jdbc.sql("select last_added from taxii.collection where kind = :kind and code = ''")
                .param("kind", kind(occasion)).query((row, n) -> Moments.of(row, "last_added")).optional()
                .orElse(Instant.EPOCH);
    }

    /// What came into it after a place, the oldest first.
    @Transactional(readOnly = true)
    public List<Told> after(Occasion occasion, Instant place, int most) {
        return jdbc.sql(FEED + "  and e.added > :place and not " + COMMON + "\norder by e.added\nlimit :most")
                .param("kind", kind(occasion)).param("place", at(place)).param("most", most).query(Outgoing::told)
                .list();
    }

    /// What others refer to: who tells it, and what the markings mean.
    @Transactional(readOnly = true)
    public List<Told> common(Occasion occasion) {
        return jdbc.sql(FEED + "  and a.reach = 'EVERYBODY' and " + COMMON + "\norder by e.added")
                .param("kind", kind(occasion)).query(Outgoing::told).list();
    }

    /// Those at these places that still stand.
    @Transactional(readOnly = true)
    public List<Told> at(Occasion occasion, List<Instant> places) {
        return jdbc.sql(FEED + "  and e.added = any (:places::text[]::timestamptz[])\norder by e.added")
                .param("kind", kind(occasion))
                .param("places", places.stream().map(each -> at(each).toString()).toArray(String[]::new))
                .query(Outgoing::told).list();
    }

    /// What those at these places are called, where they still stand and have a name.
    @Transactional(readOnly = true)
    public Map<Instant, String> names(Occasion occasion, List<Instant> places) {
        var names = new HashMap<Instant, String>();
        for (var each : at(occasion, places)) {
            var name = JsonMapper.shared().readTree(each.body()).path("name").stringValue("");
            if (!name.isEmpty()) names.put(each.added(), name);
        }
        return names;
    }

    private static Told told(ResultSet row, int n) throws SQLException {
        var body = row.getString("body");
        // the word is looked for first: few say it
        var isRevoked = body.contains("\"revoked\"")
                && JsonMapper.shared().readTree(body).path("revoked").booleanValue(false);
        return new Told(Moments.of(row, "added"), row.getString("id"), Moments.of(row, "version"),
                row.getBoolean("is_public") ? Reach.PUBLIC : Reach.COMMUNITY, isRevoked, body);
    }

    private static String kind(Occasion occasion) {
        return (occasion.isDrill() ? Kind.DRILL : Kind.ALL).name();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
