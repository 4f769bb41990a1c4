package dev.noroshi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.report.ReportKind;
import dev.noroshi.stix.Bundles;
import dev.noroshi.stix.StixTime;
import dev.noroshi.stix.TlpMark;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A report as objects says to everybody what their form says, and to nobody who wrote it unless they know.
@NoroshiTest
class ReportsAsObjectsTest {

    private static final List<String> TRACES = List.of("つづら", "tsuzura", "Tsuzura", "op-bank-02", "萩ノ宮", "haginomiya",
            "Haginomiya", "03-0000-1040", "03-0000-9016", "秘密の手がかり");
    private static final String REPORTER = "haginomiya.wataru";
    private static final String SECRETARIAT = "yunohana.gaku";
    private static final String MINISTRY = "namine.mai";
    private static final String CENTRE = "kanetsuki.ren";
    private static final String AGENCY = "ishizumi.tomoko";

    /// Whether it goes by way of the secretariat, which takes the name off, or under its reporter's name to the ministry.
    private enum Posture {
        ANONYMOUS("SECRETARIAT"), NAMED("MINISTRY");

        private final String route;

        Posture(String route) {
            this.route = route;
        }
    }

    /// How far it has come.
    private enum Stage {
        SUBMITTED, COPIED, AT_MINISTRY, AT_CENTRE, SHARED, WITHDRAWN
    }

    /// A report where everybody has it.
    ///
    /// @param places by the login of somebody who has it, the address of it there
    private record Told(Posture posture, Stage stage, String mark, Map<String, String> places) {

        String at(String login) {
            return ReportsAsObjectsTest.at(places, login);
        }
    }

    @Autowired
    ApplicationContext program;
    @Autowired
    Programs programs;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    private String number = "";

    @BeforeEach
    void later() {
        clock.advance(Duration.ofHours(1));
    }

    private static String at(Map<String, String> places, String login) {
        return Objects.requireNonNull(places.get(login), login + " does not have it");
    }

    // ---- reports at every stage ----

    private Told tell(Posture posture, Stage stage, boolean drill) {
        var mark = "k" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        var filed = programs.as(REPORTER).post("/api/v1/reports?submit=true", """
                {"drill": %s, "route": "%s", "grounds": "SERIOUS_IMPACT", "importance": "ATTENTION", "tlp": "AMBER",
                 "attachment": "NO", "sector": "finance", "operator": "つづら信用金庫",
                 "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"],
                 "affected-system": "会員サイト（https://www.tsuzura.example.jp/）",
                 "event-summary": "%s つづら信用金庫の会員サイトが改ざんされた。秘密の手がかり",
                 "timeline": [{"datetime": "2026-11-20T08:10:00+09:00", "status": "つづら信用金庫の萩ノ宮が発見。"}],
                 "supplement": "接続先は hxxp://%s[.]top/ と 45.155.204[.]7（T1071、TA0011）、CVE-2026-55555。8.8.8.8 に問い合わせた。",
                 "lessons": "台帳で管理する。", "parts": {"lessons": "GREEN", "supplement": "RED"}}"""
                .formatted(drill, posture.route, mark, mark));
        assertThat(filed.status()).as(filed::toString).isEqualTo(201);
        var places = new LinkedHashMap<String, String>();
        places.put(REPORTER, filed.header("Location"));
        clock.advance(Duration.ofMinutes(7));
        if (posture == Posture.ANONYMOUS) viaSecretariat(stage, mark, places);
        else places.put(MINISTRY, held(MINISTRY, mark));
        if (stage.compareTo(Stage.AT_CENTRE) >= 0) {
            number = forward(MINISTRY, at(places, MINISTRY), 1);
            places.put(CENTRE, held(CENTRE, mark));
        }
        if (stage == Stage.SHARED) places.put(AGENCY, share(at(places, CENTRE)));
        if (stage == Stage.WITHDRAWN) withdraw(posture, places);
        return new Told(posture, stage, mark, places);
    }

    private void viaSecretariat(Stage stage, String mark, Map<String, String> places) {
        places.put(SECRETARIAT, held(SECRETARIAT, mark));
        if (stage == Stage.SUBMITTED) return;
        anonymise(at(places, SECRETARIAT), 1);
        if (stage == Stage.COPIED) return;
        forward(SECRETARIAT, at(places, SECRETARIAT), 1);
        places.put(MINISTRY, held(MINISTRY, mark));
    }

    private void anonymise(String place, int ordinal) {
        var begun = programs.as(SECRETARIAT).post(place + "/anonymise", "{\"ordinal\": %d}".formatted(ordinal)).json();
        var done = programs.as(SECRETARIAT).post(place + "/anonymise", """
                {"ordinal": %d, "edition": %d, "all": "ACCEPTED", "redact": [{"find": "萩ノ宮", "replace": "担当者"},
                 {"find": "秘密の手がかり", "replace": "（略）"}]}""".formatted(ordinal, begun.path("edition").asInt()));
        assertThat(done.status()).as(done::toString).isEqualTo(200);
    }

    private String forward(String login, String place, int ordinal) {
        var done = programs.as(login).post(place + "/forward", "{\"ordinal\": %d}".formatted(ordinal));
        assertThat(done.status()).as(done::toString).isEqualTo(200);
        clock.advance(Duration.ofMinutes(7));
        return done.json().path("number").asString("");
    }

    private void withdraw(Posture posture, Map<String, String> places) {
        var done = programs.as(REPORTER).post(at(places, REPORTER) + "/withdraw", "{\"reason\": \"誤報と判明したため\"}");
        assertThat(done.status()).as(done::toString).isEqualTo(200);
        clock.advance(Duration.ofMinutes(7));
        if (posture == Posture.ANONYMOUS) {
            var place = at(places, SECRETARIAT);
            var begun = programs.as(SECRETARIAT).post(place + "/anonymise", "{\"ordinal\": 2}").json();
            programs.as(SECRETARIAT).post(place + "/anonymise", """
                    {"ordinal": 2, "edition": %d, "all": "ACCEPTED"}""".formatted(begun.path("edition").asInt()));
            forward(SECRETARIAT, place, 2);
        }
        forward(MINISTRY, at(places, MINISTRY), 2);
    }

    private String share(String place) {
        var sideways = program.getBean(Sideways.class);
        var dossier = new DossierId(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
        Caller centre = programs.cast().person(CENTRE);
        var agency = List.of(programs.cast().person(AGENCY).organisation());
        var preview = sideways.preview(centre, dossier, agency);
        var report = program.getBean(CentreReports.class).find(dossier.value()).orElseThrow();
        assertThat(sideways.share(centre, dossier, agency, Sideways.seal(report, preview)))
                .isEqualTo(new Sideways.Shared.Done(1));
        return "/api/v1/shared-parts/" + sideways.handed(centre, dossier).getFirst().excerpt().id();
    }

    private String held(String login, String mark) {
        for (var line : programs.as(login).get("/api/v1/reports?box=held&limit=100").json().path("reports"))
            if (line.path("title").asString().contains(mark)) return "/api/v1/reports/" + line.path("id").asString();
        throw new AssertionError(login + " was not handed " + mark);
    }

    // ---- who reads ----

    /// Somebody of every class and role.
    private List<String> everybody() {
        return jdbc.sql("""
                select distinct on (o.actor_class, t.role) p.login
                from directory.person p
                join directory.post t on t.person = p.id and t.valid_to is null
                join directory.organisation o on o.code = t.organisation
                where not p.login = any (:known)
                order by o.actor_class, t.role, p.login""")
                .param("known", new String[]{REPORTER, SECRETARIAT, MINISTRY, CENTRE, AGENCY}).query(String.class)
                .list();
    }

    private List<JsonNode> bundle(String login, String place) {
        var answer = programs.as(login).get(place + "/stix.json");
        assertThat(answer.status()).as(login + " " + answer).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/stix+json");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        return Bundles.sound(new String(answer.bytes(), StandardCharsets.UTF_8));
    }

    private static boolean mayKnow(Told told, String login) {
        return login.equals(REPORTER)
                || login.equals(told.posture() == Posture.ANONYMOUS ? SECRETARIAT : MINISTRY)
                || told.posture() == Posture.NAMED && login.equals(CENTRE);
    }

    @Test
    void forEveryClassOfReaderAtEveryStageInEitherPostureNoWordOfTheSourceIsInABundle() {
        var all = new ArrayList<Told>();
        for (var stage : Stage.values()) {
            all.add(tell(Posture.ANONYMOUS, stage, false));
            if (stage != Stage.COPIED && stage != Stage.AT_MINISTRY) all.add(tell(Posture.NAMED, stage, false));
        }
        all.add(tell(Posture.ANONYMOUS, Stage.AT_CENTRE, true));
        var others = everybody();
        assertThat(others).hasSizeGreaterThan(15);
        for (var told : all) {
            var what = told.posture() + " " + told.stage();
            for (var place : told.places().entrySet()) {
                var text = bundle(place.getKey(), place.getValue()).toString();
                if (!mayKnow(told, place.getKey())) {
                    assertThat(text).as(what + " for " + place.getKey()).doesNotContain(TRACES);
                    for (var other : told.places().entrySet()) // nor the place it has with anybody
                        assertThat(text).doesNotContain(idOf(other.getValue()));
                } else
                    if (told.stage() != Stage.WITHDRAWN)
                        assertThat(text).as("who may know reads who wrote it").contains("つづら");
                for (var reader : told.places().keySet())
                    if (!reader.equals(place.getKey()) && !reader.equals(CENTRE)) nothing(reader, place.getValue());
                for (var reader : others) nothing(reader, place.getValue());
            }
            idsDiffer(told);
        }
    }

    private static String idOf(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /// Colleagues of those who have it may read it too; nobody else anything.
    private void nothing(String reader, String place) {
        var answer = programs.as(reader).get(place + "/stix.json");
        if (answer.status() == 200) {
            var owner = jdbc.sql("""
                    select exists (select from directory.post t join directory.person p on p.id = t.person
                                   where p.login = :login and t.organisation = any (:holders))""")
                    .param("login", reader)
                    .param("holders", new String[]{"op-bank-02", "sec-bank", "FSA", "nco", "ipa"})
                    .query(Boolean.class).single();
            assertThat(owner).as(reader + " reads " + place).isTrue();
        } else
            assertThat(answer.text()).as(reader).doesNotContain(TRACES);
    }

    /// What stands on one side of a hop is called otherwise on the other, so that nobody joins them.
    private void idsDiffer(Told told) {
        var seen = new HashSet<String>();
        told.places().forEach((login, place) -> {
            var ids = Bundles.ids(bundle(login, place));
            ids.removeIf(id -> id.startsWith("marking-definition--") || id.startsWith("identity--"));
            assertThat(seen).as(told.posture() + " " + told.stage() + " at " + login).doesNotContainAnyElementsOf(ids);
            seen.addAll(ids);
        });
        if (told.posture() == Posture.NAMED) return;
        var below = identities(bundle(REPORTER, told.at(REPORTER)));
        assertThat(identities(bundle(SECRETARIAT, told.at(SECRETARIAT)))).isEqualTo(below);
        for (var login : List.of(MINISTRY, CENTRE, AGENCY))
            if (told.places().containsKey(login))
                assertThat(identities(bundle(login, told.at(login)))).doesNotContainAnyElementsOf(below);
    }

    private static Set<String> identities(List<JsonNode> bundle) {
        var ids = Bundles.ids(bundle);
        ids.removeIf(id -> !id.startsWith("identity--"));
        return ids;
    }

    // ---- what it says ----

    @Test
    void theMinistryTakesWhatItsFormSaysWithTheMarkingOfEveryFieldAndTheIndicatorsInIt() {
        var submitted = StixTime.write(clock.instant()).substring(0, 16);
        var told = tell(Posture.ANONYMOUS, Stage.AT_CENTRE, false);
        var bundle = bundle(MINISTRY, told.at(MINISTRY));
        var report = Bundles.standing(bundle, "report").getFirst();
        assertThat(report.path("name").stringValue("")).startsWith(number + " ").contains(told.mark(), "当該事業者");
        assertThat(report.path("labels").toString()).contains("importance:attention").doesNotContain("drill");
        assertThat(report.path("external_references").toString()).contains(number);
        assertThat(Bundles.standing(bundle, "identity")).hasSize(1);
        assertThat(bundle.toString()).as("when it was written").doesNotContain(submitted);

        assertThat(mark(note(bundle, "lessons"))).isEqualTo(TlpMark.GREEN);
        assertThat(mark(note(bundle, "supplement"))).isEqualTo(TlpMark.RED);
        assertThat(mark(note(bundle, "affected-system"))).isEqualTo(TlpMark.AMBER);
        assertThat(note(bundle, "cause").path("content").stringValue("")).contains("不明");
        assertThat(bundle).noneMatch(each -> each.path("labels").toString().contains("field:sender"));

        var signs = Bundles.standing(bundle, "indicator");
        assertThat(signs).extracting(each -> each.path("pattern").stringValue("")).contains(
                "[url:value = 'http://" + told.mark() + ".top/']", "[ipv4-addr:value = '45.155.204.7']")
                .noneMatch(each -> each.contains("8.8.8.8") || each.contains("tsuzura"));
        assertThat(signs).allMatch(each -> mark(each) == TlpMark.RED);
        assertThat(Bundles.standing(bundle, "vulnerability")).extracting(each -> each.path("name").stringValue(""))
                .containsExactly("CVE-2026-55555");
        assertThat(report.path("object_refs").toString()).contains(signs.getFirst().path("id").stringValue(""));
        // told again, it is the same
        assertThat(bundle(MINISTRY, told.at(MINISTRY))).isEqualTo(bundle);
    }

    private static JsonNode note(List<JsonNode> bundle, String field) {
        return Bundles.standing(bundle, "note").stream()
                .filter(each -> each.path("labels").toString().contains("\"field:" + field + "\"")).findFirst()
                .orElseThrow();
    }

    private static TlpMark mark(JsonNode object) {
        var refs = new ArrayList<String>();
        object.path("object_marking_refs").forEach(ref -> refs.add(ref.stringValue("")));
        return TlpMark.of(TlpMark.narrowest(refs).orElseThrow());
    }

    @Test
    void aLaterReportIsTheNextVersionAndWhatItSaysNoLongerIsRevoked() {
        var told = tell(Posture.NAMED, Stage.AT_CENTRE, false);
        var place = told.at(MINISTRY);
        var before = bundle(MINISTRY, place);
        followUp(told, "接続先はなかった。");
        var after = bundle(MINISTRY, place);
        assertThat(Bundles.standing(after, "indicator").toString()).doesNotContain("45.155");
        assertThat(Bundles.standing(after, "report").getFirst().path("id"))
                .isEqualTo(Bundles.standing(before, "report").getFirst().path("id"));
        assertThat(modified(after)).isGreaterThan(modified(before));
        var gone = after.stream().filter(each -> each.path("revoked").booleanValue(false)).toList();
        var was = new HashSet<>(Bundles.ids(Bundles.standing(before, "indicator")));
        was.addAll(Bundles.ids(Bundles.standing(before, "vulnerability")));
        assertThat(Bundles.ids(gone)).isEqualTo(was);
        var first = programs.as(MINISTRY).get(place + "/stix.json?ordinal=1");
        assertThat(Bundles.sound(first.text())).as("the first report stays what it was").isEqualTo(before);

        followUp(told, "接続先は 45.155.204[.]7 だった。");
        var third = bundle(MINISTRY, place);
        assertThat(Bundles.standing(third, "indicator")).hasSize(1)
                .noneMatch(each -> Bundles.ids(before).contains(each.path("id").stringValue("")));
        assertThat(third.stream().filter(each -> each.path("revoked").booleanValue(false)).toList())
                .as("revoked once, for ever").isEqualTo(gone);
    }

    private void followUp(Told told, String supplement) {
        var series = told.at(REPORTER);
        var begun = programs.as(REPORTER).post(series + "/follow-ups?submit=true",
                "{\"kind\": \"FOLLOW_UP\", \"supplement\": \"%s\"}".formatted(supplement));
        assertThat(begun.status()).as(begun::toString).isEqualTo(201);
        clock.advance(Duration.ofMinutes(7));
    }

    private static String modified(List<JsonNode> bundle) {
        return Bundles.standing(bundle, "report").getFirst().path("modified").stringValue("");
    }

    @Test
    void aReportThatWasOvertakenDoesNotStandAboveThoseAfterIt() {
        var early = Instant.parse("2026-11-20T00:00:00Z");
        var versions = List.of(version(1, early.plusSeconds(60)), version(2, early), version(3, early.plusSeconds(61)));
        assertThat(ReportLine.inOrder(versions)).extracting(ReportLine.Version::at).containsExactly(
                early.plusSeconds(60), early.plusSeconds(60).plusMillis(1), early.plusSeconds(61));
    }

    private static ReportLine.Version version(int ordinal, Instant at) {
        return new ReportLine.Version(ordinal, ReportKind.FOLLOW_UP, "",
                FormContent.empty(), Tlp.AMBER, null, at);
    }

    @Test
    void aDrillIsMarkedAndTellsNoIndicators() {
        var told = tell(Posture.ANONYMOUS, Stage.AT_CENTRE, true);
        for (var login : List.of(REPORTER, SECRETARIAT, MINISTRY, CENTRE)) {
            var bundle = bundle(login, told.at(login));
            assertThat(Bundles.standing(bundle, "indicator")).isEmpty();
            assertThat(Bundles.standing(bundle, "report")).allMatch(
                    each -> each.path("labels").toString().contains("\"drill\""));
        }
    }

    @Test
    void whoIsGivenPartsOfItTakesThoseParts() {
        var told = tell(Posture.ANONYMOUS, Stage.SHARED, false);
        var bundle = bundle(AGENCY, told.at(AGENCY));
        assertThat(Bundles.standing(bundle, "note")).hasSize(1);
        assertThat(note(bundle, "lessons").path("content").stringValue("")).isEqualTo("台帳で管理する。");
        assertThat(bundle.toString()).doesNotContain(told.mark(), "改ざん", "importance", "finance", "45.155");
        var browser = new FrontDoor(program, port).browser(AGENCY);
        var page = "/shared-parts/" + idOf(told.at(AGENCY));
        assertThat(browser.get(page).body()).contains("/files" + page + "/stix.json");
        assertThat(browser.download("/files" + page + "/stix.json").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasWithdrawnIsRevokedAndSaysNothing() {
        var told = tell(Posture.ANONYMOUS, Stage.WITHDRAWN, false);
        for (var place : told.places().entrySet()) {
            var bundle = bundle(place.getKey(), place.getValue());
            assertThat(Bundles.standing(bundle, "report")).isEmpty();
            assertThat(bundle.stream().filter(each -> each.path("revoked").booleanValue(false))).hasSizeGreaterThan(5);
            assertThat(bundle.toString()).doesNotContain(told.mark(), "改ざん", "45.155");
        }
    }

    @Test
    void takingItAwayIsEnteredInTheTrailAndOfferedOnThePage() {
        var told = tell(Posture.ANONYMOUS, Stage.AT_MINISTRY, false);
        var id = idOf(told.at(MINISTRY));
        var browser = new FrontDoor(program, port).browser(MINISTRY);
        assertThat(browser.get("/reports/" + id).body()).contains("/files/reports/" + id + "/stix.json?ordinal=1");
        var file = browser.download("/files/reports/" + id + "/stix.json?ordinal=1");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("report-1.stix.json");
        Bundles.sound(new String(file.body(), StandardCharsets.UTF_8));
        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'report.export' and subject = :id")
                .param("id", id).query(Integer.class).single()).isEqualTo(1);
        assertThat(browser.get("/reports/" + id).body()).contains("STIXで出した");
    }
}
