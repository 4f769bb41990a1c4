package dev.noroshi.indicator;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sources as rows. The database shows whoever asks only those they may read.
@Component
class SourceRows {

    private final JdbcClient jdbc;

    SourceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Source source) {
        jdbc.sql("""
                insert into indicator.source (id, kind, subject, thread, ordinal, holder, reach, occasion, language, tlp,
                                              sectors, added, title, number, read_at, entered_by, standing, edition)
                values (:id, :kind, :subject, :thread, :ordinal, :holder, :reach, :occasion, :language, :tlp, :sectors,
                        :added, :title, :number, :at, :by, :standing, :edition)""").param("id", source.id())
                .param("kind", source.kind().name()).param("subject", source.subject())
                .param("thread", source.thread()).param("ordinal", source.ordinal())
                .param("holder", source.holder().value()).param("reach", source.reach().name())
                .param("occasion", source.occasion().name()).param("language", source.language().name())
                .param("tlp", source.tlp().name())
                .param("sectors", source.sectors().stream().map(SectorCode::value).sorted().toArray(String[]::new))
                .param("added", source.added().stream().map(OrganisationId::value).sorted().toArray(String[]::new))
                .param("title", source.title()).param("number", source.number(), Types.VARCHAR)
                .param("at", Moments.column(source.readAt()))
                .param("by", source.enteredBy() == null ? null : source.enteredBy().value(), Types.BIGINT)
                .param("standing", source.standing().name()).param("edition", Paper.EDITION).update();
    }

    /// It was read anew, by what finds values today.
    void readAgain(UUID id) {
        jdbc.sql("update indicator.source set edition = :edition where id = :id").param("edition", Paper.EDITION)
                .param("id", id).update();
    }

    /// Keeps which files of a source were not read to their end.
    void cut(UUID id, List<String> files) {
        jdbc.sql("update indicator.source set cut = :files::text[] where id = :id and cut <> :files::text[]")
                .param("files", files.toArray(String[]::new)).param("id", id).update();
    }

    /// Which files of a source were not read to their end.
    List<String> cut(UUID id) {
        return jdbc.sql("select unnest(cut) from indicator.source where id = :id").param("id", id).query(String.class)
                .list();
    }

    /// Of these advisories and reports those in which values were found, by the ids of the sources they are.
    Map<UUID, UUID> ofSubjects(Collection<UUID> subjects, Occasion occasion) {
        return subjects("where subject = any(:subjects) and occasion = :occasion", subjects, occasion);
    }

    /// The same, without those in which more may stand than was found.
    Map<UUID, UUID> wellRead(Collection<UUID> subjects, Occasion occasion) {
        return subjects("""
                where subject = any(:subjects) and occasion = :occasion and edition = %d and cut = '{}'
                  and not exists (select from indicator.mention m where m.source = s.id and m.position >= %d)"""
                .formatted(Paper.EDITION, Finder.MOST - 1), subjects, occasion);
    }

    private Map<UUID, UUID> subjects(String where, Collection<UUID> subjects, Occasion occasion) {
        var found = new HashMap<UUID, UUID>();
        jdbc.sql("select s.id, s.subject from indicator.source s\n" + where)
                .param("subjects", subjects.toArray(UUID[]::new)).param("occasion", occasion.name()).query(row -> {
                    found.put(row.getObject("id", UUID.class), row.getObject("subject", UUID.class));
                });
        return found;
    }

    /// Where a value stands that was told to others and holds for them still; of a series the first issue.
    ValueJudged toldWith(IndicatorId indicator) {
        var advisories = new HashSet<UUID>();
        var cases = new HashSet<UUID>();
        jdbc.sql("""
                select distinct on (s.thread) s.kind, s.subject
                from indicator.mention m
                join indicator.source s on s.id = m.source
                where m.indicator = :indicator and s.occasion = 'REAL' and s.standing <> 'RECALLED'
                  and s.reach in ('HANDED', 'CIRCLE')
                order by s.thread, s.ordinal""").param("indicator", indicator.value()).query(row -> {
            var subjects = row.getString("kind").equals(Source.Kind.ADVISORY.name()) ? advisories : cases;
            subjects.add(row.getObject("subject", UUID.class));
        });
        return new ValueJudged(advisories, cases);
    }

    Optional<Source> find(UUID id) {
        return jdbc.sql(SOURCE + "where id = :id").param("id", id).query(SourceRows::source).optional();
    }

    Optional<Source> ofSubject(UUID subject) {
        return jdbc.sql(SOURCE + "where subject = :subject").param("subject", subject).query(SourceRows::source)
                .optional();
    }

    Map<UUID, Source> all(Collection<UUID> ids) {
        return jdbc.sql(SOURCE + "where id = any(:ids)").param("ids", ids.stream().distinct().toArray(UUID[]::new))
                .query(SourceRows::source).list().stream().collect(Collectors.toMap(Source::id, Function.identity()));
    }

    /// What an organisation entered, the newest first.
    List<Source> entered(OrganisationId holder, int limit) {
        return jdbc.sql(SOURCE + """
                where kind = 'ENTERED' and holder = :holder
                order by read_at desc, id
                limit :limit""").param("holder", holder.value()).param("limit", limit).query(SourceRows::source).list();
    }

    void standing(UUID id, Source.Standing standing) {
        jdbc.sql("update indicator.source set standing = :standing where id = :id").param("standing", standing.name())
                .param("id", id).update();
    }

    /// What stood before in the thread is replaced.
    ///
    /// @param ordinal only that report of it; null for all
    void supersede(UUID thread, UUID by, @Nullable Integer ordinal) {
        jdbc.sql("""
                update indicator.source
                set standing = 'SUPERSEDED'
                where thread = :thread and id <> :by and standing = 'STANDS'
                  and (:ordinal::int is null or ordinal = :ordinal)""").param("thread", thread).param("by", by)
                .param("ordinal", ordinal, Types.INTEGER).update();
    }

    void recallThread(UUID thread) {
        jdbc.sql("update indicator.source set standing = 'RECALLED' where thread = :thread").param("thread", thread)
                .update();
    }

    private static final String SOURCE = """
            select id, kind, subject, thread, ordinal, holder, reach, occasion, language, tlp, sectors, added, title, number,
                   read_at, entered_by, standing
            from indicator.source
            """;

    private static Source source(ResultSet row, int n) throws SQLException {
        var by = row.getObject("entered_by", Long.class);
        return new Source(row.getObject("id", UUID.class), Source.Kind.valueOf(row.getString("kind")),
                row.getObject("subject", UUID.class), row.getObject("thread", UUID.class), row.getInt("ordinal"),
                new OrganisationId(row.getString("holder")), Source.Reach.valueOf(row.getString("reach")),
                Occasion.valueOf(row.getString("occasion")), Language.valueOf(row.getString("language")),
                Tlp.valueOf(row.getString("tlp")),
                texts(row, "sectors").map(SectorCode::new).collect(Collectors.toUnmodifiableSet()),
                texts(row, "added").map(OrganisationId::new).collect(Collectors.toUnmodifiableSet()),
                row.getString("title"), row.getString("number"),
                Moments.of(row, "read_at"), by == null ? null : new PersonId(by),
                Source.Standing.valueOf(row.getString("standing")));
    }

    static java.util.stream.Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }
}
