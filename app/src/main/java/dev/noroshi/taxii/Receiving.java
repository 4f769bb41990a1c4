package dev.noroshi.taxii;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.words.Words;
import dev.noroshi.stix.ReadObject;
import dev.noroshi.taxii.Publication.Reach;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes in what machines send: into the quarantine of their organisation, seen by itself and the centre alone.
@Component
@Crossing("what a partner sends, into its quarantine, which the centre sees too")
class Receiving {

    /// A status is told for a day at least (section 4.3); we keep it for two.
    private static final int KEPT_DAYS = 2;

    private final JdbcClient jdbc;
    private final Feed feed;
    private final Appending appending;
    private final Quarantine quarantine;
    private final Directory directory;
    private final Words words;
    private final Audit audit;
    private final Clock clock;

    Receiving(JdbcClient jdbc, Feed feed, Appending appending, Quarantine quarantine, Directory directory, Words words,
            Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.feed = feed;
        this.appending = appending;
        this.quarantine = quarantine;
        this.directory = directory;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    /// Keeps the sound objects for which there is room, and what became of each; what is there already counts as kept.
    ///
    /// @return the status resource (section 4.3.1)
    @Transactional
    public String take(Caller sender, Collection collection, List<ReadObject> sent, Language language) {
        var objects = quarantine.fitting(collection, sent);
        var sound = objects.stream().filter(ReadObject.Sound.class::isInstance).map(ReadObject.Sound.class::cast)
                .toList();
        var id = UUID.randomUUID();
        audit.record(sender.person(), sender.organisation(), "taxii.receive", id.toString());
        jdbc.sql("delete from taxii.status where asked_at < :then")
                .param("then", keptSince()).update();
        var audiences = sound.stream().map(Receiving::mark).distinct()
                .collect(Collectors.toMap(mark -> mark, mark -> audience(sender.organisation(), mark)));
        var added = sound.stream().map(each -> new Appending.Added(each.id(), each.type(), each.spec(),
                each.version().orElse(null), audiences.getOrDefault(mark(each), 0), null, each.text())).toList();
        var versions = appending.append(collection, added);
        var status = status(id, objects, versions, language).toString();
        jdbc.sql("""
                insert into taxii.status (id, collection, organisation, asked_at, body)
                values (:id, :collection, :organisation, :now, :body)""").param("id", id)
                .param("collection", collection.number()).param("organisation", sender.organisation().value())
                .param("now", OffsetDateTime.now(clock)).param("body", status).update();
        return status;
    }

    /// A status older than this is told no more.
    OffsetDateTime keptSince() {
        return OffsetDateTime.now(clock).minusDays(KEPT_DAYS);
    }

    /// Until somebody has looked at it, it goes to nobody; RED stays RED.
    static Tlp mark(ReadObject.Sound object) {
        return object.tlp().orElse(Tlp.AMBER_STRICT).narrowest(Tlp.AMBER_STRICT);
    }

    private int audience(OrganisationId sender, Tlp tlp) {
        var centre = directory.centre(LocalDate.now(clock)).id();
        // the centre has a quarantine too
        var readers = Stream.of(sender, centre).collect(Collectors.toUnmodifiableSet());
        return feed.audience(feed.marking(tlp, Set.of(), Set.of(sender)), new Reach.Named(readers));
    }

    private ObjectNode status(UUID id, List<ReadObject> objects, List<Instant> versions, Language language) {
        var json = JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("status", "complete")
                .put("request_timestamp", Times.write(clock.instant())).put("total_count", objects.size());
        var successes = new ArrayList<ObjectNode>();
        var failures = new ArrayList<ObjectNode>();
        for (var object : objects)
            switch (object) {
            case ReadObject.Sound sound -> successes
                    .add(detail(sound.id(), Pager.version(versions.get(successes.size()))));
            case ReadObject.Unsound unsound -> failures.add(detail(unsound.id(),
                    unsound.version().isEmpty() ? Times.write(clock.instant()) : unsound.version())
                    .put("message", message(unsound.problems(), language)));
            }
        json.put("success_count", successes.size());
        // empty lists are left out (section 2)
        if (!successes.isEmpty()) json.putArray("successes").addAll(successes);
        json.put("failure_count", failures.size());
        if (!failures.isEmpty()) json.putArray("failures").addAll(failures);
        return json.put("pending_count", 0);
    }

    private static ObjectNode detail(String id, String version) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("version", version);
    }

    private String message(List<Problem> problems, Language language) {
        return problems.stream().map(each -> words.say(language, "problem." + each.code(), each.details().toArray()))
                .collect(Collectors.joining(" "));
    }

    /// Takes versions of an object out of a quarantine.
    ///
    /// @return whether there was one
    @Transactional
    public boolean remove(Caller owner, Collection collection, String id, Asked asked) {
        var given = new java.util.HashMap<String, Object>();
        var sql = new StringBuilder("""
                delete from taxii.entry e
                where e.collection = :collection and e.id = :id
                """);
        given.put("collection", collection.number());
        given.put("id", id);
        Removal.narrow(sql, given, asked);
        var removed = jdbc.sql(sql.toString()).params(given).update();
        if (removed > 0) {
            jdbc.sql("update taxii.collection set edition = edition + 1 where number = :number")
                    .param("number", collection.number()).update();
            audit.record(owner.person(), owner.organisation(), "taxii.delete", collection.id().toString());
        }
        return removed > 0;
    }
}
