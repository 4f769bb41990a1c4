package dev.noroshi.taxii;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.stix.Revocations;
import dev.noroshi.stix.TlpMark;
import dev.noroshi.taxii.Publication.Reach;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Puts objects where machines fetch them, and takes them back. Call it last in a transaction: until that is over, nobody else
/// adds to the same collections.
@Component
@Crossing("objects for machines, from who publishes them to those they are handed to")
public class Feed {

    private final JdbcClient jdbc;
    private final Collections collections;
    private final Appending appending;

    Feed(JdbcClient jdbc, Collections collections, Appending appending) {
        this.jdbc = jdbc;
        this.collections = collections;
        this.appending = appending;
    }

    /// Adds the objects to every collection they belong to. What is there already for the same audience is not added again;
    /// who has these versions from an earlier publication of the origin, is not handed them again. Who is handed them and had
    /// what they no longer say, is told that it stands no longer, wherever they had it.
    @Transactional
    public void publish(Publication publication) {
        collections.make();
        var marking = marking(publication.tlp(), publication.sectors(), publication.added());
        var reach = reach(publication);
        if (reach.isEmpty()) return;
        var audience = audience(marking, reach.get());
        var everybody = audience(marking(Tlp.CLEAR, Set.of(), Set.of()), new Reach.Everybody());
        var added = new HashMap<Integer, List<Appending.Added>>();
        for (var collection : placesOf(publication)) {
            var here = added.computeIfAbsent(collection.number(), _ -> new ArrayList<>());
            Stream.concat(TlpMark.definitions().stream(), publication.common().stream())
                    .forEach(object -> here.add(Appending.Added.of(object, everybody, null)));
            publication.objects()
                    .forEach(object -> here.add(Appending.Added.of(object, audience, publication.origin())));
        }
        for (var gone : publication.gone())
            for (var who : newTo(gone, reach.get(), marking))
                tell(gone, who, added);
        // in the order of their numbers, in which everybody takes hold of them
        collections.all().stream().sorted(Comparator.comparingInt(Collection::number)).forEach(
                collection -> appending.append(collection, added.getOrDefault(collection.number(), List.of())));
    }

    /// In every collection where something stood that is gone.
    private void tell(Publication.Gone gone, int audience, Map<Integer, List<Appending.Added>> added) {
        record Stood(int collection, String id) {
        }
        var stood = jdbc.sql("select distinct collection, id from taxii.entry where origin = :origin")
                .param("origin", gone.origin())
                .query((row, n) -> new Stood(row.getInt("collection"), row.getString("id"))).set();
        for (var revoked : gone.revoked())
            for (var each : stood)
                if (each.id().equals(revoked.path("id").stringValue("")))
                    added.computeIfAbsent(each.collection(), _ -> new ArrayList<>())
                            .add(Appending.Added.of(revoked, audience, null));
    }

    /// Those of a reach who had what is gone and have not been told so, as audiences.
    private List<Integer> newTo(Publication.Gone gone, Reach reach, int marking) {
        var had = had(Set.of(gone.origin()));
        var told = had(gone.told());
        if (had.isEmpty() || isFor(told, "EVERYBODY")) return List.of();
        return switch (reach) {
            case Reach.Everybody _ -> had.stream()
                    .filter(each -> !each.reach().equals("CENTRE") || !isFor(told, "CENTRE"))
                    .map(Had::audience).toList();
            // a case is told once, and taken back as a whole
            case Reach.Circle _ -> List.of();
            case Reach.Centre _ -> (isFor(had, "EVERYBODY") || isFor(had, "CENTRE")) && !isFor(told, "CENTRE")
                    ? List.of(audience(marking, reach))
                    : List.of();
            case Reach.Named(var organisations) -> {
                var among = new HashSet<>(isFor(had, "EVERYBODY")
                        ? organisations
                        : holders(gone.origin(), organisations));
                gone.told().forEach(since -> among.removeAll(holders(since, organisations)));
                yield among.isEmpty() ? List.of() : List.of(audience(marking, new Reach.Named(among)));
            }
        };
    }

    private record Had(int audience, String reach) {
    }

    private static boolean isFor(List<Had> audiences, String reach) {
        return audiences.stream().anyMatch(each -> each.reach().equals(reach));
    }

    /// The audiences that had what was published of any of these.
    private List<Had> had(Set<UUID> origins) {
        return jdbc.sql("""
                select a.id, a.reach
                from taxii.audience a
                where a.id in (select e.audience from taxii.entry e where e.origin = any (:origins))
                order by a.id""").param("origins", origins.toArray(UUID[]::new))
                .query((row, n) -> new Had(row.getInt("id"), row.getString("reach"))).list();
    }

    /// Drills stand in a collection of their own, so that nobody takes them for earnest; so do cases, because not everybody knows
    /// that there are any.
    private List<Collection> placesOf(Publication publication) {
        var sectors = publication.sectors().stream().map(SectorCode::value).collect(Collectors.toSet());
        var isCase = publication.reach() instanceof Reach.Circle;
        var isReal = publication.occasion() == Occasion.REAL;
        var earlier = isCase ? Set.<Integer>of() : standing(publication);
        return collections.all().stream().filter(each -> switch (each.kind()) {
            case ALL -> !isCase && isReal;
            case DRILL -> !isCase && !isReal;
            case TLP -> !isCase && isReal && each.code().equals(publication.tlp().name());
            case SECTOR -> !isCase && isReal && sectors.contains(each.code());
            case PRODUCT -> !isCase && isReal && (publication.importance() == Importance.valueOf(each.code())
                    || earlier.contains(each.number()));
            case C4TAP -> isCase && isReal;
            case C4TAP_DRILL -> isCase && !isReal;
            case QUARANTINE -> false;
        }).sorted(Comparator.comparingInt(Collection::number)).toList();
    }

    /// The collections in which other versions of its report stand. Where a later report of a series is of another kind than the
    /// one before, who reads that kind alone must not be left with what no longer holds.
    private Set<Integer> standing(Publication publication) {
        return jdbc.sql("select distinct collection from taxii.entry where id = any(:ids)")
                .param("ids", publication.objects().stream().map(each -> each.id().toString())
                        .filter(each -> each.startsWith("report--")).toArray(String[]::new))
                .query(Integer.class).set();
    }

    /// Takes back what was made from an origin: it is gone, and everybody who could see it gets a version that says so.
    ///
    /// @param at when it was recalled
    /// @param name what is said in the place of a name
    /// @param later what later issues say that stand, by their ids, each with its version. Who has one of them, has it there. Who has
    ///        none, gets a version of it that says nothing any more, older than the later one: what is revoked has no later version,
    ///        and they are to be handed the later one
    @Transactional
    public void takeBack(UUID origin, Instant at, String name, Map<String, Instant> later) {
        var gone = jdbc.sql("""
                select distinct on (collection, id, audience) collection, id, audience, body,
                       array(select distinct o.audience from taxii.entry o
                             where o.collection = e.collection and o.id = e.id and o.origin <> :origin
                               and o.version > e.version
                             order by 1) as elsewhere
                from taxii.entry e
                where origin = :origin
                order by collection, id, audience, version desc""").param("origin", origin)
                .query((row, n) -> new Taken(row.getInt("collection"), row.getString("id"), row.getInt("audience"),
                        row.getString("body"), List.of((Integer[]) row.getArray("elsewhere").getArray())))
                .list();
        var withoutLater = new HashMap<List<Object>, Optional<Integer>>();
        for (var collection : collections.all()) {
            var mine = gone.stream().filter(each -> each.collection() == collection.number()).toList();
            if (mine.isEmpty()) continue;
            jdbc.sql("select from taxii.collection where number = :number for update")
                    .param("number", collection.number()).query(row -> {
                    });
            jdbc.sql("delete from taxii.entry where origin = :origin and collection = :collection")
                    .param("origin", origin).param("collection", collection.number()).update();
            jdbc.sql("update taxii.collection set edition = edition + 1 where number = :number")
                    .param("number", collection.number()).update();
            var told = new ArrayList<Appending.Added>();
            for (var each : mine) {
                var last = JsonMapper.shared().readTree(each.body());
                var standing = later.get(each.id());
                if (standing == null)
                    Revocations.of(last, at, name)
                            .ifPresent(json -> told.add(Appending.Added.of(json, each.audience(), null)));
                else
                    withoutLater.computeIfAbsent(List.of(each.audience(), each.elsewhere()), _ -> without(each))
                            .ifPresent(audience -> Revocations.emptied(last, name, standing)
                                    .ifPresent(json -> told.add(Appending.Added.of(json, audience, null))));
            }
            appending.append(collection, told);
        }
    }

    /// The same of what nothing comes after.
    @Transactional
    public void takeBack(UUID origin, Instant at, String name) {
        takeBack(origin, at, name, Map.of());
    }

    /// What is taken back from an audience.
    ///
    /// @param elsewhere the audiences that have it from a later issue
    private record Taken(int collection, String id, int audience, String body, List<Integer> elsewhere) {
    }

    /// Those of an audience who do not have it from a later issue.
    private Optional<Integer> without(Taken taken) {
        record Whom(int id, int marking, String reach) {
        }
        var whom = jdbc.sql("select id, marking, reach from taxii.audience where id = any (:audiences)")
                .param("audiences", Stream.concat(Stream.of(taken.audience()), taken.elsewhere().stream())
                        .toArray(Integer[]::new))
                .query((row, n) -> new Whom(row.getInt("id"), row.getInt("marking"), row.getString("reach"))).list();
        var own = whom.stream().filter(each -> each.id() == taken.audience()).findFirst().orElseThrow();
        var others = whom.stream().filter(each -> taken.elsewhere().contains(each.id())).map(Whom::reach)
                .collect(Collectors.toSet());
        if (others.contains("EVERYBODY") || others.contains(own.reach()) && !own.reach().equals("NAMED"))
            return Optional.empty();
        if (!own.reach().equals("NAMED")) return Optional.of(own.id());
        var left = new HashSet<>(named(List.of(own.id())));
        left.removeAll(named(taken.elsewhere()));
        return left.isEmpty() ? Optional.empty() : Optional.of(audience(own.marking(), new Reach.Named(left)));
    }

    private Set<OrganisationId> named(List<Integer> audiences) {
        return jdbc.sql("select distinct organisation from taxii.named where audience = any (:audiences)")
                .param("audiences", audiences.toArray(Integer[]::new))
                .query((row, n) -> new OrganisationId(row.getString(1))).set();
    }

    /// Who of these organisations has something of an origin already.
    private Set<OrganisationId> holders(UUID origin, Set<OrganisationId> among) {
        // in two steps: of a join the database expects too little and reads every name there is
        var audiences = jdbc.sql("select distinct audience from taxii.entry where origin = :origin")
                .param("origin", origin).query(Integer.class).list();
        return Set.copyOf(jdbc.sql("""
                select distinct organisation from taxii.named
                where organisation = any (:organisations) and audience = any (:audiences)""")
                .param("organisations", among.stream().map(OrganisationId::value).toArray(String[]::new))
                .param("audiences", audiences.toArray(Integer[]::new))
                .query((row, n) -> new OrganisationId(row.getString(1))).list());
    }

    /// Whom it is new to; empty when it is nobody.
    private Optional<Reach> reach(Publication publication) {
        if (!(publication.reach() instanceof Reach.Named(var organisations))) return Optional.of(publication.reach());
        var left = new HashSet<>(organisations);
        left.removeAll(holders(publication.origin(), organisations));
        return left.isEmpty() ? Optional.empty() : Optional.of(new Reach.Named(left));
    }

    /// What a marking is kept as. Looked for before it is put in: to put in what is there already would hold up everybody who
    /// sends anything with the same marking until this transaction is over.
    int marking(Tlp tlp, Set<SectorCode> sectors, Set<OrganisationId> added) {
        var words = Map.<String, Object>of("tlp", tlp.name(), "sectors",
                sectors.stream().map(SectorCode::value).sorted().toArray(String[]::new), "added",
                added.stream().map(OrganisationId::value).sorted().toArray(String[]::new));
        return kept("""
                select id from taxii.marking
                where tlp = :tlp and sectors = :sectors::text[] and added = :added::text[]""", words, """
                insert into taxii.marking (tlp, sectors, added) values (:tlp, :sectors, :added)
                on conflict do nothing returning id""").id();
    }

    int audience(int marking, Reach reach) {
        var named = reach instanceof Reach.Named(var organisations)
                ? organisations.stream().map(OrganisationId::value).sorted().toList()
                : List.<String>of();
        var key = named.isEmpty() ? "" : Sha256.hex(String.join("\n", named).getBytes(StandardCharsets.UTF_8));
        var words = Map.<String, Object>of("marking", marking, "key", key, "reach", switch (reach) {
            case Reach.Everybody _ -> "EVERYBODY";
            case Reach.Centre _ -> "CENTRE";
            case Reach.Circle _ -> "CIRCLE";
            case Reach.Named _ -> "NAMED";
        });
        var audience = kept("select id from taxii.audience where marking = :marking and reach = :reach and key = :key",
                words, """
                        insert into taxii.audience (marking, reach, key) values (:marking, :reach, :key)
                        on conflict do nothing returning id""");
        if (audience.isNew()) name(named, audience.id());
        return audience.id();
    }

    private void name(List<String> organisations, int audience) {
        jdbc.sql("""
                insert into taxii.named (organisation, audience)
                select organisation, :audience from unnest(:organisations::text[]) as organisation""")
                .param("audience", audience).param("organisations", organisations.toArray(String[]::new)).update();
    }

    /// A row that is there once.
    private record Kept(int id, boolean isNew) {
    }

    /// Who puts in the same at the same time is waited for, and has it then.
    private Kept kept(String find, Map<String, Object> words, String putIn) {
        return id(find, words).map(id -> new Kept(id, false))
                .or(() -> id(putIn, words).map(id -> new Kept(id, true)))
                .orElseGet(() -> new Kept(id(find, words).orElseThrow(), false));
    }

    private Optional<Integer> id(String sql, Map<String, Object> words) {
        return jdbc.sql(sql).params(words).query(Integer.class).optional();
    }
}
