package dev.noroshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A program writes reports for its organisation.
@NoroshiTest
class NewReportsApiTest {

    private static final String REPORT = """
            {"importance": "ATTENTION", "tlp": "AMBER", "attachment": "NO", "sector": "finance",
             "operator": "つづら信用金庫", "event-type": "LEAD_MALWARE_INFECTION", "cause": ["SUSPICIOUS_MAIL"],
             "known-datetime": "2026-11-20T08:10:00+09:00", "event-summary": "端末が感染した。",
             "unknown": ["spread-possibility"]}""";

    @Autowired
    Programs programs;
    @Autowired
    JdbcClient jdbc;

    Program operator;

    @BeforeEach
    void program() {
        operator = programs.operator();
    }

    @Test
    void aReportBegunByAProgramIsADraftItCanReadAgain() {
        var answer = operator.post("/api/v1/reports", REPORT);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var made = answer.json();
        assertThat(answer.header("Location")).isEqualTo("/api/v1/reports/" + made.path("id").asString());
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.path("state").asString()).isEqualTo("DRAFT");
        assertThat(made.path("edition").asInt()).isEqualTo(1);
        assertThat(made.path("number").isNull()).isTrue();
        assertThat(made.path("problems")).isEmpty();
        var read = operator.get(answer.header("Location")).json();
        assertThat(read.path("report")).isEqualTo(made.path("report"));
        assertThat(read.path("report").path("event-summary").asString()).isEqualTo("端末が感染した。");
        assertThat(read.path("report").path("unknown").get(0).asString()).isEqualTo("spread-possibility");
        assertThat(read.path("report").path("sender-ministry").asString()).isEqualTo("つづら信用金庫");
    }

    @Test
    void aDraftSaysWhatWouldKeepItFromBeingSubmitted() {
        var answer = operator.post("/api/v1/reports", "{\"event-summary\": \"端末が感染した。\"}",
                "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("problems")).extracting(p -> p.path("field").asString())
                .contains("tlp", "attachment", "sector");
        assertThat(answer.json().path("problems").get(0).path("message").asString()).startsWith("Please");
    }

    @Test
    void whatIsSubmittedAtOnceIsSubmittedWhole() {
        var answer = operator.post("/api/v1/reports?submit=true", REPORT);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().path("state").asString()).isEqualTo("OPEN");
        assertThat(answer.json().path("edition").isNull()).isTrue();
        assertThat(answer.json().path("report").path("report-number").asInt()).isEqualTo(1);
        assertThat(answer.json().path("report").path("report-datetime").asString())
                .isEqualTo("2026-11-20T10:00:00+09:00");
    }

    @Test
    void whatCannotBeSubmittedAtOnceIsNotKeptAndEveryFaultIsTold() {
        var before = seriesCount();
        var answer = operator.post("/api/v1/reports?submit=true", """
                {"known-datetime": "令和７年２月３０日", "sector": "宇宙", "cause": ["NOBODY_KNOWS"]}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.errors()).contains("known-datetime no-such-day", "sector no-such-sector",
                "cause[0] no-such-option", "tlp choose-one", "attachment choose-one");
        assertThat(answer.errors()).doesNotHaveDuplicates().hasSize(5);
        assertThat(seriesCount()).isEqualTo(before);
    }

    @Test
    void aRequestSentAgainWithTheSameKeyMakesNoSecondReport() {
        var key = UUID.randomUUID().toString();
        var before = seriesCount();
        var first = operator.post("/api/v1/reports?submit=true", REPORT, "Idempotency-Key", key);
        var second = operator.post("/api/v1/reports?submit=true", REPORT, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(seriesCount()).isEqualTo(before + 1);
    }

    @Test
    void aKeyIsNotUsedForTwoDifferentReports() {
        var key = UUID.randomUUID().toString();
        operator.post("/api/v1/reports", REPORT, "Idempotency-Key", key);
        var other = operator.post("/api/v1/reports", REPORT.replace("感染", "停止"), "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("type").asString()).isEqualTo("urn:noroshi:problem:idempotency-key-used");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        var key = UUID.randomUUID().toString();
        assertThat(operator.post("/api/v1/reports?submit=true", "{}", "Idempotency-Key", key).status()).isEqualTo(422);
        assertThat(operator.post("/api/v1/reports?submit=true", REPORT, "Idempotency-Key", key).status())
                .isEqualTo(201);
    }

    @Test
    void aKeyOfOnePersonIsNotAnothersKey() {
        var key = UUID.randomUUID().toString();
        var own = operator.post("/api/v1/reports", REPORT, "Idempotency-Key", key);
        var other = programs.as("wanda.naomi").post("/api/v1/reports", REPORT, "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.json().path("id")).isNotEqualTo(own.json().path("id"));
    }

    @Test
    void aDraftIsSavedAsItIsSent() {
        var draft = draft();
        var answer = operator.put(draft + "/draft", "{\"tlp\": \"CLEAR\", \"lessons\": \"教訓\"}", "If-Match", "\"1\"");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.json().path("report").path("tlp").asString()).isEqualTo("WHITE");
        assertThat(answer.json().path("report").has("event-summary")).isFalse();
    }

    @Test
    void aStaleSaveIsRefusedWithTheEditionThereIsNowAndNothingIsLost() {
        var draft = draft();
        operator.put(draft + "/draft", "{\"lessons\": \"先の保存\"}", "If-Match", "\"1\"");
        var late = operator.put(draft + "/draft", "{\"edition\": 1, \"lessons\": \"後の保存\", \"tlp\": \"RED\"}");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("edition").asInt()).isEqualTo(2);
        assertThat(late.header("ETag")).isEqualTo("\"2\"");
        assertThat(late.json().path("changed")).extracting(f -> f.asString()).containsExactlyInAnyOrder("tlp",
                "lessons");
        assertThat(operator.get(draft).json().path("report").path("lessons").asString()).isEqualTo("先の保存");
    }

    @Test
    void aDraftNeedsAnEditionToBeSaved() {
        var answer = operator.put(draft() + "/draft", "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).containsExactly("edition edition-missing");
    }

    @Test
    void aDraftIsSubmittedOnceAndOnlyAsItWasSeen() {
        var draft = draft();
        operator.put(draft + "/draft", REPORT, "If-Match", "\"1\"");

        assertThat(operator.post(draft + "/submit", "{\"edition\": 1}").status()).isEqualTo(409);
        assertThat(operator.post(draft + "/submit", "{\"edition\": 2}").status()).isEqualTo(200);
        var again = operator.post(draft + "/submit");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("detail").asString()).startsWith("下書きがありません");
    }

    @Test
    void aDraftThatCannotBeSubmittedStays() {
        var draft = operator.post("/api/v1/reports", "{\"lessons\": \"教訓\"}").header("Location");
        assertThat(operator.post(draft + "/submit").status()).isEqualTo(422);
        assertThat(operator.get(draft).json().path("report").path("lessons").asString()).isEqualTo("教訓");
    }

    @Test
    void aDiscardedDraftIsGone() {
        var draft = draft();
        assertThat(operator.delete(draft + "/draft").status()).isEqualTo(204);
        assertThat(operator.delete(draft + "/draft").status()).isEqualTo(409);
        assertThat(operator.get("/api/v1/reports?limit=100").text())
                .doesNotContain(draft.substring(draft.length() - 36));
    }

    @Test
    void aFollowUpChangesWhatIsSentAndKeepsTheRest() {
        var series = operator.post("/api/v1/reports?submit=true", REPORT).header("Location");
        var answer = operator.post(series + "/follow-ups", """
                {"kind": "CORRECTION", "event-summary": "端末3台が感染した。", "cause": null,
                 "unknown": ["service-level-deviation"]}""");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var report = answer.json().path("report");
        assertThat(answer.json().path("kind").asString()).isEqualTo("CORRECTION");
        assertThat(answer.json().path("ordinal").asInt()).isEqualTo(2);
        assertThat(report.path("event-summary").asString()).isEqualTo("端末3台が感染した。");
        assertThat(report.path("tlp").asString()).isEqualTo("AMBER");
        assertThat(report.has("cause")).isFalse();
        assertThat(report.path("unknown")).extracting(f -> f.asString())
                .containsExactly("service-level-deviation", "spread-possibility");
        assertThat(operator.post(series + "/follow-ups", "{}").status()).isEqualTo(409);
    }

    @Test
    void aFollowUpThatCannotBeSubmittedAtOnceIsNotKept() {
        var series = operator.post("/api/v1/reports?submit=true", REPORT).header("Location");
        assertThat(operator.post(series + "/follow-ups?submit=true", "{\"tlp\": null}").status()).isEqualTo(422);
        assertThat(operator.get(series).json().path("edition").isNull()).isTrue();
        assertThat(operator.post(series + "/follow-ups?submit=true", "{\"lessons\": \"教訓\"}").status())
                .isEqualTo(201);
    }

    @Test
    void aWithdrawalNeedsAReason() {
        var series = operator.post("/api/v1/reports?submit=true", REPORT).header("Location");
        var without = operator.post(series + "/withdraw");
        assertThat(without.errors()).containsExactly("reason report.withdrawal.reason-missing");
        var with = operator.post(series + "/withdraw", "{\"reason\": \"誤検知のため\"}");
        assertThat(with.status()).isEqualTo(200);
        assertThat(with.json().path("state").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void drillLanguageGroundsAndRouteAreCarried() {
        var made = operator.post("/api/v1/reports", """
                {"drill": true, "language": "en", "reporting-case": 1, "route": "MINISTRY", "tlp": "RED"}""").json();
        assertThat(made.path("drill").asBoolean()).isTrue();
        assertThat(made.path("language").asString()).isEqualTo("en");
        assertThat(made.path("grounds").asString()).isEqualTo("REQUIRED_BY_LAW");
        assertThat(made.path("route").asString()).isEqualTo("MINISTRY");
    }

    @Test
    void whatOthersReportIsNotThere() {
        var foreign = draft();
        var other = programs.as("wanda.naomi");
        assertThat(other.get(foreign).status()).isEqualTo(404);
        assertThat(other.put(foreign + "/draft", "{}", "If-Match", "\"1\"").status()).isEqualTo(404);
        assertThat(other.delete(foreign + "/draft").status()).isEqualTo(404);
        assertThat(other.post(foreign + "/submit").status()).isEqualTo(404);
        assertThat(other.post(foreign + "/follow-ups", "{}").status()).isEqualTo(404);
        assertThat(other.post(foreign + "/revise").status()).isEqualTo(404);
        assertThat(other.post(foreign + "/withdraw", "{\"reason\": \"x\"}").status()).isEqualTo(404);
        assertThat(other.get("/api/v1/reports/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(other.get("/api/v1/reports/none").status()).isEqualTo(404);
    }

    private String draft() {
        return operator.post("/api/v1/reports", REPORT).header("Location");
    }

    private int seriesCount() {
        return jdbc.sql("select count(*) from report.series").query(Integer.class).single();
    }
}
