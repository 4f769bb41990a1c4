package dev.noroshi.taxii;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.stix.StixObject;
import dev.noroshi.stix.StixTime;
import dev.noroshi.taxii.Publication.Reach;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells those who have something what has become of it since, though nothing new was issued: that a value is judged not to be
/// blocked, or that this was taken back. Call it last in a transaction, as the feed.
@Component
class Renewing {

    private final JdbcClient jdbc;
    private final Feed feed;
    private final Collections collections;
    private final Appending appending;

    Renewing(JdbcClient jdbc, Feed feed, Collections collections, Appending appending) {
        this.jdbc = jdbc;
        this.feed = feed;
        this.collections = collections;
        this.appending = appending;
    }

    /// What somebody has, as it is now.
    ///
    /// @param origin what it was made from
    /// @param later what came after it: who has that, is told by it
    /// @param publishedAt older versions were told when it was published
    /// @param revoked versions that say that something is told no longer
    record Renewal(UUID origin, Set<UUID> later, Instant publishedAt, List<StixObject> objects,
            List<ObjectNode> revoked) {
        Renewal {
            later = Set.copyOf(later);
            objects = List.copyOf(objects);
            revoked = List.copyOf(revoked);
        }
    }

    /// Whom something was handed to at once.
    private record Audience(int id, int marking, String reach) {
    }

    /// Adds the versions that were not told yet. Where nothing of the origin was published nobody is told anything: what is published
    /// later, is as it is then.
    @Transactional(propagation = Propagation.MANDATORY)
    public void renew(Renewal renewal) {
        var places = jdbc.sql("select distinct collection from taxii.entry where origin = :origin")
                .param("origin", renewal.origin()).query(Integer.class).list();
        if (places.isEmpty()) return;
        var added = new HashMap<Integer, List<Appending.Added>>();
        for (var version : renewal.revoked())
            revoke(version, added);
        for (var object : renewal.objects())
            if (version(object.json()).isAfter(version(renewal.publishedAt())))
                for (var audience : readers(renewal, object.json()))
                    for (var place : places)
                        added.computeIfAbsent(place, _ -> new ArrayList<>())
                                .add(Appending.Added.of(object, audience, renewal.origin()));
        // in the order of their numbers, in which everybody takes hold of them
        collections.all().stream().sorted(Comparator.comparingInt(Collection::number)).forEach(
                each -> appending.append(each, added.getOrDefault(each.number(), List.of())));
    }

    /// As objects say it.
    private static Instant version(Instant at) {
        return StixTime.read(StixTime.write(at)).orElseThrow();
    }

    private static Instant version(JsonNode object) {
        return StixTime.read(object.path("modified").stringValue("")).orElse(Instant.MIN);
    }

    /// Those of its readers who have nothing later and not this version yet, as audiences.
    private List<Integer> readers(Renewal renewal, JsonNode object) {
        var later = of(renewal.later());
        if (has(later, "EVERYBODY")) return List.of();
        var readers = new ArrayList<Integer>();
        var named = new HashMap<Integer, Set<OrganisationId>>();
        for (var each : of(Set.of(renewal.origin())))
            switch (each.reach()) {
            // who of everybody has the later one cannot be taken out: nobody is told twice
            case "EVERYBODY" -> {
                if (later.isEmpty()) readers.add(each.id());
            }
            case "NAMED" -> named.computeIfAbsent(each.marking(), _ -> new HashSet<>()).addAll(named(List.of(each)));
            default -> {
                if (!has(later, each.reach())) readers.add(each.id());
            }
            }
        var knowing = new HashSet<>(named(later));
        knowing.addAll(named(having(object)));
        named.forEach((marking, organisations) -> {
            organisations.removeAll(knowing);
            if (!organisations.isEmpty()) readers.add(feed.audience(marking, new Reach.Named(organisations)));
        });
        return readers;
    }

    /// Tells everybody who has an object, and has not been told so, that it stands no longer: wherever they had it.
    private void revoke(ObjectNode version, Map<Integer, List<Appending.Added>> added) {
        var id = version.path("id").stringValue("");
        var told = toldNoLonger(id);
        var had = holding(id);
        var audiences = new ArrayList<Integer>();
        var knowing = new HashSet<>(named(told));
        var isPublic = has(had, "EVERYBODY");
        for (var each : had)
            if (each.reach().equals("NAMED") && !isPublic) {
                var left = new HashSet<>(named(List.of(each)));
                left.removeAll(knowing);
                knowing.addAll(left);
                if (!left.isEmpty()) audiences.add(feed.audience(each.marking(), new Reach.Named(left)));
            } else
                if (!isPublic && !has(told, each.reach()) || isPublic && each.reach().equals("EVERYBODY"))
                    audiences.add(each.id());
        var places = jdbc.sql("""
                select distinct e.collection from taxii.entry e
                where e.collection in (select number from taxii.collection) and e.id = :id and e.origin is not null""")
                .param("id", id).query(Integer.class).list();
        for (var audience : audiences)
            for (var place : places)
                added.computeIfAbsent(place, _ -> new ArrayList<>())
                        .add(Appending.Added.of(version, audience, null));
    }

    private static boolean has(List<Audience> audiences, String reach) {
        return audiences.stream().anyMatch(each -> each.reach().equals(reach));
    }

    private List<Audience> of(Set<UUID> origins) {
        return audiences("e.origin = any (:origins)", Map.of("origins", origins.toArray(UUID[]::new)));
    }

    private List<Audience> holding(String id) {
        return audiences(
                "e.collection in (select number from taxii.collection) and e.id = :id and e.origin is not null",
                Map.of("id", id));
    }

    private List<Audience> having(JsonNode object) {
        return audiences("""
                e.collection in (select number from taxii.collection) and e.id = :id and e.version = :version""",
                Map.of("id", object.path("id").stringValue(""), "version", version(object).atOffset(ZoneOffset.UTC)));
    }

    private List<Audience> toldNoLonger(String id) {
        return audiences("""
                e.collection in (select number from taxii.collection) and e.id = :id and e.origin is null
                  and e.body like '%"revoked":true%'""", Map.of("id", id));
    }

    private List<Audience> audiences(String where, Map<String, Object> words) {
        return jdbc.sql("""
                select a.id, a.marking, a.reach
                from taxii.audience a
                where a.id in (select e.audience from taxii.entry e where
                """ + where + ") order by a.id").params(words)
                .query((row, n) -> new Audience(row.getInt("id"), row.getInt("marking"), row.getString("reach")))
                .list();
    }

    private Set<OrganisationId> named(List<Audience> audiences) {
        return jdbc.sql("select distinct organisation from taxii.named where audience = any (:audiences)")
                .param("audiences", audiences.stream().map(Audience::id).toArray(Integer[]::new))
                .query((row, n) -> new OrganisationId(row.getString(1))).set();
    }
}
