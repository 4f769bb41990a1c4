package dev.noroshi.e2e;

import static dev.noroshi.e2e.Taxii.assertError;
import static dev.noroshi.e2e.Taxii.header;
import static dev.noroshi.e2e.Taxii.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The conformance suite of TAXII 2.1, rows 7 to 17, 25 and 27 of docs/taxii.md: pages, their order, and the conditions.
class TaxiiPagesTest {

    private static final String MICROSECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    private final Product product = Product.shared();
    private Account sender;
    private Taxii machine;
    private String own;

    @BeforeEach
    void somebodyWhoHasSentNothingYet() {
        sender = Taxii.somebodyNew(product);
        machine = Taxii.as(product, sender);
        own = machine.own();
    }

    private List<String> sent(int count) {
        var ids = Stix.ids(count);
        machine.put(own, ids.stream().map(Stix::indicator).toList());
        return ids;
    }

    private JsonNode objects(String query) {
        return machine.page(own + "objects/" + query);
    }

    private static List<String> idsOf(JsonNode page) {
        return ids(page.path("objects"));
    }

    @Test
    void row07_moreIsSaidWhileAnythingIsLeftAndNotAfterwards() {
        var ids = sent(7);
        var first = objects("?limit=3");
        assertThat(idsOf(first)).isEqualTo(ids.subList(0, 3));
        assertThat(first.get("more").asBoolean()).isTrue();
        var second = objects("?limit=3&next=" + first.get("next").asString());
        assertThat(idsOf(second)).isEqualTo(ids.subList(3, 6));
        var last = objects("?limit=3&next=" + second.get("next").asString());
        assertThat(idsOf(last)).isEqualTo(ids.subList(6, 7));
        assertThat(last.has("more")).isFalse();
        assertThat(last.has("next")).isFalse();
        assertThat(objects("?limit=7").has("more")).isFalse();
    }

    @Test
    void row08_whereThereIsMoreThereIsACursorOnEveryListThatIsTurned() {
        var id = Stix.id();
        machine.put(own, List.of(Stix.indicator(id, Stix.T1), Stix.indicator(id, Stix.T2), Stix.indicator(Stix.id())));
        for (var list : List.of("objects/?", "manifest/?", "objects/?match%5Bversion%5D=all&",
                "objects/" + id + "/?match%5Bversion%5D=all&", "objects/" + id + "/versions/?")) {
            var page = machine.page(own + list + "limit=1");
            assertThat(page.get("more").asBoolean()).as(list).isTrue();
            assertThat(page.get("next").asString()).isNotBlank();
            assertThat(machine.page(own + list + "limit=1&next=" + page.get("next").asString())).isNotEqualTo(page);
        }
    }

    @Test
    void row09_howManyMayChangeFromPageToPageButTheConditionsMayNot() {
        var ids = sent(6);
        var next = objects("?limit=2").get("next").asString();
        assertThat(idsOf(objects("?next=" + next))).isEqualTo(ids.subList(2, 6));
        assertThat(idsOf(objects("?limit=3&next=" + next))).isEqualTo(ids.subList(2, 5));
        assertThat(idsOf(objects("?next=" + next + "&added_after=2020-01-01T00:00:00Z"))).isEqualTo(ids.subList(2, 6));
        assertError(machine.get(own + "objects/?next=" + next + "&match%5Btype%5D=malware"), 400);
        assertError(machine.get(own + "manifest/?next=" + next), 400);
    }

    @Test
    void row09_aCursorIsGoodForNobodyElseAndNotWhenItWasChanged() {
        sent(2);
        var next = objects("?limit=1").get("next").asString();
        var centre = Taxii.as(product, product.account("centre-officer"));
        assertError(centre.get(own + "objects/?next=" + next), 400);
        assertError(machine.get(own + "objects/?next=" + (next.startsWith("A") ? "B" : "A") + next.substring(1)), 400);
        assertError(machine.get(own + "objects/?next=anything"), 400);
    }

    @Test
    void row10_noTwoObjectsWereAddedAtTheSameTimeThoughTheyCameTogether() {
        var ids = sent(500);
        var manifest = machine.all(own + "manifest/", "limit=60");
        assertThat(ids(manifest)).isEqualTo(ids);
        var added = manifest.stream().map(each -> each.get("date_added").asString()).toList();
        assertThat(added).allMatch(each -> each.matches(MICROSECONDS)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void row10_whoAsksWhatWasAddedSinceMissesNothingWhileOthersWrite() throws Exception {
        var writers = 4;
        var envelopes = 15;
        var written = java.util.Collections.synchronizedList(new ArrayList<String>());
        var done = new CountDownLatch(writers);
        var polled = new ArrayList<String>();
        var times = new ArrayList<Instant>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer = 0; writer < writers; writer++)
                workers.submit(() -> {
                    try {
                        for (var i = 0; i < envelopes; i++) {
                            var ids = Stix.ids(1 + i % 5);
                            machine.put(own, ids.stream().map(Stix::indicator).toList());
                            written.addAll(ids);
                        }
                    } finally {
                        done.countDown();
                    }
                    return null;
                });
            var after = "2020-01-01T00:00:00Z";
            for (var isLast = false; !isLast;) {
                isLast = done.await(5, TimeUnit.MILLISECONDS);
                after = poll(after, polled, times);
            }
        }
        assertThat(polled).as("everything once").doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written)
                .hasSize(writers * envelopes * 3);
        assertThat(times).isSorted().doesNotHaveDuplicates();
        assertThat(ids(machine.all(own + "manifest/", "limit=1000"))).isEqualTo(polled);
    }

    /// @return where to go on
    private String poll(String after, List<String> polled, List<Instant> times) {
        var from = after;
        while (true) {
            var answer = machine.get(own + "manifest/?limit=7&added_after=" + from);
            var page = Taxii.json(answer);
            page.path("objects").forEach(each -> {
                polled.add(each.get("id").asString());
                times.add(Instant.parse(each.get("date_added").asString()));
            });
            if (!page.has("objects")) return from;
            from = header(answer, "X-TAXII-Date-Added-Last");
        }
    }

    @Test
    void row11_thePageSaysWhenItsFirstAndLastWereAddedToTheMicrosecond() {
        var ids = sent(5);
        var manifest = machine.page(own + "manifest/").get("objects");
        for (var list : List.of("objects/", "manifest/", "objects/" + ids.get(1) + "/",
                "objects/" + ids.get(1) + "/versions/")) {
            var answer = machine.get(own + list);
            var isOne = list.contains(ids.get(1));
            assertThat(header(answer, "X-TAXII-Date-Added-First")).as(list).matches(MICROSECONDS)
                    .isEqualTo(manifest.get(isOne ? 1 : 0).get("date_added").asString());
            assertThat(header(answer, "X-TAXII-Date-Added-Last")).as(list).matches(MICROSECONDS)
                    .isEqualTo(manifest.get(isOne ? 1 : 4).get("date_added").asString());
        }
        var second = machine.get(own + "objects/?limit=2&next=" + objects("?limit=2").get("next").asString());
        assertThat(header(second, "X-TAXII-Date-Added-First")).isEqualTo(manifest.get(2).get("date_added").asString());
        var empty = machine.get(own + "objects/?match%5Btype%5D=malware");
        assertThat(empty.headers().firstValue("X-TAXII-Date-Added-First")).isEmpty();
    }

    @Test
    void row12_aTimeIsReadHoweverFineItIsWrittenAndWhatIsNoneIsRefused() {
        var ids = sent(3);
        for (var time : List.of("2020-01-01T00:00:00Z", "2020-01-01T00:00:00.1Z", "2020-01-01T00:00:00.123456Z",
                "2020-01-01T00:00:00.123456789Z", "2020-01-01T09:00:00+09:00", "2020-01-01T09:00:00%2B09:00",
                "2026-06-01t00:00:00z"))
            assertThat(idsOf(objects("?added_after=" + time))).as(time).isEqualTo(ids);
        for (var query : List.of("added_after=yesterday", "added_after=", "added_after=2020-01-01",
                "added_after=2020-13-01T00:00:00Z",
                "added_after=2020-01-01T00:00:00Z&added_after=2021-01-01T00:00:00Z"))
            assertError(machine.get(own + "objects/?" + query), 400);
        var second = machine.page(own + "manifest/").get("objects").get(1).get("date_added").asString();
        assertThat(idsOf(objects("?added_after=" + second))).as("strictly after").isEqualTo(ids.subList(2, 3));
    }

    @Test
    void row13_aLimitIsAPositiveWholeNumberAndNeverExceeded() {
        sent(3);
        for (var limit : List.of("0", "-1", "ten", "1.5", "", "%201"))
            assertError(machine.get(own + "objects/?limit=" + limit), 400);
        assertThat(idsOf(objects("?limit=2"))).hasSize(2);
        assertThat(idsOf(objects("?limit=99999999999999999"))).hasSize(3);
    }

    @Test
    void row14_conditionsAreReadInEveryWritingJoinedByAndAndGivenOnce() throws Exception {
        var ids = sent(3);
        var other = "vulnerability--" + UUID.randomUUID();
        machine.put(own, List.of(Stix.vulnerability(other)));
        // many a client writes brackets as they stand
        for (var query : List.of("match[type]=vulnerability", "match%5Btype%5D=vulnerability",
                "match%5btype%5d=vulnerability,malware", "match[type]=vulnerability&match[colour]=red&verbose=1",
                "match[id]=" + other))
            assertThat(machine.rawGet(own + "objects/?" + query)).as(query).startsWith("HTTP/1.1 200").contains(other)
                    .doesNotContain("indicator--");
        var two = String.join(",", ids.subList(0, 2));
        assertThat(idsOf(objects("?match%5Bid%5D=" + two))).isEqualTo(ids.subList(0, 2));
        assertThat(idsOf(objects("?match%5Bid%5D=" + two + "&match%5Btype%5D=vulnerability"))).isEmpty();
        assertThat(idsOf(objects("?match%5Btype%5D=x-never-heard-of,indicator"))).hasSize(3);
        for (var query : List.of("match[type]=indicator&match[type]=malware", "match[id]=a&match%5Bid%5D=b",
                "limit=1&limit=2"))
            assertThat(machine.rawGet(own + "objects/?" + query)).startsWith("HTTP/1.1 400").contains("http_status");
    }

    @Test
    void row15_ofTheVersionsTheLastIsMeantUnlessOthersAreNamed() {
        var id = Stix.id();
        machine.put(own, List.of(Stix.indicator(id, Stix.T2)));
        machine.put(own, List.of(Stix.indicator(id, Stix.T1), Stix.indicator(id, Stix.T3)));
        assertThat(modified("")).containsExactly(Stix.T3);
        assertThat(modified("last")).containsExactly(Stix.T3);
        assertThat(modified("first")).containsExactly(Stix.T1);
        assertThat(modified("first,last")).containsExactlyInAnyOrder(Stix.T1, Stix.T3);
        assertThat(modified(Stix.T2)).containsExactly(Stix.T2);
        assertThat(modified("all")).hasSize(3);
        for (var wrong : List.of("all,last", "blast", ""))
            assertError(machine.get(own + "objects/?match%5Bversion%5D=" + wrong), 400);
        machine.put(own, List.of(Stix.address()));
        var entry = machine.page(own + "manifest/?match%5Btype%5D=ipv4-addr").get("objects").get(0);
        assertThat(entry.get("version").asString()).isEqualTo(entry.get("date_added").asString());
    }

    private List<String> modified(String versions) {
        var found = new ArrayList<String>();
        objects(versions.isEmpty() ? "" : "?match%5Bversion%5D=" + versions).path("objects")
                .forEach(each -> found.add(each.get("modified").asString()));
        return found;
    }

    @Test
    void row16_bothSpecificationsLiveSideBySideAndTheNewestIsMeant() {
        var both = Stix.id();
        var old = Stix.id();
        machine.put(own, List.of(Stix.older(both), Stix.indicator(both), Stix.older(old), Stix.address()));
        assertThat(idsOf(objects("?match%5Btype%5D=indicator"))).containsExactlyInAnyOrder(both, old);
        assertThat(idsOf(objects("?match%5Btype%5D=indicator&match%5Bspec_version%5D=2.0")))
                .containsExactlyInAnyOrder(both, old);
        assertThat(idsOf(objects("?match%5Btype%5D=indicator&match%5Bspec_version%5D=2.1"))).containsExactly(both);
        assertThat(idsOf(objects("?match%5Bspec_version%5D=2.0,2.1"))).hasSize(4);
        assertThat(idsOf(objects("?match%5Bspec_version%5D=3.0"))).isEmpty();
    }

    @Test
    void row17_theManifestHasALineForEachVersionAskedForOfATypeTheCollectionNames() {
        var id = Stix.id();
        machine.put(own, List.of(Stix.indicator(id, Stix.T1), Stix.indicator(id, Stix.T2), Stix.older(Stix.id())));
        var all = machine.page(own + "manifest/?match%5Bversion%5D=all&match%5Bspec_version%5D=2.0,2.1").get("objects");
        assertThat(all.size()).isEqualTo(3);
        var named = new HashSet<String>();
        machine.page(own).get("media_types").forEach(each -> named.add(each.asString()));
        for (var each : all) {
            assertThat(each.propertyNames()).containsExactlyInAnyOrder("id", "date_added", "version", "media_type");
            assertThat(named).contains(each.get("media_type").asString());
        }
        assertThat(ids(machine.page(own + "manifest/?match%5Bid%5D=" + id).get("objects"))).containsExactly(id);
    }

    @Test
    void row25_theVersionsOfAnObjectAscend() {
        var id = Stix.id();
        machine.put(own,
                List.of(Stix.indicator(id, Stix.T1), Stix.indicator(id, Stix.T2), Stix.indicator(id, Stix.T3)));
        assertThat(machine.get(own + "objects/" + id + "/versions/").body())
                .isEqualTo("{\"versions\":[\"" + Stix.T1 + "\",\"" + Stix.T2 + "\",\"" + Stix.T3 + "\"]}");
        assertThat(machine.get(own + "objects/" + id + "/versions/?match%5Bspec_version%5D=2.0").body())
                .isEqualTo("{}");
        assertError(machine.get(own + "objects/" + Stix.id() + "/versions/"), 404);
    }

    @Test
    void row27_aPageIsNeverLongerThanWeCanBear() {
        sent(600);
        sent(600);
        assertThat(idsOf(objects(""))).hasSize(100);
        var page = objects("?limit=5000");
        assertThat(idsOf(page)).hasSize(1_000);
        assertThat(page.get("more").asBoolean()).isTrue();
        assertError(machine.get(own + "objects/?match%5Bid%5D="
                + IntStream.range(0, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(","))), 400);
    }
}
