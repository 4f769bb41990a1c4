package dev.noroshi.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// The TAXII server with 1,000,000 objects (or `-Dobjects=…`) under the sharing rule, asked over 32 connections, beside nginx serving
/// the same bytes from files (`apt-get install nginx-light`; without it that column stays empty).
final class Taxii {

    private static final int CONNECTIONS = 32;
    private static final int OBJECTS = Integer.getInteger("objects", 1_000_000);
    private static final long SECONDS = Integer.getInteger("seconds", 8);
    private static final String TYPE = "application/taxii+json;version=2.1";
    private static final String ROOT = "/taxii2/noroshi/collections/";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"[^{}]*?\"alias\":\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final Program program;
    private final Path folder;

    Taxii(Program program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    void run() throws Exception {
        var reader = program.account("ministry", "");
        var home = program.url();
        var headers = new String[]{"Authorization", "Bearer " + reader.get(2), "Accept", TYPE};
        var all = collection(home, headers, "all");
        try (var connection = program.database()) {
            fill(connection, all);
        }
        Thread.sleep(1_500); // what was remembered of before
        var page = "/objects/?limit=100";
        try (var beside = Nginx.start(folder)) {
            var one = get(home + ROOT + all + page, headers);
            beside.put("page", one);
            var object = Pattern.compile("\"id\":\"(indicator--[^\"]+)\"").matcher(one);
            if (!object.find()) throw new IllegalStateException("No object on the first page: " + one);
            beside.put("object", get(home + ROOT + all + "/objects/" + object.group(1) + "/", headers));
            beside.put("manifest", get(home + ROOT + all + "/manifest/?limit=100", headers));
            measure("page of 100 of " + OBJECTS + " objects, the same", home + ROOT + all + page, headers, beside.url("page"));
            measure("one object by its id, the same", home + ROOT + all + "/objects/" + object.group(1) + "/", headers,
                    beside.url("object"));
            measure("manifest of 100, the same", home + ROOT + all + "/manifest/?limit=100", headers,
                    beside.url("manifest"));
            var pages = pages(home + ROOT + all + page, headers);
            print("pages of 100, 400 different ones", load(n -> request(pages.get((int) (n % pages.size())), headers)), null);
            var ids = ids();
            print("one object by its id, 5,000 different ones",
                    load(n -> request(home + ROOT + all + "/objects/" + ids.get((int) (n % ids.size())) + "/", headers)), null);
        }
        post(home);
    }

    private static void measure(String what, String url, String[] headers, String beside) throws Exception {
        var ours = load(n -> request(url, headers));
        print(what, ours, beside == null ? null : load(n -> request(beside)));
    }

    /// Envelopes of 1,000 objects, over 4 connections.
    private void post(String home) throws Exception {
        var sender = program.account("operator-manager", "");
        var headers = new String[]{"Authorization", "Bearer " + sender.get(2), "Accept", TYPE, "Content-Type", TYPE};
        var found = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"[^{}]*?\"can_write\":true")
                .matcher(get(home + ROOT, Arrays.copyOf(headers, 4)));
        if (!found.find()) throw new IllegalStateException("No collection to write to");
        var url = home + ROOT + found.group(1) + "/objects/";
        var sent = new AtomicLong();
        var client = HttpClient.newHttpClient();
        for (var round = 0; round < 2; round++) {
            sent.set(0);
            var end = System.nanoTime() + SECONDS * 1_000_000_000L;
            var begin = System.nanoTime();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var work = new ArrayList<java.util.concurrent.Future<?>>();
                for (var i = 0; i < 4; i++)
                    work.add(threads.submit(() -> {
                        while (System.nanoTime() < end) {
                            var request = HttpRequest.newBuilder(URI.create(url)).headers(headers)
                                    .POST(HttpRequest.BodyPublishers.ofString(envelope())).build();
                            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                            if (answer.statusCode() != 202 || !answer.body().contains("\"success_count\":1000"))
                                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                            sent.addAndGet(1_000);
                        }
                        return null;
                    }));
                for (var each : work)
                    each.get();
            }
            if (round == 1)
                System.out.printf("POST of envelopes of 1,000 objects, 4 connections: %,.0f objects/s kept%n",
                        sent.get() * 1e9 / (System.nanoTime() - begin));
        }
    }

    private static String envelope() {
        var text = new StringBuilder("{\"objects\":[");
        for (var i = 0; i < 1_000; i++)
            text.append(i == 0 ? "" : ",").append(indicator("indicator--" + UUID.randomUUID()));
        return text.append("]}").toString();
    }

    private static String indicator(String id) {
        return "{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"" + id
                + "\",\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"2026-01-01T00:00:00.000Z\",\"name\":\"Address of a server that"
                + " steers infected machines\",\"pattern\":\"[ipv4-addr:value = '198.51.100.7']\",\"pattern_type\":\"stix\",\"valid_from\":\"2026-01-01T00:00:00Z\"}";
    }

    // ---- filling ----

    /// Objects of 700 bytes of many audiences, of which the ministry belongs to a half.
    private static void fill(Connection connection, String collection) throws Exception {
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
            statement.execute("""
                    insert into taxii.entry (collection, added, audience, id, type, spec_version, version, is_alone, is_versioned, body)
                    select c.number, c.last_added + n * interval '1 microsecond', x.ids[1 + mod(n, 200)],
                           'indicator--' || u.id, 'indicator', '2.1', '2026-01-01Z', true, true,
                           '{"type":"indicator","spec_version":"2.1","id":"indicator--' || u.id || '","created":"2026-01-01T00:00:00.000Z",'
                           || '"modified":"2026-01-01T00:00:00.000Z","name":"' || repeat('x', 420)
                           || '","pattern":"[ipv4-addr:value = ''198.51.100.7'']","pattern_type":"stix","valid_from":"2026-01-01T00:00:00Z"}'
                    from taxii.collection c, generate_series(1, %d) n,
                         lateral (select array_agg(id order by id) ids from taxii.audience where key like 'bench-%%') x,
                         lateral (select md5(n::text)::uuid id) u
                    where c.id = '%s'""".formatted(OBJECTS, collection));
            statement.execute("update taxii.collection c set last_added = (select max(added) from taxii.entry e where e.collection = c.number), edition = edition + 1 where c.id = '"
                    + collection + "'");
            statement.execute("vacuum analyze taxii.entry");
            statement.execute("analyze taxii.audience");
            statement.execute("analyze taxii.named");
        }
    }

    private List<String> pages(String first, String[] headers) throws Exception {
        var pages = new ArrayList<>(List.of(first));
        while (pages.size() < 400) {
            var next = NEXT.matcher(get(pages.getLast(), headers));
            if (!next.find()) break;
            pages.add(first + "&next=" + next.group(1));
        }
        return pages;
    }

    private List<String> ids() throws Exception {
        var ids = new ArrayList<String>();
        try (var connection = program.database(); var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select e.id from taxii.entry e join taxii.named n on n.audience = e.audience
                        where e.collection = (select number from taxii.collection where kind = 'ALL') and e.type = 'indicator'
                        limit 5000""")) {
            while (row.next())
                ids.add(row.getString(1));
        }
        return ids;
    }

    private static String collection(String home, String[] headers, String alias) throws Exception {
        var found = ID.matcher(get(home + ROOT, headers));
        while (found.find())
            if (found.group(2).equals(alias)) return found.group(1);
        throw new IllegalStateException("No collection " + alias);
    }

    // ---- asking ----

    private interface Asked {
        HttpRequest of(long n);
    }

    private record Load(double perSecond, double median, double p99) {
    }

    private static HttpRequest request(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private static String get(String url, String... headers) throws Exception {
        var answer = HttpClient.newHttpClient().send(request(url, headers), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(url + " answered " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    /// Half the time to warm up, then as many requests as are answered.
    private static Load load(Asked asked) throws Exception {
        once(asked, SECONDS / 2);
        return once(asked, SECONDS);
    }

    private static Load once(Asked asked, long seconds) throws Exception {
        var number = new AtomicLong();
        var times = java.util.Collections.synchronizedList(new ArrayList<long[]>());
        var begin = System.nanoTime();
        var end = begin + seconds * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var work = new ArrayList<java.util.concurrent.Future<?>>();
            for (var i = 0; i < CONNECTIONS; i++)
                work.add(threads.submit(() -> {
                    var mine = new long[4_000_000 / CONNECTIONS];
                    var count = 0;
                    try (var connection = new PlainConnection(asked.of(0).uri())) {
                        while (System.nanoTime() < end && count < mine.length) {
                            var sent = System.nanoTime();
                            connection.get(asked.of(number.getAndIncrement()));
                            mine[count++] = System.nanoTime() - sent;
                        }
                    }
                    times.add(Arrays.copyOf(mine, count));
                    return null;
                }));
            for (var each : work)
                each.get();
        }
        var all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) throw new IllegalStateException("Nothing was answered");
        return new Load(all.length * 1e9 / (System.nanoTime() - begin), all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6);
    }

    private static void print(String what, Load ours, Load beside) {
        System.out.printf("%-55s %,9.0f/s  median %6.2f ms  p99 %7.2f ms", what, ours.perSecond, ours.median, ours.p99);
        if (beside != null)
            System.out.printf("  nginx %,9.0f/s (%.2f ×)  p99 %6.2f ms", beside.perSecond, ours.perSecond / beside.perSecond, beside.p99);
        System.out.println();
        LockSupport.parkNanos(200_000_000);
    }
}
