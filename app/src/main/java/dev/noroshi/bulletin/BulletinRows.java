package dev.noroshi.bulletin;

import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What sources have said, with what they said before.
@Component
class BulletinRows {

    private static final String TO_THE_DESK = "a bulletin of the public, to the centre's desk";
    private static final int SEARCHED = 4000;
    private static final String BULLETIN = """
            select b.id, b.source, b.edition as latest, v.edition, v.content, v.taken_at, v.taken_by
            from bulletin.bulletin b join bulletin.version v on v.bulletin = b.id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BulletinRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// What became of something that was taken in.
    enum Taken {
        NEW, CHANGED, SAME
    }

    /// Takes in all that a source said at once.
    ///
    /// @return how many were new or had changed
    @Crossing(TO_THE_DESK)
    @Transactional
    public int take(SourceId source, Collection<Content> contents, Instant now) {
        var changed = 0;
        for (var each : contents)
            if (keep(source, each.key(), each, null, now) != Taken.SAME) changed++;
        return changed;
    }

    /// What somebody of the centre puts in.
    @Transactional
    public BulletinId put(String key, Content content, PersonId by, Instant now) {
        keep(null, key, content, by, now);
        return jdbc.sql("select id from bulletin.bulletin where source is null and key = :key").param("key", key)
                .query((row, n) -> new BulletinId(row.getObject("id", UUID.class))).single();
    }

    private Taken keep(@Nullable SourceId source, String key, Content content, @Nullable PersonId by, Instant now) {
        var written = json.writeValueAsString(content);
        var digest = Sha256.hex(written.getBytes(StandardCharsets.UTF_8));
        // the row is locked until the end, so that two who take in the same wait for each other
        var known = jdbc.sql("""
                select b.id, b.edition, v.digest
                from bulletin.bulletin b join bulletin.version v on v.bulletin = b.id and v.edition = b.edition
                where b.source is not distinct from :source and b.key = :key
                for update of b""").param("source", source == null ? null : source.value(), Types.OTHER)
                .param("key", key).query((row, n) -> new Known(row.getObject("id", UUID.class), row.getInt("edition"),
                        row.getString("digest")))
                .optional();
        if (known.isPresent() && known.get().digest().equals(digest)) return Taken.SAME;
        var id = known.map(Known::id).orElseGet(UUID::randomUUID);
        var edition = known.map(Known::edition).orElse(0) + 1;
        head(source, key, content, id, edition, now);
        jdbc.sql("""
                insert into bulletin.version (bulletin, edition, content, digest, taken_at, taken_by)
                values (:id, :edition, cast(:content as jsonb), :digest, :now, :by)""").param("id", id)
                .param("edition", edition).param("content", written).param("digest", digest)
                .param("now", Moments.column(now)).param("by", by == null ? null : by.value(), Types.BIGINT).update();
        return edition == 1 ? Taken.NEW : Taken.CHANGED;
    }

    private record Known(UUID id, int edition, String digest) {
    }

    private void head(@Nullable SourceId source, String key, Content content, UUID id, int edition, Instant now) {
        jdbc.sql("""
                insert into bulletin.bulletin (id, source, key, edition, title, cves, search, published_at, updated_at, changed_at)
                values (:id, :source, :key, :edition, :title, :cves, :search, :published, :updated, :now)
                on conflict (id) do update
                set edition = excluded.edition, title = excluded.title, cves = excluded.cves, search = excluded.search,
                    published_at = excluded.published_at, updated_at = excluded.updated_at,
                    changed_at = excluded.changed_at""").param("id", id)
                .param("source", source == null ? null : source.value(), Types.OTHER).param("key", key)
                .param("edition", edition).param("title", content.title())
                .param("cves", content.cves().toArray(String[]::new)).param("search", search(content))
                .param("published", time(content.publishedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("updated", time(content.updatedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Moments.column(now)).update();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return Moments.columnOrNull(instant);
    }

    private static String search(Content content) {
        var words = Fold.key(String.join("|", content.title(), content.key(), String.join("|", content.cves()),
                String.join("|", content.products()), content.summary()));
        return words.length() <= SEARCHED ? words : words.substring(0, SEARCHED);
    }

    /// @param words each of which it must hold
    List<Bulletin> list(Collection<String> words, @Nullable SourceId source, int limit, int offset) {
        return jdbc.sql(BULLETIN + """
                where v.edition = b.edition
                  and (cast(:source as uuid) is null or b.source = :source)
                  and not exists (select from unnest(cast(:words as text[])) w where strpos(b.search, w) = 0)
                order by b.changed_at desc, b.id desc
                limit :limit offset :offset""").param("source", source == null ? null : source.value(), Types.OTHER)
                .param("words", words.stream().map(Fold::key).filter(each -> !each.isEmpty()).toArray(String[]::new))
                .param("limit", limit).param("offset", offset).query(this::bulletin).list();
    }

    Optional<Bulletin> find(BulletinId id, @Nullable Integer edition) {
        return jdbc.sql(BULLETIN + "where b.id = :id and v.edition = coalesce(:edition, b.edition)")
                .param("id", id.value()).param("edition", edition, Types.INTEGER).query(this::bulletin).optional();
    }

    List<Bulletin> versions(BulletinId id) {
        return jdbc.sql(BULLETIN + "where b.id = :id order by v.edition desc limit 100").param("id", id.value())
                .query(this::bulletin).list();
    }

    /// Others that name one of the same vulnerabilities.
    List<Bulletin> related(Bulletin bulletin, int limit) {
        return jdbc.sql(BULLETIN + """
                where v.edition = b.edition and b.id <> :id and b.cves && cast(:cves as text[])
                order by b.changed_at desc, b.id desc
                limit :limit""").param("id", bulletin.id().value())
                .param("cves", bulletin.content().cves().toArray(String[]::new)).param("limit", limit)
                .query(this::bulletin).list();
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select from bulletin.bulletin)").query(Boolean.class).single();
    }

    // ---- documents of CSAF providers ----

    /// When each document changed, as its provider wrote when it was fetched.
    @Crossing(TO_THE_DESK)
    @Transactional(readOnly = true)
    public Map<String, String> stamps(SourceId source) {
        var stamps = new HashMap<String, String>();
        jdbc.sql("select address, stamp from bulletin.document where source = :source").param("source", source.value())
                .query(row -> {
                    stamps.put(row.getString("address"), row.getString("stamp"));
                });
        return stamps;
    }

    /// A document was fetched.
    ///
    /// @param fault why it was not taken in; none when it was
    @Crossing(TO_THE_DESK)
    @Transactional
    public void fetched(SourceId source, String address, String stamp, @Nullable Content content,
            @Nullable String fault, Instant now) {
        if (content != null) keep(source, content.key(), content, null, now);
        jdbc.sql("""
                insert into bulletin.document (source, address, stamp, fault, at)
                values (:source, :address, :stamp, :fault, :now)
                on conflict (source, address) do update
                set stamp = excluded.stamp, fault = excluded.fault, at = excluded.at""")
                .param("source", source.value()).param("address", address).param("stamp", stamp)
                .param("fault", fault, Types.VARCHAR).param("now", Moments.column(now)).update();
    }

    /// A document that could not be taken in.
    ///
    /// @param fault `<code>|<details>|…` of the first problem
    record Fault(String address, String fault, Instant at) {
    }

    List<Fault> faults(SourceId source) {
        return jdbc.sql("""
                select address, fault, at
                from bulletin.document
                where source = :source and fault is not null
                order by at desc, address
                limit 50""").param("source", source.value())
                .query((row, n) -> new Fault(row.getString("address"), row.getString("fault"),
                        Moments.of(row, "at")))
                .list();
    }

    // ---- drafts ----

    /// A draft that was begun from a bulletin.
    public record Begun(UUID advisory, PersonId by, Instant at) {
    }

    void drafted(BulletinId bulletin, UUID advisory, PersonId by, Instant now) {
        jdbc.sql("insert into bulletin.drafted (bulletin, advisory, by, at) values (:bulletin, :advisory, :by, :now)")
                .param("bulletin", bulletin.value()).param("advisory", advisory).param("by", by.value())
                .param("now", Moments.column(now)).update();
    }

    List<Begun> drafts(BulletinId bulletin) {
        return jdbc.sql(
                "select advisory, by, at from bulletin.drafted where bulletin = :bulletin order by at desc limit 20")
                .param("bulletin", bulletin.value())
                .query((row, n) -> new Begun(row.getObject("advisory", UUID.class), new PersonId(row.getLong("by")),
                        Moments.of(row, "at")))
                .list();
    }

    private Bulletin bulletin(ResultSet row, int n) throws SQLException {
        var source = row.getObject("source", UUID.class);
        var by = row.getLong("taken_by");
        return new Bulletin(new BulletinId(row.getObject("id", UUID.class)),
                source == null ? null : new SourceId(source), row.getInt("edition"), row.getInt("latest"),
                json.readValue(row.getString("content"), Content.class),
                Moments.of(row, "taken_at"), by == 0 ? null : new PersonId(by));
    }
}
