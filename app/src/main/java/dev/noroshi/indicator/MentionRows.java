package dev.noroshi.indicator;

import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What sources say of indicators, as rows. The database shows whoever asks only what they may read.
@Component
class MentionRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    MentionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// By the subject of their source, when the last mention ended of those that have.
    Map<UUID, Instant> ended(Collection<UUID> subjects, Instant now) {
        var ended = new HashMap<UUID, Instant>();
        jdbc.sql("""
                select s.subject, max(m.valid_until) as ended
                from indicator.source s join indicator.mention m on m.source = s.id
                where s.subject = any(:subjects) and m.valid_until <= :now
                group by s.subject""").param("subjects", subjects.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC)).query(row -> {
                    ended.put(row.getObject("subject", UUID.class),
                            Moments.of(row, "ended"));
                });
        return ended;
    }

    /// Adds all that a source says, in one statement. What it says twice is the first of the two.
    void insert(Source source, List<Mention> mentions) {
        if (mentions.isEmpty()) return;
        jdbc.sql("""
                insert into indicator.mention (source, indicator, position, type, value, shown, host, written, place, times,
                                               tlp, confidence, valid_from, valid_until, techniques, occasion, read_at)
                select :source, m.indicator, m.position, m.type, m.value, m.shown, m.host, m.written, m.place, m.times, m.tlp,
                       m.confidence, m.valid_from, m.valid_until, coalesce(string_to_array(m.techniques, ','), '{}'),
                       :occasion, :at
                from unnest(:indicators::uuid[], :positions::int[], :types::text[], :values::text[], :shown::text[],
                            :hosts::text[], :written::text[], :places::text[], :times::int[], :tlps::text[],
                            :confidences::smallint[], :from::timestamptz[], :until::timestamptz[], :techniques::text[])
                    as m (indicator, position, type, value, shown, host, written, place, times, tlp, confidence, valid_from,
                          valid_until, techniques)
                on conflict (source, indicator) do nothing""").param("source", source.id())
                .param("occasion", source.occasion().name()).param("at", Moments.column(source.readAt()))
                .param("indicators", mentions.stream().map(each -> each.indicator().value()).toArray(UUID[]::new))
                .param("positions", mentions.stream().map(Mention::position).toArray(Integer[]::new))
                .param("types", texts(mentions, each -> each.type().name()))
                .param("values", texts(mentions, Mention::value)).param("shown", texts(mentions, Mention::shown))
                .param("hosts", texts(mentions, Mention::host)).param("written", texts(mentions, Mention::written))
                .param("places", texts(mentions, Mention::place))
                .param("times", mentions.stream().map(Mention::times).toArray(Integer[]::new))
                .param("tlps", texts(mentions, each -> each.tlp().name()))
                .param("confidences", mentions.stream().map(Mention::confidence).toArray(Integer[]::new))
                .param("from", texts(mentions, each -> each.validFrom().toString()))
                .param("until", texts(mentions, each -> each.validUntil() == null
                        ? null
                        : each.validUntil().toString()))
                .param("techniques", texts(mentions, each -> each.techniques().isEmpty()
                        ? null
                        : String.join(",", each.techniques())))
                .update();
    }

    private static @Nullable String[] texts(List<Mention> mentions,
            java.util.function.Function<Mention, @Nullable String> text) {
        return mentions.stream().map(text).toArray(String[]::new);
    }

    /// In the place of all that a source said before.
    void replace(Source source, List<Mention> mentions) {
        jdbc.sql("delete from indicator.mention where source = :source").param("source", source.id()).update();
        insert(source, mentions);
    }

    /// Those of them whoever asks knows.
    Set<IndicatorId> known(Collection<IndicatorId> indicators) {
        if (indicators.isEmpty()) return Set.of();
        return jdbc.sql("select distinct indicator from indicator.mention where indicator = any(:ids)")
                .param("ids", indicators.stream().map(IndicatorId::value).toArray(UUID[]::new))
                .query((row, n) -> new IndicatorId(row.getObject("indicator", UUID.class))).set();
    }

    /// Everything known of an indicator, the newest first.
    List<Mention> of(IndicatorId indicator, int limit) {
        return jdbc.sql(MENTION + """
                from indicator.mention m
                where m.indicator = :indicator
                order by m.read_at desc, m.source
                limit :limit""").param("indicator", indicator.value()).param("limit", limit)
                .query(MentionRows::mention).list();
    }

    /// Everything one source says, in its order.
    List<Mention> in(UUID source) {
        return jdbc.sql(MENTION + """
                from indicator.mention m
                where m.source = :source
                order by m.position""").param("source", source).query(MentionRows::mention).list();
    }

    /// The same for several sources, by source.
    Map<UUID, List<Mention>> inAll(Collection<UUID> sources) {
        var said = new HashMap<UUID, List<Mention>>();
        jdbc.sql(MENTION + """
                from indicator.mention m
                where m.source = any(:sources)
                order by m.source, m.position""").param("sources", sources.toArray(UUID[]::new))
                .query(MentionRows::mention).list()
                .forEach(each -> said.computeIfAbsent(each.source(), _ -> new ArrayList<>()).add(each));
        return said;
    }

    /// Those of the sources that hold it.
    Set<UUID> holding(Collection<UUID> sources, Sought sought) {
        var binds = new HashMap<String, Object>();
        binds.put("sources", sources.toArray(UUID[]::new));
        var arms = new ArrayList<String>();
        for (var condition : SoughtSql.conditions(sought, binds))
            arms.add("select m.source from indicator.mention m where m.source = any(:sources) and " + condition);
        if (arms.isEmpty()) return Set.of();
        return jdbc.sql(String.join("\nunion\n", arms)).params(binds).query(UUID.class).set();
    }

    /// By source, which of these indicators it holds.
    Map<UUID, List<IndicatorId>> among(Collection<UUID> sources, Collection<IndicatorId> indicators) {
        var found = new HashMap<UUID, List<IndicatorId>>();
        jdbc.sql("""
                select m.source, m.indicator
                from indicator.mention m
                where m.indicator = any(:indicators) and m.source = any(:sources)""")
                .param("indicators", indicators.stream().map(IndicatorId::value).toArray(UUID[]::new))
                .param("sources", sources.toArray(UUID[]::new)).query(row -> {
                    found.computeIfAbsent(row.getObject("source", UUID.class), _ -> new ArrayList<>())
                            .add(new IndicatorId(row.getObject("indicator", UUID.class)));
                });
        return found;
    }

    /// The same for many, newest first within each.
    List<Mention> ofAll(Collection<IndicatorId> indicators) {
        return jdbc.sql(MENTION + """
                from indicator.mention m
                where m.indicator = any(:indicators)
                order by m.read_at desc, m.source""")
                .param("indicators", indicators.stream().map(IndicatorId::value).distinct().toArray(UUID[]::new))
                .query(MentionRows::mention).list();
    }

    /// A mention with the time by which it stands in lists.
    record Listed(Mention mention, Instant at) {
        Place place() {
            return new Place(at, mention.source(), mention.position());
        }
    }

    /// A page of a list: each indicator once, where it was read last, the newest first.
    List<Listed> page(Query query, @Nullable Place after, int limit) {
        var binds = new HashMap<String, Object>();
        var conditions = new StringBuilder(conditions(query, binds));
        if (after != null) {
            conditions.append("""
                      and m.read_at <= :at
                      and (m.read_at < :at or m.source > :after
                           or m.source = :after and m.position > :position)
                    """);
            binds.put("at", Moments.column(after.at()));
            binds.put("after", after.source());
            binds.put("position", after.position());
        }
        binds.put("limit", limit);
        return jdbc.sql(MENTION + ", m.read_at from indicator.mention m\nwhere " + conditions
                + "order by m.read_at desc, m.source, m.position\nlimit :limit").params(binds)
                .query((row, n) -> new Listed(mention(row, n),
                        Moments.of(row, "read_at")))
                .list();
    }

    private String conditions(Query query, Map<String, Object> binds) {
        var sql = new StringBuilder("m.occasion = :occasion\n");
        binds.put("occasion", query.occasion().name());
        if (query.source() != null) {
            sql.append("  and m.source = :source\n");
            binds.put("source", query.source());
        }
        if (!query.types().isEmpty()) {
            sql.append("  and m.type = any(:types)\n");
            binds.put("types", query.types().stream().map(Enum::name).toArray(String[]::new));
        }
        sql.append(filters("m", query, binds));
        sql.append(Wanted.of(query.text()).condition("m", binds));
        // of two that meet the rest, the one read last stands for the indicator
        if (query.source() == null)
            sql.append("""
                    and not exists (select from indicator.mention n
                                    where n.indicator = m.indicator and n.occasion = m.occasion
                                      and (n.read_at > m.read_at or n.read_at = m.read_at and n.source < m.source)
                    """).append(filters("n", query, binds)).append(")\n");
        return sql.toString();
    }

    private String filters(String m, Query query, Map<String, Object> binds) {
        var sql = new StringBuilder();
        if (!query.tlps().isEmpty()) {
            sql.append("  and ").append(m).append(".tlp = any(:tlps)\n");
            binds.put("tlps", query.tlps().stream().map(Tlp::name).toArray(String[]::new));
        }
        if (query.standing() == Query.Standing.HOLDING) {
            sql.append("""
                      and %1$s.valid_from <= :now and coalesce(%1$s.valid_until > :now, true)
                      and exists (select from indicator.source s where s.id = %1$s.source and s.standing = 'STANDS')
                    """.formatted(m));
            binds.put("now", Moments.column(clock.instant()));
        }
        return sql.toString();
    }

    private static final String MENTION = """
            select m.source, m.indicator, m.position, m.type, m.value, m.shown, m.host, m.written, m.place, m.times, m.tlp,
                   m.confidence, m.valid_from, m.valid_until, m.techniques
            """;

    private static Mention mention(ResultSet row, int n) throws SQLException {
        var until = row.getObject("valid_until", OffsetDateTime.class);
        return new Mention(row.getObject("source", UUID.class), new IndicatorId(row.getObject("indicator", UUID.class)),
                row.getInt("position"), IndicatorType.valueOf(row.getString("type")), row.getString("value"),
                row.getString("shown"), row.getString("host"), row.getString("written"), row.getString("place"),
                row.getInt("times"), Tlp.valueOf(row.getString("tlp")), row.getObject("confidence", Integer.class),
                Moments.of(row, "valid_from"), until == null ? null : until.toInstant(),
                SourceRows.texts(row, "techniques").toList());
    }
}
