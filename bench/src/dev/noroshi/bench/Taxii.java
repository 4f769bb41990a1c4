package dev.noroshi.bench;

import dev.noroshi.bench.PlainConnection.Question;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// The TAXII server with 1,000,000 objects (or `objects=…`) under the sharing rule, asked over 32 connections, by turns with nginx
/// serving the same bytes from files (`apt-get install nginx-light`) and with OpenTAXII (see [OpenTaxii]); a peer that is not there
/// is said so in its row. Limits are those the project set itself.
final class Taxii {

    static final String TYPE = "application/taxii+json;version=2.1";

    private static final int CONNECTIONS = 32;
    private static final int SENDERS = 4;
    private static final int OBJECTS = Integer.getInteger("objects", 1_000_000);
    /// What the cost of a page is compared with.
    private static final int FEW = Math.min(Integer.getInteger("few", 100_000), OBJECTS / 2);
    private static final double SECONDS = Integer.getInteger("seconds", 4);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    /// `read`, `post` or `cost` leaves the others out.
    private static final String ONLY = System.getProperty("only", "");
    private static final int DIFFERENT = 400;
    private static final String ROOT = "/taxii2/noroshi/collections/";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"[^{}]*?\"alias\":\"([^\"]+)\"");
    private static final Pattern OBJECT = Pattern.compile("\"id\":\"(indicator--[^\"]+)\"");

    private final Path jar;
    private final Program program;
    private final Path folder;
    private final TaxiiTable table = new TaxiiTable();
    private final HttpClient client = HttpClient.newHttpClient();

    Taxii(Path jar, Program program, Path folder) {
        this.jar = jar;
        this.program = program;
        this.folder = folder;
    }

    void run() throws Exception {
        var headers = headers(program);
        var root = program.url() + ROOT;
        var all = root + collection(root, headers, "all");
        try (var connection = program.database()) {
            var store = filled(connection, all.substring(root.length()), OBJECTS);
            if (wants("cost")) pageCost(fromEverywhere(store, all, headers));
            if (wants("read") || wants("post")) besidePeers(store, root, all, headers);
        }
        table.print();
    }

    private void besidePeers(Store store, String root, String all, String[] headers) throws Exception {
        try (var nginx = Nginx.start(folder); var open = OpenTaxii.start(program, folder, Math.min(OBJECTS, 100_000))) {
            program.writeOut();
            if (wants("read")) read(store, all, headers, nginx, open);
            if (wants("post")) post(root, open);
        }
    }

    private static boolean wants(String part) {
        return ONLY.isEmpty() || ONLY.equals(part);
    }

    /// What a ministry asks with.
    private static String[] headers(Program program) throws Exception {
        return new String[]{"Authorization", "Bearer " + program.account("ministry", "").get(2), "Accept", TYPE};
    }

    private static Store filled(Connection connection, String collection, int objects) throws Exception {
        var store = new Store(connection, collection);
        store.audiences();
        store.fill(0, objects);
        return store;
    }

    /// One caller, by turns with the same of a second program that has few objects.
    private void pageCost(List<Question> ofMany) throws Exception {
        Bench.with(jar, (small, _) -> {
            var headers = headers(small);
            var root = small.url() + ROOT;
            var all = root + collection(root, headers, "all");
            try (var connection = small.database()) {
                var ofFew = fromEverywhere(filled(connection, all.substring(root.length()), FEW), all, headers);
                small.writeOut();
                program.writeOut();
                // one caller leaves a core free for whatever else there is: many short rounds, so that it falls on both
                var loads = Load.byTurns(1, SECONDS / 2, 3 * ROUNDS, List.of(ofFew, ofMany));
                var few = loads.getFirst().median();
                var many = loads.getLast().median();
                table.most("a page of 100, one caller, at %,d objects".formatted(OBJECTS), many / few, "×",
                        "%.2f ms, at %,d objects %.2f ms".formatted(many, FEW, few), 1.2);
            }
        }, Reach.QUIET);
    }

    /// Pages from all over the store, in no order, more than are asked for: none is ready from before.
    private static List<Question> fromEverywhere(Store store, String all, String[] headers) throws Exception {
        var pages = new ArrayList<>(store.places(50_000).stream()
                .map(place -> Question.of(all + "/objects/?limit=100&added_after=" + place, headers)).toList());
        Collections.shuffle(pages, new Random(1));
        return pages;
    }

    private void read(Store store, String all, String[] headers, Nginx nginx, OpenTaxii open) throws Exception {
        var page = get(all + "/objects/?limit=100", headers);
        var found = OBJECT.matcher(page);
        if (!found.find()) throw new IllegalStateException("No object on the first page: " + page);
        var object = all + "/objects/" + found.group(1) + "/";
        var asked = Question.of(all + "/objects/?limit=100", headers);
        beside("one page of 100 of %,d, again and again".formatted(OBJECTS), List.of(asked),
                nginx.put("page", page) ? List.of(Question.of(nginx.url("page"))) : List.of(), "nginx", 0.5);
        var pages = store.places(DIFFERENT).stream().map(place -> all + "/objects/?limit=100&added_after=" + place).toList();
        beside(DIFFERENT + " different pages of 100", pages.stream().map(each -> Question.of(each, headers)).toList(), files(nginx, "page", pages, headers),
                "nginx", 0.5);
        beside("one page of 100, again and again", List.of(asked), open.isThere() ? List.of(Question.of(open.url() + "/objects/?limit=100", open.headers())) : List.of(),
                "OpenTAXII", 40);
        beside("one object by its id, again and again", List.of(Question.of(object, headers)),
                nginx.put("object", get(object, headers)) ? List.of(Question.of(nginx.url("object"))) : List.of(), "nginx", 0.4);
        var objects = store.ids(5_000, OBJECTS).stream().map(id -> all + "/objects/" + id + "/").toList();
        beside("%,d different objects by id".formatted(objects.size()), objects.stream().map(each -> Question.of(each, headers)).toList(),
                files(nginx, "object", objects.subList(0, DIFFERENT), headers), "nginx", 0.4);
        beside("one manifest of 100, again and again", List.of(Question.of(all + "/manifest/?limit=100", headers)),
                nginx.put("manifest", get(all + "/manifest/?limit=100", headers)) ? List.of(Question.of(nginx.url("manifest"))) : List.of(), "nginx", 0.4);
        var manifests = pages.stream().map(each -> each.replace("/objects/", "/manifest/")).toList();
        beside(DIFFERENT + " different manifests of 100", manifests.stream().map(each -> Question.of(each, headers)).toList(),
                files(nginx, "manifest", manifests, headers), "nginx", 0.4);
    }

    private List<Question> files(Nginx nginx, String name, List<String> addresses, String[] headers) throws Exception {
        var files = new ArrayList<Question>();
        for (var i = 0; i < addresses.size(); i++)
            if (nginx.put(name + i, get(addresses.get(i), headers))) files.add(Question.of(nginx.url(name + i)));
        return files;
    }

    private void beside(String what, List<Question> ours, List<Question> theirs, String whom, double limit) throws Exception {
        var loads = Load.byTurns(CONNECTIONS, SECONDS, ROUNDS, theirs.isEmpty() ? List.of(ours) : List.of(ours, theirs));
        table.beside(what, whom, loads.getFirst(), theirs.isEmpty() ? null : loads.get(1), limit);
        if (whom.equals("nginx")) table.most("  its p99 at " + CONNECTIONS + " connections", loads.getFirst().p99(), "ms", "", 50);
    }

    /// Envelopes of 1,000 objects that nobody has sent before, over a few connections, by turns with the peer.
    private void post(String root, OpenTaxii open) throws Exception {
        var sender = program.account("operator-manager", "");
        var headers = new String[]{"Authorization", "Bearer " + sender.get(2), "Accept", TYPE, "Content-Type", TYPE};
        var found = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"[^{}]*?\"can_write\":true").matcher(get(root, Arrays.copyOf(headers, 4)));
        if (!found.find()) throw new IllegalStateException("No collection to write to");
        var url = root + found.group(1) + "/objects/";
        sent(url, headers); // to warm up
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            ours.add(sent(url, headers));
            if (open.isThere()) theirs.add(sent(open.url() + "/objects/", open.headers("Content-Type", TYPE)));
        }
        var beside = theirs.isEmpty() ? "OpenTAXII: not there" : "OpenTAXII %,.0f objects/s".formatted(middle(theirs));
        table.least("envelopes of 1,000 objects sent over %d connections".formatted(SENDERS), middle(ours), "objects/s", beside, 10_000);
    }

    private static double middle(List<Double> rounds) {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    /// @return objects kept a second
    private double sent(String url, String[] headers) throws Exception {
        var sent = new AtomicLong();
        var begin = System.nanoTime();
        var end = begin + (long) (2 * SECONDS * 1e9);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            for (var i = 0; i < SENDERS; i++)
                work.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        var request = HttpRequest.newBuilder(URI.create(url)).headers(headers)
                                .POST(HttpRequest.BodyPublishers.ofString(envelope())).build();
                        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                        if (answer.statusCode() != 202 || !answer.body().replace(" ", "").contains("\"success_count\":1000"))
                            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                        sent.addAndGet(1_000);
                    }
                    return null;
                }));
            for (var each : work)
                each.get();
        }
        return sent.get() * 1e9 / (System.nanoTime() - begin);
    }

    private static String envelope() {
        var text = new StringBuilder("{\"objects\":[");
        for (var i = 0; i < 1_000; i++)
            text.append(i == 0 ? "" : ",").append("{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"indicator--").append(UUID.randomUUID())
                    .append("\",\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"2026-01-01T00:00:00.000Z\",\"name\":\"Address of a server that"
                            + " steers infected machines\",\"pattern\":\"[ipv4-addr:value = '198.51.100.7']\",\"pattern_type\":\"stix\","
                            + "\"valid_from\":\"2026-01-01T00:00:00Z\"}");
        return text.append("]}").toString();
    }

    private String collection(String root, String[] headers, String alias) throws Exception {
        var found = ID.matcher(get(root, headers));
        while (found.find())
            if (found.group(2).equals(alias)) return found.group(1);
        throw new IllegalStateException("No collection " + alias);
    }

    private String get(String url, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).headers(headers).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(url + " answered " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }
}
