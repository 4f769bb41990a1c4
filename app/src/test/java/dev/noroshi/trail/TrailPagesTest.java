package dev.noroshi.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.audit.Rounds;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// One report on its way up, and what the trail tells of it to whom.
// a program of its own: lines are counted
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=trail-pages")
class TrailPagesTest {

    private static int hours;

    private static final String REPORTS = "/api/v1/reports";
    private static final String REPORT = """
            {"importance": "ATTENTION", "tlp": "AMBER", "attachment": "NO", "sector": "finance",
             "operator": "つづら信用金庫", "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"],
             "known-datetime": "2026-11-20T08:10:00+09:00", "affected-system": "会員サイト",
             "event-summary": "KANARIA-4711 改ざんされた。"}""";

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
    Browser auditor;
    Browser bank;
    String series = "";
    String atSecretariat = "";
    String atMinistry = "";
    String atCentre = "";

    @BeforeEach
    void aReportHasGoneUp() {
        clock.advance(Duration.ofHours(++hours));
        var door = new FrontDoor(program, port);
        var operator = programs.operator();
        var secretariat = programs.secretariat();
        var ministry = programs.ministry();
        var centre = programs.centre();
        series = operator.post(REPORTS + "?submit=true", REPORT).header("Location");
        operator.get(series);
        atSecretariat = newest(secretariat);
        secretariat.get(atSecretariat);
        var copy = secretariat.post(atSecretariat + "/anonymise", "{\"ordinal\": 1}").json();
        secretariat.post(atSecretariat + "/anonymise", """
                {"ordinal": 1, "edition": %d, "all": "ACCEPTED"}""".formatted(copy.path("edition").asInt()));
        assertThat(secretariat.post(atSecretariat + "/forward", "{\"ordinal\": 1}").status()).isEqualTo(200);
        atMinistry = newest(ministry);
        ministry.get(atMinistry);
        assertThat(ministry.post(atMinistry + "/forward").status()).isEqualTo(200);
        atCentre = newest(centre);
        centre.get(atCentre);
        programs.as("rindoya.naoto").get(atCentre);
        programs.as("rindoya.naoto").get(atCentre + "/form.pdf");
        auditor = door.browser(Role.AUDITOR);
        bank = door.browser("haginomiya.wataru");
        Rounds.go(program);
    }

    @Test
    void everyReadExportWriteAndRefusalHasALineWithRouteAndOwnIdAndNoContent() {
        var foreign = programs.ministry().get(atSecretariat);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(programs.as("haginomiya.wataru").post("/api/v1/advisories", "{}").status()).isEqualTo(403);
        Rounds.go(program);
        assertThat(lines("select kind || ' ' || act from audit.entry where subject = '" + id(atCentre) + "'"))
                .contains("READ report.read", "EXPORT report.print");
        assertThat(lines("select kind || ' ' || route || ' ' || subject from audit.entry where route is not null"))
                .contains("READ GET /api/v1/reports/{id} " + id(series), "DENIED GET /api/v1/reports/{id} -",
                        "DENIED POST /api/v1/advisories -",
                        "WRITE POST /api/v1/reports/{id}/anonymise " + id(atSecretariat));
        assertThat(lines("select to_jsonb(e)::text from audit.entry e")).isNotEmpty()
                .noneMatch(line -> line.contains("KANARIA") || line.contains("つづら") || line.contains("haginomiya"));
    }

    /// A crash between the two could keep the change and lose the line.
    @Test
    void aChangeAndItsLineAreOfOneTransaction() {
        assertThat(lines("""
                select e.xmin::text from audit.entry e
                where e.route = 'POST /api/v1/reports/{id}/anonymise' and e.subject = '%s'"""
                .formatted(id(atSecretariat))))
                .isNotEmpty().containsAnyElementsOf(lines("""
                        select c.xmin::text from relay.copy c
                        join relay.entry n on n.id = c.entry
                        where n.dossier = '%s'""".formatted(id(atSecretariat))));
        assertThat(programs.secretariat().put("/api/v1/pass-on-setting", "{\"automatic\": false}").status())
                .isEqualTo(200);
        assertThat(lines("select xmin::text from audit.entry where act like 'advisory.onward-%'"))
                .containsAll(lines("select xmin::text from advisory.onward where organisation = 'sec-bank'"))
                .isNotEmpty();
    }

    @Test
    void whatIsRefusedOrChangesNothingHasNoLineAboutAWrite() {
        var before = lines("select id::text from audit.entry where kind = 'WRITE'");
        assertThat(programs.secretariat().put("/api/v1/pass-on-setting", "{}").status()).isEqualTo(422);
        assertThat(programs.ministry().post("/api/v1/reports/" + id(atMinistry) + "/forward").status()).isEqualTo(409);
        assertThat(programs.operator().post("/api/v1/reports", "{\"event-type\": \"NONE\"}").status()).isEqualTo(422);
        Rounds.go(program);
        assertThat(lines("select id::text from audit.entry where kind = 'WRITE'")).isEqualTo(before);
    }

    @Test
    void anAuditorSearchesByApiWithTheFiltersOfThePageFromLineToLine() {
        var auditing = programs.as("tomono.tsukasa");
        var all = auditing.get("/api/v1/trail?limit=500").json();
        assertThat(all.path("lines").size()).isGreaterThan(5);
        assertThat(all.toString()).contains(id(atCentre), "report.read").doesNotContain("op-bank-02", id(series),
                "KANARIA");
        assertThat(all.path("counted")).isNotEmpty();
        var seen = new java.util.ArrayList<String>();
        var page = auditing.get("/api/v1/trail?act=report.&limit=2&from=2026-11-14").json();
        while (true) {
            page.path("lines").forEach(line -> seen.add(line.toString()));
            assertThat(page.path("lines").size()).isLessThanOrEqualTo(2);
            if (page.path("next").isNull()) break;
            page = auditing.get("/api/v1/trail?act=report.&limit=2&from=2026-11-14&cursor="
                    + page.path("next").asString()).json();
        }
        var whole = new java.util.ArrayList<String>();
        auditing.get("/api/v1/trail?act=report.&limit=500&from=2026-11-14").json().path("lines")
                .forEach(line -> whole.add(line.toString()));
        assertThat(seen).isEqualTo(whole).hasSizeGreaterThan(3);
        assertThat(auditing.get("/api/v1/trail?organisation=op-bank-02").json().path("lines")).isEmpty();
        assertThat(auditing.get("/api/v1/trail?cursor=x&act=%21&organisation=%3F").errors()).containsExactlyInAnyOrder(
                "cursor unreadable", "act unreadable", "organisation unreadable");
        assertThat(auditing.get("/api/v1/trail?kind=SECRET").status()).isEqualTo(400);
        assertThat(programs.centre().get("/api/v1/trail").status()).isEqualTo(403);
    }

    @Test
    void aSecondVerificationLooksAtWhatWasAddedAndAtEverythingWhenAsked() {
        var auditing = programs.as("tomono.tsukasa");
        auditing.get("/api/v1/trail/check");
        bank.get("/home");
        Rounds.go(program);
        var added = auditing.get("/api/v1/trail/check").json();
        assertThat(added.path("sound").asBoolean()).isTrue();
        assertThat(added.path("from").asInt()).isGreaterThan(1);
        assertThat(auditing.get("/api/v1/trail/check?full=true").json().path("from").asInt()).isEqualTo(1);
        assertThat(auditor.get("/trail/check").body()).contains("最初から検証する");
        assertThat(auditor.get("/trail/check?full=true").body()).doesNotContain("最初から検証する");
    }

    /// Neither today's readers nor "nobody" stand for what was not understood.
    @Test
    void aDayOrAnIdThatCannotBeReadIsSaidAtItsFieldAndAnsweredByNothing() {
        var asked = auditor.get("/trail/access?advisory=T58&on=2026-02-30");
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("「T58」は情報提供の ID の形ではありません", "「2026-02-30」を日付として読めません",
                "id=\"advisory-problem\"", "id=\"on-problem\"", "value=\"T58\"", "value=\"2026-02-30\"")
                .doesNotContain("この日に読めた組織はありません", "読む役割の人数");
        var unknown = auditor.get("/trail/access?advisory=" + new java.util.UUID(7, 7) + "&on=2026-11-20");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("この ID の情報提供は発出されていません").doesNotContain("この日に読めた組織はありません");
        var first = auditor.get("/trail/access");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).doesNotContain("この日に読めた組織はありません", "id=\"problems\"");
    }

    @Test
    void noIdIsSharedByTheLinesOfTwoHopsOfAReport() {
        programs.ministry().get(atSecretariat); // tried, and refused
        Rounds.go(program);
        assertThat(lines("""
                select subject from audit.entry
                where subject ~ '^[0-9a-f]{8}-' and act not like 'access.%' and act not like 'advisory.%'
                group by subject having count(distinct organisation) > 1""")).isEmpty();
        // and nothing a later hop's line says stands in an earlier one's
        for (var hop : List.of(series, atSecretariat, atMinistry, atCentre))
            assertThat(lines("select distinct organisation from audit.entry where subject = '" + id(hop) + "'"))
                    .hasSize(1);
    }

    @Test
    void anAuditorSeesActsButNeitherContentNorWhatAnOperatorDid() {
        var page = auditor.get("/trail").body();
        assertThat(page).contains("証跡", "国家サイバー統括室", id(atCentre), "情報連絡を開いた", "件数だけを示す行")
                .doesNotContain("KANARIA", "つづら", "op-bank-02", id(series), "萩ノ宮");
        var csv = auditor.get("/files/trail.csv");
        assertThat(csv.body()).contains(id(atCentre), "report.read").doesNotContain("op-bank-02", id(series));
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValueSatisfying(
                value -> assertThat(value).startsWith("attachment"));
        assertThat(auditor.get("/trail?organisation=op-bank-02").body()).contains("この条件に合う行はありません")
                .doesNotContain("件数だけを示す行");
        assertThat(auditor.get("/files/trail.csv?kind=EXPORT&act=report.").body()).contains("report.print")
                .doesNotContain("report.read");
        assertThat(auditor.get("/trail?lang=en").body()).contains("Opened a report");
        auditor.get("/trail?lang=ja");
        assertThat(auditor.get("/reports").statusCode()).isEqualTo(403);
    }

    @Test
    void theTrailIsVerifiedOnAPageAndByApi() {
        assertThat(auditor.get("/trail/check").body()).contains("書き換え、消去、差し込みは見つかりませんでした");
        var found = programs.as("tomono.tsukasa").get("/api/v1/trail/check").json();
        assertThat(found.path("sound").asBoolean()).isTrue();
        assertThat(found.path("lines").asInt()).isGreaterThan(10);
        assertThat(found.path("head").asString()).isNotBlank();
        assertThat(bank.get("/trail").statusCode()).isEqualTo(403);
    }

    @Test
    void theReporterSeesHowManyOfWhomHaveReadItAndItsOwnPeopleByName() {
        var page = bank.get(series.replace("/api/v1", "") + "/readers").body();
        assertThat(page).containsPattern("国家サイバー統括室[^<]*の担当者 2名").containsPattern("金融庁[^<]*の担当者 1名")
                .contains("萩ノ宮").doesNotContain("錣", "鐘築", "りんどう", "竜胆");
        assertThat(bank.get(series.replace("/api/v1", "")).body()).contains("/readers\"");
        // up the path nobody learns who read below
        var centre = new FrontDoor(program, port).browser("kanetsuki.ren");
        assertThat(centre.get(atCentre.replace("/api/v1", "") + "/readers").body()).doesNotContain("金融庁", "つづら", "萩ノ宮");
        assertThat(centre.get(series.replace("/api/v1", "") + "/readers").statusCode()).isEqualTo(404);
    }

    @Test
    void aReadIsDurableAndSealedWithoutAnybodyAskingForIt() {
        var before = sealed();
        bank.get("/home");
        var patience = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (sealed() == before && System.nanoTime() < patience)
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos()); // the program's own pace is what is tested
        assertThat(sealed()).isGreaterThan(before);
    }

    private long sealed() {
        return jdbc.sql("select count(*) from audit.seal").query(Long.class).single();
    }

    private List<String> lines(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private static String newest(Program holder) {
        return REPORTS + "/" + holder.get(REPORTS + "?box=held&limit=1").json().path("reports").path(0).path("id")
                .asString();
    }

    private static String id(String path) {
        return path.substring(path.length() - 36);
    }
}
