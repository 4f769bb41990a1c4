package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The files that go with advisories (別紙).
@Component
class Annexes {

    private final JdbcClient jdbc;
    private final Clock clock;

    Annexes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID keep(UUID series, AnnexFile file, Caller caller) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into advisory.annex (id, series, name, media_type, size, content, added_by, added_at)
                values (:id, :series, :name, :type, :size, :content, :by, :now)""").param("id", id)
                .param("series", series).param("name", file.name()).param("type", file.mediaType())
                .param("size", file.content().length).param("content", file.content())
                .param("by", caller.person().value()).param("now", Moments.column(clock.instant())).update();
        return id;
    }

    /// Names and sizes, in the order of the ids.
    List<AnnexEntry> entries(List<UUID> ids) {
        return jdbc.sql("select id, name, media_type, size from advisory.annex where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> new AnnexEntry(row.getObject("id", UUID.class), row.getString("name"),
                        row.getString("media_type"), row.getInt("size")))
                .list().stream().sorted(Comparator.comparingInt(entry -> ids.indexOf(entry.id()))).toList();
    }

    Optional<AnnexFile> file(UUID id) {
        return jdbc.sql("select name, media_type, content from advisory.annex where id = :id").param("id", id)
                .query((row, n) -> new AnnexFile(row.getString("name"), row.getString("media_type"),
                        row.getBytes("content")))
                .optional();
    }

    /// A version may list files of its own series only.
    List<Problem> problems(UUID series, Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        var known = jdbc.sql("select id from advisory.annex where series = :series").param("series", series)
                .query(UUID.class).list();
        var problems = new ArrayList<Problem>();
        for (var id : ids)
            if (!known.contains(id)) problems.add(Problem.of("annexes", "advisory.annex.unknown", id.toString()));
        return problems;
    }
}
