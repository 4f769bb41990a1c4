package dev.noroshi.relay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.Readable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The papers of a report, by page and by API: they can be read, and those of a copy bear no trace of the reporter.
@NoroshiTest
class PapersTest {

    private static final List<String> TRACES = List.of("つづら", "tsuzura", "Tsuzura", "op-bank-02", "萩ノ宮", "haginomiya",
            "Haginomiya", "03-0000-1040", "03-0000-9016");
    private static final String REPORT = """
            {"importance": "ATTENTION", "tlp": "AMBER", "attachment": "NO", "sector": "finance",
             "operator": "つづら信用金庫", "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"],
             "affected-system": "会員サイト（https://www.tsuzura.example.jp/）",
             "event-summary": "・【%s】つづら信用金庫の会員サイトが改ざんされた。",
             "timeline": [{"datetime": "2026-11-20T08:10:00+09:00", "status": "つづら信用金庫の萩ノ宮が発見。"}],
             "publication": {"choice": "PLANNED", "text": "Tsuzura Shinkin Bank のサイトに掲載予定"}}""";

    @Autowired
    ApplicationContext program;
    @Autowired
    Programs programs;
    @LocalServerPort
    int port;

    private final String mark = "紙" + UUID.randomUUID().toString().substring(0, 8);
    private String atSecretariat = "";

    @BeforeEach
    void reportGoesUp() {
        var filed = programs.operator().post("/api/v1/reports?submit=true", REPORT.formatted(mark));
        assertThat(filed.status()).as(filed::toString).isEqualTo(201);
        var secretariat = programs.secretariat();
        atSecretariat = held(secretariat);
        var copy = secretariat.post("/api/v1" + atSecretariat + "/anonymise").json();
        secretariat.post("/api/v1" + atSecretariat + "/anonymise", """
                {"ordinal": 1, "edition": %d, "all": "ACCEPTED", "redact": [{"find": "萩ノ宮", "replace": "担当者"}]}"""
                .formatted(copy.path("edition").asInt()));
        assertThat(secretariat.post("/api/v1" + atSecretariat + "/forward").status()).isEqualTo(200);
    }

    @Test
    void thePapersOfTheOriginalSayWhoReportedToThoseWhoMayKnow() {
        for (var paper : papers("yunohana.gaku", programs.secretariat(), atSecretariat, "").values())
            assertThat(words(paper)).contains("つづら信用金庫", mark);
    }

    @Test
    void thePapersOfTheCopyBearNoTraceOfTheReporter() {
        var ministry = programs.ministry();
        var papers = papers("namine.mai", ministry, held(ministry), "");
        papers.putAll(papers("yunohana.gaku", programs.secretariat(), atSecretariat, "?copy"));
        assertThat(papers).hasSize(9);
        papers.forEach((name, paper) -> {
            assertThat(words(paper)).as(name).contains(mark).doesNotContain(TRACES);
            if (!name.contains(".xlsx")) return;
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(paper))) {
                var about = workbook.getProperties().getCoreProperties();
                assertThat(List.of(String.valueOf(about.getCreator()), String.valueOf(about.getLastModifiedByUser())))
                        .as("who made the file").allMatch(who -> who.isEmpty() || who.equals("null")
                                || who.equals("Noroshi"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void everyPageOfThePdfIsMarkedAtHeadAndFoot() {
        var ministry = programs.ministry();
        var pdf = ministry.get("/api/v1" + held(ministry) + "/form.pdf");
        assertThat(Readable.pdf(pdf.bytes()).pages()).isNotEmpty()
                .allSatisfy(page -> assertThat(page.replace('：', ':').split("TLP:AMBER", -1)).hasSize(3));
    }

    /// As they come by page, and by API unless the copy is asked for.
    private Map<String, byte[]> papers(String login, Program program, String report, String query) {
        var browser = new FrontDoor(this.program, port).browser(login);
        var papers = new LinkedHashMap<String, byte[]>();
        for (var kind : List.of("xlsx", "pdf", "json")) {
            var path = report + "/form." + kind + query;
            var page = browser.download("/files" + path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
            papers.put("/files" + path, page.body());
            if (!query.isEmpty()) continue;
            var answer = program.get("/api/v1" + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Content-Disposition")).startsWith("attachment");
            papers.put("/api/v1" + path, answer.bytes());
        }
        return papers;
    }

    private static String words(byte[] paper) {
        var start = new String(paper, 0, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (start.equals("%PDF")) return Readable.pdf(paper).all();
        if (start.startsWith("PK")) return Readable.zipped(paper);
        return new String(paper, java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Where a holder has it, as its page.
    private String held(Program holder) {
        for (var line : holder.get("/api/v1/reports?box=held&limit=100").json().path("reports"))
            if (line.path("title").asString().contains(mark)) return "/reports/" + line.path("id").asString();
        throw new AssertionError("Nobody handed on " + mark);
    }
}
