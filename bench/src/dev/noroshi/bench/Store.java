package dev.noroshi.bench;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Fills a collection with objects of 700 bytes of 200 audiences, of which the ministry belongs to a half; in bulk, since by
/// the door a million would take minutes.
record Store(Connection connection, String collection) {

    /// At once, so that a large fill shows how far it is.
    private static final int PART = 500_000;

    void audiences() throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("insert into taxii.marking (tlp, sectors, added) values ('GREEN', '{}', '{}') on conflict do nothing");
            statement.execute("""
                    insert into taxii.audience (marking, reach, key)
                    select m.id, 'NAMED', 'bench-' || n from taxii.marking m, generate_series(1, 200) n
                    where m.tlp = 'GREEN' and m.sectors = '{}' and m.added = '{}'""");
            statement.execute("""
                    insert into taxii.named (organisation, audience)
                    select o.code, a.id from taxii.audience a, directory.organisation o
                    where a.key like 'bench-%' and o.actor_class = 'responsible-ministry' and a.id % 2 = 0""");
            statement.execute("analyze taxii.audience");
            statement.execute("analyze taxii.named");
        }
    }

    /// Puts in the objects with the numbers from the first up to, but without, the last.
    void fill(int first, int last) throws Exception {
        var began = System.nanoTime();
        try (var statement = connection.createStatement()) {
            for (var from = first; from < last; from += PART)
                part(statement, from, Math.min(from + PART, last));
            statement.execute("vacuum analyze taxii.entry");
        }
        System.out.printf("%,d objects put in within %.0f s%n", last - first, (System.nanoTime() - began) / 1e9);
    }

    private void part(Statement statement, int from, int to) throws Exception {
        statement.execute("""
                insert into taxii.entry (collection, added, audience, id, type, spec_version, version, is_alone, is_versioned, body)
                select c.number, c.last_added + (n - %1$d + 1) * interval '1 microsecond', x.ids[1 + mod(n, 200)],
                       'indicator--' || u.id, 'indicator', '2.1', '2026-01-01Z', true, true, %4$s
                from taxii.collection c, generate_series(%1$d, %2$d - 1) n,
                     lateral (select array_agg(id order by id) ids from taxii.audience where key like 'bench-%%') x,
                     lateral (select md5(n::text)::uuid id) u
                where c.id = '%3$s'""".formatted(from, to, collection, BODY));
        statement.execute("""
                update taxii.collection c
                set last_added = (select max(added) from taxii.entry e where e.collection = c.number), edition = edition + 1
                where c.id = '%s'""".formatted(collection));
    }

    /// The same in every server.
    static final String BODY = """
            '{"type":"indicator","spec_version":"2.1","id":"indicator--' || u.id || '","created":"2026-01-01T00:00:00.000Z",'
            || '"modified":"2026-01-01T00:00:00.000Z","name":"' || repeat('x', 420)
            || '","pattern":"[ipv4-addr:value = ''198.51.100.7'']","pattern_type":"stix","valid_from":"2026-01-01T00:00:00Z"}'
            """;

    /// Times spread over the whole collection, each behind another object.
    List<Instant> places(int count) throws Exception {
        var places = new ArrayList<Instant>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select min + (max - min) * n / %d
                        from (select min(e.added) as min, max(e.added) - interval '1 millisecond' as max
                              from taxii.entry e join taxii.collection c on c.number = e.collection
                              where c.id = '%s' and e.type = 'indicator' and e.origin is null) s,
                             generate_series(0, %d - 1) n""".formatted(count, collection, count))) {
            while (row.next())
                places.add(row.getObject(1, java.time.OffsetDateTime.class).toInstant());
        }
        return places;
    }

    /// Objects the ministry sees, spread likewise.
    List<String> ids(int count, int objects) throws Exception {
        var ids = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select distinct e.id
                        from generate_series(1, %d) n,
                             lateral (select md5((n::bigint * %d / %d + mod(n, 199))::text)::uuid id) u
                        join taxii.entry e on e.id = 'indicator--' || u.id
                             and e.collection = (select number from taxii.collection where id = '%s')
                        join taxii.named m on m.audience = e.audience""".formatted(count * 2, objects, count * 2, collection))) {
            while (row.next())
                ids.add(row.getString(1));
        }
        return ids;
    }
}
