package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.RawHttp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Rows 7 to 17, 25 and 27: pages, their order, and the conditions.
class TaxiiPagesTest extends AtTheTaxiiDoor {

    @Autowired
    Appending appending;
    @Autowired
    Collections collections;
    @Autowired
    Feed feed;
    @Autowired
    TransactionTemplate transaction;

    private List<String> sent(int count) {
        var ids = IntStream.range(0, count).mapToObj(_ -> Envelope.indicatorId()).toList();
        send(ids.stream().map(Envelope::indicator).toArray(String[]::new));
        return ids;
    }

    @Test
    void row07_moreIsSaidWhileAnythingIsLeftAndNotAfterwards() {
        var ids = sent(7);
        var first = objects("?limit=3");
        assertThat(ids(first)).isEqualTo(ids.subList(0, 3));
        assertThat(first.path("more").booleanValue(false)).isTrue();
        var second = objects("?limit=3&next=" + first.path("next").stringValue());
        assertThat(ids(second)).isEqualTo(ids.subList(3, 6));
        var last = objects("?limit=3&next=" + second.path("next").stringValue());
        assertThat(ids(last)).isEqualTo(ids.subList(6, 7));
        assertThat(last.has("more")).isFalse();
        assertThat(objects("?limit=7").has("more")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"objects/?limit=1", "manifest/?limit=1"})
    void row08_whereThereIsMoreThereIsACursor(String list) {
        sent(2);
        var page = Machine.json(get(quarantine + list));
        assertThat(page.path("more").booleanValue(false)).isTrue();
        assertThat(page.path("next").stringValue("")).isNotBlank();
    }

    @Test
    void row08_versionsAreTurnedPageForPageToo() {
        var id = Envelope.indicatorId();
        send(Envelope.indicator(id, Envelope.T1), Envelope.indicator(id, Envelope.T2));
        var page = Machine.json(get(quarantine + "objects/" + id + "/versions/?limit=1"));
        assertThat(page.path("more").booleanValue(false)).isTrue();
        var rest = Machine.json(
                get(quarantine + "objects/" + id + "/versions/?next=" + page.path("next").stringValue()));
        assertThat(rest.path("versions").path(0).stringValue()).isEqualTo(Envelope.T2);
    }

    @Test
    void row09_howManyMayChangeFromPageToPageButTheConditionsMayNot() {
        var ids = sent(6);
        var next = objects("?limit=2").path("next").stringValue("");
        assertThat(ids(objects("?next=" + next))).isEqualTo(ids.subList(2, 6));
        assertError(get(quarantine + "objects/?next=" + next + "&match%5Btype%5D=malware"), 400);
        assertError(get(quarantine + "manifest/?next=" + next), 400);
    }

    @Test
    void row09_aCursorIsGoodForNobodyElseAndNotWhenItWasChanged() {
        sent(2);
        var next = objects("?limit=1").path("next").stringValue("");
        assertError(machine(Role.CENTRE_OFFICER).get(quarantine + "objects/?next=" + next), 400);
        assertError(get(quarantine + "objects/?next=" + (next.startsWith("A") ? "B" : "A") + next.substring(1)), 400);
        assertError(get(quarantine + "objects/?next=anything"), 400);
    }

    @Test
    void row09_aClientMaySendTheCursorAndSinceWhen() {
        var ids = sent(4);
        var next = objects("?limit=2").path("next").stringValue("");
        assertThat(ids(objects("?next=" + next + "&added_after=2020-01-01T00:00:00Z"))).isEqualTo(ids.subList(2, 4));
        var last = header(get(quarantine + "objects/?limit=3"), "X-TAXII-Date-Added-Last");
        assertThat(ids(objects("?next=" + next + "&added_after=" + last))).isEqualTo(ids.subList(3, 4));
    }

    @Test
    void row10_noTwoObjectsWereAddedAtTheSameTimeThoughTheyCameTogether() {
        var ids = sent(500);
        var times = new ArrayList<Instant>();
        var found = new ArrayList<String>();
        var after = "2020-01-01T00:00:00Z";
        while (true) {
            var page = Machine.json(get(quarantine + "manifest/?limit=60&added_after=" + after));
            if (!page.has("objects")) break;
            for (var each : page.path("objects")) {
                found.add(each.path("id").stringValue(""));
                after = each.path("date_added").stringValue("");
                times.add(Instant.parse(after));
            }
        }
        assertThat(found).isEqualTo(ids);
        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void row10_whatWasHandedToAnAudienceNobodyKnewASecondAgoIsNotPassedBy() {
        var first = sent(1);
        assertThat(ids(objects(""))).as("it is known from now on what they see").isEqualTo(first);
        var unheardOf = Envelope.indicatorId();
        transaction.executeWithoutResult(_ -> {
            var marking = feed.marking(Tlp.CLEAR, Set.of(), Set.of(new OrganisationId("late-" + UUID.randomUUID())));
            appending.append(collections.quarantine(new OrganisationId(organisationOfQuarantine())),
                    List.of(new Appending.Added(unheardOf, "indicator", "2.1", Instant.parse(Envelope.T1),
                            feed.audience(marking, new Publication.Reach.Everybody()), null,
                            Envelope.indicator(unheardOf))));
        });
        var last = sent(1);
        assertThat(ids(objects(""))).containsExactly(first.getFirst(), unheardOf, last.getFirst());
    }

    private String organisationOfQuarantine() {
        return jdbc.sql("select code from taxii.collection where id = :id::uuid")
                .param("id", quarantine.replaceFirst(".*/collections/([^/]+)/", "$1")).query(String.class).single();
    }

    @Test
    void row11_thePageSaysWhenItsFirstAndLastWereAddedToTheMicrosecond() {
        var ids = sent(5);
        var manifest = Machine.json(get(quarantine + "manifest/"));
        for (var list : new String[]{"objects/", "manifest/", "objects/" + ids.get(1) + "/",
                "objects/" + ids.get(1) + "/versions/"}) {
            var answer = get(quarantine + list);
            var isOne = list.contains(ids.get(1));
            assertThat(header(answer, "X-TAXII-Date-Added-First")).as(list)
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z")
                    .isEqualTo(manifest.path("objects").path(isOne ? 1 : 0).path("date_added").stringValue());
            assertThat(header(answer, "X-TAXII-Date-Added-Last"))
                    .isEqualTo(manifest.path("objects").path(isOne ? 1 : 4).path("date_added").stringValue());
        }
        var empty = get(quarantine + "objects/?match%5Btype%5D=malware");
        assertThat(empty.headers().firstValue("X-TAXII-Date-Added-First")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01T00:00:00Z", "2020-01-01T00:00:00.1Z", "2020-01-01T00:00:00.123456Z",
            "2020-01-01T00:00:00.123456789Z", "2020-01-01T00:00:00.1234567891234Z", "2020-01-01T09:00:00+09:00",
            "2020-01-01T09:00:00%2B09:00", "2020-01-01t00:00:00z"})
    void row12_aTimeIsReadHoweverFineItIsWritten(String time) {
        sent(1);
        assertThat(ids(objects("?added_after=" + time))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"added_after=yesterday", "added_after=", "added_after=2020-01-01",
            "added_after=2020-13-01T00:00:00Z", "added_after=2020-01-01T00:00:00Z&added_after=2021-01-01T00:00:00Z"})
    void row12_whatIsNoTimeIsRefused(String query) {
        assertError(get(quarantine + "objects/?" + query), 400);
    }

    @Test
    void row12_addedAfterIsStrictAndMeansWhenItWasAdded() {
        var ids = sent(3);
        var second = Machine.json(get(quarantine + "manifest/")).path("objects").path(1).path("date_added")
                .stringValue("");
        assertThat(ids(objects("?added_after=" + second))).isEqualTo(ids.subList(2, 3));
        // all were modified long before
        assertThat(ids(objects("?added_after=2026-06-01T00:00:00Z"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "1.5", "", "%201"})
    void row13_aLimitIsAPositiveWholeNumber(String limit) {
        assertError(get(quarantine + "objects/?limit=" + limit), 400);
    }

    @Test
    void row13_aLimitBeyondAllMeasureIsServedToOurs() {
        sent(3);
        assertThat(ids(objects("?limit=99999999999999999"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"match[type]=vulnerability", "match%5Btype%5D=vulnerability",
            "match%5btype%5d=vulnerability,malware", "match[type]=vulnerability&match[colour]=red&verbose=1"})
    void row14_conditionsAreReadInEveryWriting(String query) throws Exception {
        sent(2);
        var id = "vulnerability--" + UUID.randomUUID();
        send(Envelope.vulnerability(id));
        // the client of the JDK does not let brackets pass
        var answer = RawHttp.get(port, partner.authorization(), Machine.TAXII, quarantine + "objects/?" + query);
        assertThat(answer).startsWith("HTTP/1.1 200").contains(id).doesNotContain("indicator--");
    }

    @Test
    void row14_conditionsAreJoinedByAndAndTheirValuesByOr() {
        var ids = sent(3);
        var list = String.join(",", ids.subList(0, 2));
        assertThat(ids(objects("?match%5Bid%5D=" + list))).isEqualTo(ids.subList(0, 2));
        assertThat(ids(objects("?match%5Bid%5D=" + list + "&match%5Btype%5D=vulnerability"))).isEmpty();
        assertThat(ids(objects("?match%5Btype%5D=x-never-heard-of,indicator"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"match%5Btype%5D=indicator&match%5Btype%5D=malware", "match%5Bid%5D=a&match[id]=b",
            "match%5Bversion%5D=last&match%5Bversion%5D=first", "limit=1&limit=2"})
    void row14_aConditionIsGivenOnce(String query) throws Exception {
        assertThat(RawHttp.get(port, partner.authorization(), Machine.TAXII, quarantine + "objects/?" + query))
                .startsWith("HTTP/1.1 400").contains("http_status");
    }

    @Test
    void row15_ofTheVersionsTheLastIsMeantUnlessOthersAreNamed() {
        var id = Envelope.indicatorId();
        send(Envelope.indicator(id, Envelope.T2));
        send(Envelope.indicator(id, Envelope.T1), Envelope.indicator(id, Envelope.T3));
        assertThat(modified("")).containsExactly(Envelope.T3);
        assertThat(modified("?match%5Bversion%5D=last")).containsExactly(Envelope.T3);
        assertThat(modified("?match%5Bversion%5D=first")).containsExactly(Envelope.T1);
        assertThat(modified("?match%5Bversion%5D=first,last")).containsExactlyInAnyOrder(Envelope.T1, Envelope.T3);
        assertThat(modified("?match%5Bversion%5D=" + Envelope.T2)).containsExactly(Envelope.T2);
        assertThat(modified("?match%5Bversion%5D=first," + Envelope.T2)).containsExactlyInAnyOrder(Envelope.T1,
                Envelope.T2);
        assertThat(modified("?match%5Bversion%5D=all")).hasSize(3);
        assertError(get(quarantine + "objects/?match%5Bversion%5D=all,last"), 400);
        assertError(get(quarantine + "objects/?match%5Bversion%5D=blast"), 400);
        assertThat(ids(Machine.json(get(quarantine + "objects/" + id + "/?match%5Bversion%5D=all")))).hasSize(3);
    }

    private List<String> modified(String query) {
        var found = new ArrayList<String>();
        objects(query).path("objects").forEach(each -> found.add(each.path("modified").stringValue("")));
        return found;
    }

    @Test
    void row15_whatHasNoVersionHasTheTimeItWasAdded() {
        send(Envelope.address());
        var entry = Machine.json(get(quarantine + "manifest/")).path("objects").path(0);
        assertThat(entry.path("version").stringValue()).isEqualTo(entry.path("date_added").stringValue());
        assertThat(ids(objects("?match%5Bversion%5D=" + entry.path("version").stringValue("")))).hasSize(1);
    }

    @Test
    void row16_bothSpecificationsLiveSideBySideAndTheNewestIsMeant() {
        var both = Envelope.indicatorId();
        var old = Envelope.indicatorId();
        send(Envelope.older(both), Envelope.indicator(both), Envelope.older(old));
        assertThat(ids(objects(""))).containsExactlyInAnyOrder(both, old);
        assertThat(ids(objects("?match%5Bspec_version%5D=2.0"))).containsExactlyInAnyOrder(both, old);
        assertThat(ids(objects("?match%5Bspec_version%5D=2.1"))).containsExactly(both);
        assertThat(ids(objects("?match%5Bspec_version%5D=2.0,2.1"))).hasSize(3);
        assertThat(ids(objects("?match%5Bspec_version%5D=3.0"))).isEmpty();
        var types = new HashSet<String>();
        Machine.json(get(quarantine + "manifest/?match%5Bspec_version%5D=2.0,2.1")).path("objects")
                .forEach(each -> types.add(each.path("media_type").stringValue("")));
        var listed = new HashSet<String>();
        Machine.json(get(quarantine)).path("media_types").forEach(each -> listed.add(each.stringValue("")));
        assertThat(types).hasSize(2).isEqualTo(listed);
    }

    @Test
    void row16_anObservableThatDoesNotSayItsSpecificationIsOneOfTheNewer() {
        var said = ",\"spec_version\":\"2.1\"";
        var address = Envelope.address();
        assertThat(address).contains(said);
        send(address.replace(said, ""));
        var id = Machine.json(get(quarantine + "objects/")).path("objects").path(0);
        assertThat(id.has("spec_version")).as("it is told as it came").isFalse();
        assertThat(ids(objects("?match%5Bspec_version%5D=2.1"))).containsExactly(id.path("id").stringValue(""));
        assertThat(ids(objects("?match%5Bspec_version%5D=2.0"))).isEmpty();
        assertThat(
                Machine.json(get(quarantine + "manifest/")).path("objects").path(0).path("media_type").stringValue(""))
                .endsWith("version=2.1");
        var wrong = Machine
                .json(post(Envelope.of(Envelope.address().replace(said, "").replace("\"value\"", "\"valu\""))));
        assertThat(wrong.path("failure_count").intValue()).as(wrong.toString()).isEqualTo(1);
    }

    @Test
    void row17_theManifestHasALineForEachVersionAskedFor() {
        var id = Envelope.indicatorId();
        send(Envelope.indicator(id, Envelope.T1), Envelope.indicator(id, Envelope.T2));
        var all = Machine.json(get(quarantine + "manifest/?match%5Bversion%5D=all")).path("objects");
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.path(0).propertyNames()).containsExactlyInAnyOrder("id", "date_added", "version", "media_type");
        assertThat(all.path(1).path("version").stringValue()).isEqualTo(Envelope.T2);
        assertThat(Machine.json(get(quarantine + "manifest/")).path("objects").size()).isEqualTo(1);
    }

    @Test
    void row25_theVersionsOfAnObjectAscend() {
        var id = Envelope.indicatorId();
        send(Envelope.indicator(id, Envelope.T1), Envelope.indicator(id, Envelope.T2),
                Envelope.indicator(id, Envelope.T3));
        var answer = Machine.json(get(quarantine + "objects/" + id + "/versions/")).path("versions");
        assertThat(answer.toString())
                .isEqualTo("[\"" + Envelope.T1 + "\",\"" + Envelope.T2 + "\",\"" + Envelope.T3 + "\"]");
        assertError(get(quarantine + "objects/" + Envelope.indicatorId() + "/versions/"), 404);
        assertThat(get(quarantine + "objects/" + id + "/versions/?match%5Bspec_version%5D=2.0").body()).isEqualTo("{}");
    }

    @Test
    void row27_aPageIsNeverLongerThanWeCanBear() {
        sent(600);
        sent(600);
        assertThat(ids(objects(""))).hasSize(Pager.USUAL);
        var page = objects("?limit=5000");
        assertThat(ids(page)).hasSize(Pager.MOST);
        assertThat(page.path("more").booleanValue(false)).isTrue();
        assertError(get(quarantine + "objects/?match%5Bid%5D="
                + IntStream.range(0, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(","))), 400);
    }

    @Test
    void row27_fiveHundredObjectsMayBeNamedAndNoMore() throws Exception {
        var ids = sent(Asked.MOST);
        for (var comma : new String[]{",", "%2C"})
            assertThat(ids(objects("?limit=1000&match%5Bid%5D=" + String.join(comma, ids)))).as(comma).isEqualTo(ids);
        assertThat(RawHttp.get(port, partner.authorization(), Machine.TAXII,
                quarantine + "objects/?limit=1000&match[id]=" + String.join(",", ids))).startsWith("HTTP/1.1 200");
        var one = new ArrayList<>(ids);
        one.add(Envelope.indicatorId());
        for (var comma : new String[]{",", "%2C"})
            assertError(get(quarantine + "objects/?match%5Bid%5D=" + String.join(comma, one)), 400);
    }

    @Test
    void row27_fiveHundredOfTheLongestTypeMayBeNamedToo() {
        var longest = IntStream.range(0, Asked.MOST).mapToObj(_ -> "extension-definition--" + UUID.randomUUID())
                .collect(Collectors.joining("%2C"));
        assertThat(get(quarantine + "objects/?added_after=2026-01-01T00:00:00.000000Z&limit=1000&match%5Bid%5D="
                + longest).statusCode()).isEqualTo(200);
    }

    @Test
    void row27_whatIsLongerThanWeReadIsRefusedAndTheNextQuestionIsAnswered() throws Exception {
        assertError(get(quarantine + "objects/?x=" + "a".repeat(Asked.LONGEST - 1)), 400);
        assertThat(get(quarantine + "objects/?x=" + "a".repeat(Asked.LONGEST - 2)).statusCode()).isEqualTo(200);
        // beyond what the server reads of any request it answers before it knows for whom
        assertThat(RawHttp.get(port, partner.authorization(), Machine.TAXII,
                quarantine + "objects/?x=" + "a".repeat(45_000)))
                .startsWith("HTTP/1.1 400");
        assertThat(get(quarantine + "objects/").statusCode()).isEqualTo(200);
    }
}
