package dev.noroshi.taxii;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.stix.ReadObject;
import dev.noroshi.taxii.Publication.Reach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What came in from machines of others and waits for somebody of the centre to look at it: what partners sent, and what was
/// fetched from servers of others. Nobody but the centre, and whoever sent it, sees what lies here.
@Component
@Crossing("what lies in the quarantines, to the centre's desk")
public class Quarantine {

    private static final String WAITING = """
            from taxii.entry e
            join taxii.collection c on c.number = e.collection
            where c.kind = 'QUARANTINE'
              and not exists (select from taxii.judged j
                              where j.collection = e.collection and j.id = e.id and j.spec_version = e.spec_version
                                and j.version = e.version)
            """;

    private final RoomLeft left = new RoomLeft();
    private final JdbcClient jdbc;
    private final Collections collections;
    private final Appending appending;
    private final Feed feed;
    private final Directory directory;
    private final Audit audit;
    private final TaxiiSettings settings;
    private final Clock clock;

    Quarantine(JdbcClient jdbc, Collections collections, Appending appending, Feed feed, Directory directory,
            Audit audit, TaxiiSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.collections = collections;
        this.appending = appending;
        this.feed = feed;
        this.directory = directory;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// Something that waits.
    ///
    /// @param holder whose quarantine it lies in: an organisation, or what [#keep] was given
    /// @param version when it was told, or came in where it does not say
    /// @param body the object, as it came
    public record Waiting(Key key, String holder, String id, String type, String spec, Instant version, String body) {

        public Instant cameIn() {
            return key.added();
        }

        /// Says nothing of what stands in it.
        @Override
        public String toString() {
            return "Waiting " + key;
        }
    }

    /// Where something lies: no two things come into a collection at the same microsecond.
    public record Key(int collection, Instant added) {

        private static final long MICROS = 1_000_000;
        private static final long NANOS = 1_000;

        /// Reads `<collection>-<microseconds>`; empty when it is none.
        public static Optional<Key> parse(String text) {
            if (!text.matches("[0-9]{1,9}-[0-9]{1,17}")) return Optional.empty();
            var micros = Long.parseLong(text.substring(text.indexOf('-') + 1));
            return Optional.of(new Key(Integer.parseInt(text.substring(0, text.indexOf('-'))),
                    Instant.ofEpochSecond(micros / MICROS, micros % MICROS * NANOS)));
        }

        @Override
        public String toString() {
            return collection + "-" + (added.getEpochSecond() * MICROS + added.getNano() / NANOS);
        }
    }

    /// What was decided of something.
    public enum Verdict {
        /// It was let in.
        LET_IN,
        /// It was turned away.
        TURNED_AWAY
    }

    /// What waits, the newest first.
    ///
    /// @param holder of one quarantine only; "" for all
    /// @param type of one type only; "" for all
    /// @param behind only what came in before that; null for the beginning
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Caller caller, String holder, String type, @Nullable Key behind, int most) {
        if (!caller.may(Permission.JUDGE_STIX)) return List.of();
        Map<String, Object> given = new HashMap<>(Map.of("most", most));
        var sql = new StringBuilder(
                "select e.collection, e.added, c.code, e.id, e.type, e.spec_version, e.version, e.body\n")
                .append(WAITING);
        if (!holder.isEmpty()) {
            sql.append("  and c.code = :holder\n");
            given.put("holder", holder);
        }
        if (!type.isEmpty()) {
            sql.append("  and e.type = :type\n");
            given.put("type", type);
        }
        if (behind != null) {
            sql.append("  and (e.added, e.collection) < (:added, :collection)\n");
            given.put("added", Moments.column(behind.added()));
            given.put("collection", behind.collection());
        }
        sql.append("order by e.added desc, e.collection desc\nlimit :most");
        return jdbc.sql(sql.toString()).params(given).query(Quarantine::waiting).list();
    }

    @Transactional(readOnly = true)
    public Optional<Waiting> find(Caller caller, Key key) {
        if (!caller.may(Permission.JUDGE_STIX)) return Optional.empty();
        return jdbc.sql("select e.collection, e.added, c.code, e.id, e.type, e.spec_version, e.version, e.body\n"
                + WAITING + "  and e.collection = :collection and e.added = :added")
                .param("added", Moments.column(key.added()))
                .param("collection", key.collection()).query(Quarantine::waiting).optional();
    }

    /// How much waits in each quarantine, and of which type: by holder, then by type.
    @Transactional(readOnly = true)
    public Map<String, Map<String, Integer>> counts(Caller caller) {
        if (!caller.may(Permission.JUDGE_STIX)) return Map.of();
        Map<String, Map<String, Integer>> counts = new java.util.TreeMap<>();
        jdbc.sql("select c.code, e.type, count(*) as n\n" + WAITING + "group by c.code, e.type").query(row -> {
            counts.computeIfAbsent(row.getString("code"), _ -> new java.util.TreeMap<>()).put(row.getString("type"),
                    row.getInt("n"));
        });
        return counts;
    }

    /// How much waits in one of them.
    @Transactional(readOnly = true)
    public int size(String holder) {
        return jdbc.sql("select count(*)\n" + WAITING + "  and c.code = :holder").param("holder", holder)
                .query(Integer.class).single();
    }

    /// How much of one organisation may wait; what it sends beyond that is not taken.
    public int most() {
        return settings.mostWaiting();
    }

    /// Of what an organisation sends, what there is room for: what is not known goes in as long as it does not make the quarantine
    /// fuller than it may be. The rest is told why, and what to do.
    List<ReadObject> fitting(Collection collection, List<ReadObject> objects) {
        var room = new AtomicInteger(
                left.of(collection.number(), objects.size(), () -> most() - size(collection.code())));
        if (objects.size() <= room.get()) return objects;
        var known = known(collection, sound(objects));
        return objects.stream().map(each -> switch (each) {
            case ReadObject.Unsound unsound -> unsound;
            case ReadObject.Sound sound -> known.contains(mark(sound)) || room.getAndDecrement() > 0
                    ? sound
                    : full(sound);
        }).toList();
    }

    private ReadObject full(ReadObject.Sound sound) {
        return new ReadObject.Unsound(sound.id(), sound.version().map(Pager::version).orElse(""),
                List.of(Problem.of("", "taxii.quarantine-full", Integer.toString(most()))));
    }

    private static List<ReadObject.Sound> sound(List<ReadObject> objects) {
        return objects.stream().filter(ReadObject.Sound.class::isInstance).map(ReadObject.Sound.class::cast).toList();
    }

    /// Keeps what was fetched from somebody who is no organisation of ours. What is there, or was judged already, is not kept
    /// again. Call it last in a transaction.
    ///
    /// @param holder a name for the quarantine that no organisation has
    /// @return how many are new
    @Transactional
    public int keep(String holder, List<ReadObject.Sound> objects) {
        if (objects.isEmpty()) return 0;
        var collection = collections.quarantine(holder);
        var known = known(collection, objects);
        var fresh = objects.stream().filter(each -> !known.contains(mark(each))).toList();
        var centre = directory.centre(LocalDate.now(clock)).id();
        var audiences = fresh.stream().map(Receiving::mark).distinct().collect(Collectors.toMap(tlp -> tlp,
                tlp -> feed.audience(feed.marking(tlp, Set.of(), Set.of(centre)), new Reach.Named(Set.of(centre)))));
        appending.append(collection, fresh.stream().map(each -> new Appending.Added(each.id(), each.type(), each.spec(),
                each.version().orElse(null), audience(audiences, Receiving.mark(each)), null, each.text())).toList());
        return fresh.size();
    }

    private static int audience(Map<Tlp, Integer> audiences, Tlp tlp) {
        return audiences.getOrDefault(tlp, 0);
    }

    /// What has no version of its own counts as known when any version of it is.
    private Set<String> known(Collection collection, List<ReadObject.Sound> objects) {
        var ids = objects.stream().map(ReadObject.Sound::id).distinct().toArray(String[]::new);
        var known = new HashSet<String>();
        jdbc.sql(
                """
                select id, spec_version, version from taxii.entry where collection = :collection and id = any (:ids)
                union
                select id, spec_version, version from taxii.judged where collection = :collection and id = any (:ids)""")
                .param("collection", collection.number()).param("ids", ids).query(row -> {
                    var id = row.getString("id") + " " + row.getString("spec_version") + " ";
                    known.add(id);
                    known.add(id + Moments.of(row, "version"));
                });
        return known;
    }

    private static String mark(ReadObject.Sound object) {
        return object.id() + " " + object.spec() + " "
                + object.version().map(each -> each.truncatedTo(java.time.temporal.ChronoUnit.MICROS).toString())
                        .orElse("");
    }

    /// Decides of something that waits; it waits no longer. What is turned away is not kept either.
    ///
    /// @param outcome what was made of it; null for nothing
    /// @param reason in the words of who decides; "" for none
    /// @return whether it still waited
    @Transactional
    public boolean judge(Caller caller, Waiting waiting, Verdict verdict, @Nullable UUID outcome,
            String reason) {
        if (!caller.may(Permission.JUDGE_STIX)) return false;
        var isFirst = jdbc.sql("""
                insert into taxii.judged (collection, id, spec_version, version, verdict, outcome, by, at, reason)
                values (:collection, :id, :spec, :version, :verdict, :outcome, :by, :now, :reason)
                on conflict do nothing""").param("collection", waiting.key().collection()).param("id", waiting.id())
                .param("spec", waiting.spec()).param("version", Moments.column(waiting.version()))
                .param("verdict", verdict.name()).param("outcome", outcome, java.sql.Types.OTHER)
                .param("by", caller.person().value()).param("now", OffsetDateTime.now(clock)).param("reason", reason)
                .update() == 1;
        if (!isFirst) return false;
        if (verdict == Verdict.TURNED_AWAY) forget(waiting);
        audit.record(caller.person(), caller.organisation(),
                verdict == Verdict.LET_IN ? "taxii.let-in" : "taxii.turn-away", waiting.key().toString());
        return true;
    }

    private void forget(Waiting waiting) {
        jdbc.sql("delete from taxii.entry where collection = :collection and added = :added")
                .param("collection", waiting.key().collection()).param("added", Moments.column(waiting.key().added()))
                .update();
        jdbc.sql("update taxii.collection set edition = edition + 1 where number = :number")
                .param("number", waiting.key().collection()).update();
    }

    /// What was made of other versions of an object in the same quarantine.
    @Transactional(readOnly = true)
    public List<UUID> outcomes(Caller caller, Waiting waiting) {
        if (!caller.may(Permission.JUDGE_STIX)) return List.of();
        return jdbc.sql("""
                select distinct outcome from taxii.judged
                where collection = :collection and id = :id and outcome is not null""")
                .param("collection", waiting.key().collection()).param("id", waiting.id()).query(UUID.class).list();
    }

    /// Whether a later version of it was let in.
    @Transactional(readOnly = true)
    public boolean isOvertaken(Caller caller, Waiting waiting) {
        return caller.may(Permission.JUDGE_STIX) && jdbc
                .sql("""
                select exists (select from taxii.judged
                               where collection = :collection and id = :id and version > :version and verdict = 'LET_IN')""")
                .param("collection", waiting.key().collection()).param("id", waiting.id())
                .param("version", Moments.column(waiting.version())).query(Boolean.class).single();
    }

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        return new Waiting(new Key(row.getInt("collection"), Moments.of(row, "added")), row.getString("code"),
                row.getString("id"), row.getString("type"), row.getString("spec_version"), Moments.of(row, "version"),
                row.getString("body"));
    }
}
