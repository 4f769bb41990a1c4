package dev.noroshi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.ReadingLimits;
import dev.noroshi.stix.StixReader;
import dev.noroshi.stix.ReadObject;
import dev.noroshi.taxii.Quarantine;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The desk at which the centre looks through what came in, by the front door.
@NoroshiTest
class DeskTest {

    private static final Pattern KEY = Pattern.compile("name=\"object\" value=\"([0-9-]+)\"");
    private static final String GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
    private static final String THEIRS = "marking-definition--11111111-1111-4111-8111-111111111111";

    @Autowired
    ApplicationContext program;
    @Autowired
    PeerRows peers;
    @Autowired
    PushRows pushRows;
    @Autowired
    Quarantine quarantine;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    final StixReader reader = new StixReader(ReadingLimits.USUAL);
    FrontDoor door;
    PeerId peer;

    @BeforeEach
    void comeToTheDoor() {
        door = new FrontDoor(program, port);
        jdbc.sql("delete from access.wrong_try").update();
        clock.reset();
        peer = PeerId.random();
        var markings = (Markings.Read.Good) Markings.read(THEIRS + " = GREEN");
        peers.add(new Peer(peer, "見本の接続先", URI.create("https://taxii.example.jp/" + peer + "/"), "c", Peer.SignIn.NONE,
                "",
                false, markings.markings(), 60, false, 0, Peer.State.fresh(clock.instant()), Place.BEGINNING, 0), null,
                new PersonId(1), clock.instant());
    }

    private void comes(String... objects) {
        quarantine.keep(peer.holder(), List.of(objects).stream()
                .map(each -> (ReadObject.Sound) reader.judge(JsonMapper.shared().readTree(each))).toList());
    }

    private String list() {
        return "/exchange?from=" + URLEncoder.encode(peer.holder(), StandardCharsets.UTF_8);
    }

    private static List<String> keys(Browser browser, String list) {
        return KEY.matcher(browser.get(list).body()).results().map(each -> each.group(1)).toList();
    }

    private static String domain() {
        return "d" + UUID.randomUUID().toString().replace("-", "") + ".example.net";
    }

    @Test
    void anAnalystLetsAnIndicatorInAndItGoesAsFarAsItIsMarked() {
        var value = domain();
        comes(Objects.indicator(Objects.id(), value, "2026-01-01T00:00:00.000Z",
                Objects.marked(THEIRS) + ",\"name\":\"架空の通信先\",\"confidence\":80"));
        var analyst = door.browser(Role.CENTRE_ANALYST);
        assertThat(analyst.get(list()).body()).contains("架空の通信先", value, "TLP:GREEN", "見本の接続先");
        var key = keys(analyst, list()).getFirst();
        assertThat(analyst.get("/exchange/objects/" + key).body()).contains("架空の通信先", "domain-name:value", "TLP:GREEN");
        analyst.post("/exchange/judge", "object", key, "act", "let-in", "tlp", "CLEAR", "reach", "MARKED");
        assertThat(analyst.get(list()).body()).contains("1件を取り込みました");
        assertThat(keys(analyst, list())).isEmpty();
        var operator = door.browser(Role.OPERATOR_MANAGER);
        assertThat(operator.get("/indicators?q=" + value).body()).as("it is GREEN").contains("架空の通信先")
                .doesNotContain("見本の接続先");
        comes(Objects.indicator(Objects.id(), value));
        assertThat(keys(analyst, list())).hasSize(1);
    }

    @Test
    void whatNobodyExplainedStaysAtTheCentre() {
        var value = domain();
        comes(Objects.indicator(Objects.id(), value, "2026-01-01T00:00:00.000Z",
                Objects.marked("marking-definition--22222222-2222-4222-8222-222222222222")));
        var officer = door.browser(Role.CENTRE_OFFICER);
        assertThat(officer.get(list()).body()).contains("TLP:AMBER+STRICT");
        officer.post("/exchange/judge", "object", keys(officer, list()).getFirst(), "act", "let-in", "tlp", "CLEAR",
                "reach", "MARKED");
        assertThat(officer.get("/indicators?q=" + value).body()).contains(value);
        assertThat(door.browser(Role.OPERATOR_MANAGER).get("/indicators?q=" + value).body())
                .contains("当てはまる").doesNotContain("<th scope=\"row\"");
    }

    @Test
    void aLaterVersionTakesThePlaceOfAnEarlierAndARevokedOneTakesItBack() {
        var id = Objects.id();
        var first = domain();
        var second = domain();
        var officer = door.browser(Role.CENTRE_OFFICER);
        comes(Objects.indicator(id, first));
        officer.post("/exchange/judge", "object", keys(officer, list()).getFirst(), "act", "let-in", "tlp", "CLEAR");
        comes(Objects.indicator(id, second, "2026-02-01T00:00:00.000Z", ""));
        officer.post("/exchange/judge", "object", keys(officer, list()).getFirst(), "act", "let-in", "tlp", "CLEAR");
        assertThat(standing(first)).isEqualTo("RECALLED");
        assertThat(standing(second)).isEqualTo("STANDS");
        comes(Objects.indicator(id, second, "2026-03-01T00:00:00.000Z", ",\"revoked\":true"));
        assertThat(officer.get(list()).body()).contains("取り消し");
        officer.post("/exchange/judge", "object", keys(officer, list()).getFirst(), "act", "let-in", "tlp", "CLEAR");
        assertThat(standing(second)).isEqualTo("RECALLED");
        comes(Objects.indicator(id, first, "2026-01-15T00:00:00.000Z", ""));
        officer.post("/exchange/judge", "object", keys(officer, list()).getFirst(), "act", "let-in", "tlp", "CLEAR");
        assertThat(officer.get(list()).body()).contains("新しい版を先に取り込んでいます");
        assertThat(keys(officer, list())).as("a version overtaken long ago is not let in").hasSize(1);
    }

    private String standing(String value) {
        return jdbc.sql("""
                select s.standing from indicator.source s join indicator.mention m on m.source = s.id
                where m.value = :value""").param("value", value).query(String.class).single();
    }

    @Test
    void whatShouldNotBeBlockedIsMarkedBeforeItIsLetIn() {
        comes(pattern("[ipv4-addr:value = '8.8.8.8']"));
        var officer = door.browser(Role.CENTRE_OFFICER);
        assertThat(officer.get(list()).body()).contains("8.8.8.8", "多くの人が使う公開DNSです");
        assertThat(officer.get("/exchange/objects/" + keys(officer, list()).getFirst()).body())
                .contains("多くの人が使う公開DNSです");
    }

    @Test
    void whatWasTurnedAwayDoesNotComeUpAgain() {
        var object = Objects.indicator(Objects.id(), domain());
        comes(object);
        var officer = door.browser(Role.CENTRE_OFFICER);
        officer.post("/exchange/judge", "object", keys(officer, list()).getFirst(), "act", "turn-away");
        comes(object);
        assertThat(keys(officer, list())).isEmpty();
    }

    @Test
    void whatIsNoIndicatorCanOnlyBeTurnedAway() {
        comes("""
                {"type":"malware","spec_version":"2.1","id":"malware--%s","created":"2026-01-01T00:00:00.000Z",\
                "modified":"2026-01-01T00:00:00.000Z","name":"<b>架空</b>","is_family":false}"""
                .formatted(UUID.randomUUID()));
        var officer = door.browser(Role.CENTRE_OFFICER);
        assertThat(officer.get(list()).body()).contains("&lt;b&gt;架空", "値なし").doesNotContain("<b>架空", "let-in");
        var key = keys(officer, list()).getFirst();
        officer.post("/exchange/judge", "object", key, "act", "let-in", "tlp", "CLEAR");
        assertThat(keys(officer, list())).containsExactly(key);
    }

    @Test
    void theDeskSaysWhatAValueIsAndWhatIsLetInIsThat() {
        var word = UUID.randomUUID().toString().replace("-", "");
        comes(pattern("[file:name = '" + word + ".com'] OR [domain-name:value = 'd" + word + ".zip'] OR "
                + "[ipv4-addr:value ISSUBSET '45.155.205.0/24'] OR [network-traffic:extensions.'http-request-ext'"
                + ".request_header.'User-Agent' = 'Evil/" + word + "']"));
        var officer = door.browser(Role.CENTRE_OFFICER);
        var key = keys(officer, list()).getFirst();
        assertThat(officer.get(list()).body()).contains("ファイル名", "ドメイン", "アドレスの範囲", word + ".com");
        assertThat(officer.get("/exchange/objects/" + key).body()).contains("ファイル名", "ドメイン", "アドレスの範囲",
                "ユーザーエージェント", "Evil/" + word);
        officer.post("/exchange/judge", "object", key, "act", "let-in", "tlp", "CLEAR");
        assertThat(officer.get(list()).body()).contains("1件を取り込みました");
        assertThat(mentions(word)).containsExactlyInAnyOrder("FILE_NAME " + word + ".com", "DOMAIN d" + word + ".zip",
                "NETWORK 45.155.205.0/24", "USER_AGENT Evil/" + word);
    }

    private static String pattern(String pattern) {
        return Objects.indicator(Objects.id(), "x").replace("[domain-name:value = 'x']", pattern);
    }

    private List<String> mentions(String word) {
        return jdbc.sql("""
                select type || ' ' || value from indicator.mention
                where source in (select source from indicator.mention where value like '%' || :word || '%')""")
                .param("word", word).query(String.class).list();
    }

    @Test
    void whatDoesNotFitIsNotLetInAndTheDeskSaysWhy() {
        var word = UUID.randomUUID().toString().replace("-", "");
        comes(pattern("[domain-name:value = 'https://" + word + ".example.net/a']"));
        var officer = door.browser(Role.CENTRE_OFFICER);
        var key = keys(officer, list()).getFirst();
        assertThat(officer.get(list()).body()).contains("値なし", "取り込まないものが1件");
        assertThat(officer.get("/exchange/objects/" + key).body()).contains("取り込まないもの",
                "domain-name:value の値として読めないため");
        officer.post("/exchange/judge", "object", key, "act", "let-in", "tlp", "CLEAR");
        assertThat(officer.get(list()).body()).contains("domain-name:value の値として読めないため");
        assertThat(keys(officer, list())).containsExactly(key);
        assertThat(mentions(word)).isEmpty();
    }

    @Test
    void sinceWhenItHoldsAndTheTacticsAreThoseOfWhoSentIt() {
        var value = domain();
        comes(Objects.indicator(Objects.id(), value, "2026-01-01T00:00:00.000Z", """
                ,"valid_until":"2027-06-01T00:00:00Z","kill_chain_phases":[{"kill_chain_name":"mitre-attack",\
                "phase_name":"initial-access"},{"kill_chain_name":"lockheed","phase_name":"exploit"}]"""));
        var officer = door.browser(Role.CENTRE_OFFICER);
        officer.post("/exchange/judge", "object", keys(officer, list()).getFirst(), "act", "let-in", "tlp", "CLEAR");
        assertThat(jdbc.sql("""
                select to_char(valid_from at time zone 'UTC', 'YYYY-MM-DD') || ' '
                       || to_char(valid_until at time zone 'UTC', 'YYYY-MM-DD') || ' ' || array_to_string(techniques, ',')
                from indicator.mention where value = :value""").param("value", value).query(String.class).single())
                .isEqualTo("2026-01-01 2027-06-01 TA0001");
    }

    @Test
    void nobodyButTheCentreKnowsWhatWaits() {
        comes(Objects.indicator(Objects.id(), domain()));
        var key = keys(door.browser(Role.CENTRE_OFFICER), list()).getFirst();
        for (var role : List.of(Role.OPERATOR_MANAGER, Role.SECRETARIAT, Role.MINISTRY, Role.PARTNER, Role.AUDITOR)) {
            var other = door.browser(role);
            assertThat(other.get("/exchange").statusCode()).isEqualTo(403);
            assertThat(other.get("/exchange/objects/" + key).statusCode()).isEqualTo(403);
            assertThat(other.get("/exchange/peers/" + peer).statusCode()).isEqualTo(403);
        }
        assertThat(door.browser(Role.CENTRE_ANALYST).post("/exchange/peers", "name", "x").statusCode()).isEqualTo(403);
    }

    @Test
    void anOfficerAddsAServerAndItsSecretIsNeverShown() {
        var officer = door.browser(Role.CENTRE_OFFICER);
        var wrong = officer.post("/exchange/peers", "name", "", "root", "http://10.0.0.1/", "collection", "../x",
                "signIn",
                "BEARER", "secret", "", "markings", "marking-definition--x = PURPLE", "every", "1");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("6か所を直してください");
        var collection = UUID.randomUUID().toString();
        var added = officer.post("/exchange/peers", "name", "見本", "root", "https://taxii.example.jp/api1", "collection",
                collection, "signIn", "BEARER", "secret", "verysecrettoken", "markings", "none = CLEAR", "every", "30");
        assertThat(Browser.location(added)).isEqualTo("/exchange/peers");
        var id = jdbc.sql("select id from exchange.peer where collection = :c").param("c", collection).query(UUID.class)
                .single();
        var page = officer.get("/exchange/peers/" + id).body();
        assertThat(page).contains("https://taxii.example.jp/api1/", "none = TLP:CLEAR", "保存してあります")
                .doesNotContain("verysecrettoken");
        officer.post("/exchange/peers/" + id, "revision", "1", "name", "見本", "root", "https://other.example.jp/api1",
                "collection", collection, "signIn", "BEARER", "secret", "", "markings", "", "every", "30");
        assertThat(officer.get("/exchange/peers/" + id).body()).as("a secret is for one server")
                .contains("https://taxii.example.jp/api1/");
        officer.post("/exchange/peers/" + id, "revision", "1", "name", "見本二", "root", "https://taxii.example.jp/api1",
                "collection", collection, "signIn", "BEARER", "secret", "", "markings", "", "every", "30");
        assertThat(peers.find(new PeerId(id)).orElseThrow()).matches(each -> each.hasSecret() && !each.active());
    }

    @Test
    void theNarrowestOfItsMarkingsCounts() {
        var markings = ((Markings.Read.Good) Markings.read("none = CLEAR\n" + THEIRS + " = AMBER")).markings();
        assertThat(of(markings, "{}")).isEqualTo(Tlp.CLEAR);
        assertThat(of(Markings.NONE, "{}")).isEqualTo(Tlp.AMBER_STRICT);
        assertThat(of(markings, "{\"object_marking_refs\":[\"" + GREEN + "\"]}")).isEqualTo(Tlp.GREEN);
        assertThat(of(markings, "{\"object_marking_refs\":[\"" + GREEN + "\",\"" + THEIRS + "\"]}"))
                .isEqualTo(Tlp.AMBER);
        assertThat(of(markings, "{\"object_marking_refs\":[\"" + GREEN + "\",7]}")).isEqualTo(Tlp.AMBER_STRICT);
        assertThat(
                of(markings, "{\"granular_markings\":[{\"marking_ref\":\"" + THEIRS + "\",\"selectors\":[\"name\"]}]}"))
                .isEqualTo(Tlp.AMBER);
    }

    private static Tlp of(Markings markings, String object) {
        return markings.of(JsonMapper.shared().readTree(object));
    }

    @Test
    void whatWasDecidedStandsWithWhoDecidedWhenAndWhy() {
        var kept = domain();
        comes(Objects.indicator(Objects.id(), kept), Objects.indicator(Objects.id(), domain()));
        var officer = door.browser(Role.CENTRE_OFFICER);
        var keys = keys(officer, list());
        officer.post("/exchange/judge", "object", keys.getFirst(), "act", "turn-away", "reason", "x".repeat(501));
        assertThat(officer.get(list()).body()).contains("理由が長すぎます");
        officer.post("/exchange/judge", "object", keys.getFirst(), "act", "turn-away", "reason", "<b>古い</b>情報のため");
        officer.post("/exchange/judge", "object", keys.getLast(), "act", "let-in", "tlp", "CLEAR", "reason", "確認済み");
        var from = list().replace("/exchange?", "/exchange/judged?");
        var analyst = door.browser(Role.CENTRE_ANALYST);
        var all = analyst.get(from).body();
        assertThat(all).contains("&lt;b&gt;古い&lt;/b&gt;情報のため", "確認済み", "見本の接続先", "/indicators/sources/")
                .doesNotContain("<b>古い");
        assertThat(all).contains(officerName());
        assertThat(analyst.get(from + "&verdict=LET_IN").body()).contains("確認済み").doesNotContain("情報のため");
        assertThat(analyst.get(from + "&type=malware").body()).contains("当てはまるものはありません");
        var other = "/exchange/judged?from=" + UUID.randomUUID();
        assertThat(analyst.get(other).body()).doesNotContain("確認済み");
        for (var role : List.of(Role.OPERATOR_MANAGER, Role.SECRETARIAT, Role.MINISTRY, Role.PARTNER, Role.AUDITOR))
            assertThat(door.browser(role).get("/exchange/judged").statusCode()).isEqualTo(403);
    }

    private String officerName() {
        return jdbc.sql("""
                select p.name_ja from taxii.judged j join directory.person p on p.id = j.by
                where j.reason = '確認済み' order by j.at desc limit 1""").query(String.class).single();
    }

    @Test
    void anOfficerSaysWhatIsSentToAServerAndSeesWhatBecameOfIt() {
        var officer = door.browser(Role.CENTRE_OFFICER);
        var added = officer.post("/exchange/peers", "name", "送るだけの見本", "root",
                "https://taxii.example.jp/" + UUID.randomUUID(), "collection", "", "signIn", "NONE", "secret", "",
                "markings", "", "every", "60");
        var page = Browser.location(added);
        assertThat(page).startsWith("/exchange/peers/");
        assertThat(officer.get(page).body()).contains("取得しません", "送信の設定");
        var wrong = officer.post(page + "/push", "revision", "0", "to", "../x", "goes", "RED", "occasion", "REAL",
                "sending", "yes");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("2か所を直してください");
        officer.post(page + "/push", "revision", "0", "to", "c9", "goes", "COMMUNITY", "occasion", "REAL", "sending",
                "yes");
        assertThat(officer.get(page).body()).contains("送信の設定を保存しました", "まだ送ったものはありません");
        assertThat(officer.post(page + "/push", "revision", "0", "to", "c9", "goes", "PUBLIC", "occasion", "REAL")
                .statusCode()).isEqualTo(409);
        var id = new PeerId(UUID.fromString(page.substring(page.lastIndexOf('/') + 1)));
        var now = clock.instant();
        pushRows.take(now, java.time.Duration.ofMinutes(1));
        jdbc.sql("""
                insert into exchange.handed (peer, object, version, added, state, fault, at)
                values (:peer, 'report--x', now(), now(), 'REFUSED', 'exchange.push.said|架空の断り', now())""")
                .param("peer", id.value()).update();
        jdbc.sql("update exchange.push set failures = 2, failure = 'FORBIDDEN', detail = 'HTTP 403' where peer = :peer")
                .param("peer", id.value()).update();
        var body = officer.get(page).body();
        assertThat(body).contains("送信できません（続けて2回）", "書き込みを許すよう相手に頼んでください", "HTTP 403", "受け取られず", "架空の断り");
        assertThat(officer.get("/exchange/peers").body()).contains("送信できません（続けて2回）");
        assertThat(officer.get("/exchange").body()).contains("取得または送信ができていません");
        officer.post(page + "/push/again");
        assertThat(officer.get(page).body()).contains("送信待ち").doesNotContain("架空の断り");
        var analyst = door.browser(Role.CENTRE_ANALYST);
        assertThat(analyst.get(page).body()).contains("送信できません").doesNotContain("送信の設定");
        for (var path : List.of("/push", "/push/again", "/push/soon"))
            assertThat(analyst.post(page + path, "to", "c9").statusCode()).isEqualTo(403);
        officer.post(page + "/push", "revision", "1", "to", "c10", "goes", "COMMUNITY", "occasion", "REAL");
        assertThat(officer.get(page).body()).as("it is another collection, and nothing goes there").contains("送信停止中")
                .doesNotContain("report--x");
    }
}
