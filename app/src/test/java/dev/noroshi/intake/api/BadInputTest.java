package dev.noroshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.Sheets;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whatever is sent: a clear error in the caller's language with the right status, nothing stored by half, and nothing
/// lost that was saved before.
@NoroshiTest
class BadInputTest {

    private static final String REPORTS = "/api/v1/reports";

    @Autowired
    Programs programs;
    @Autowired
    JdbcClient jdbc;

    Program operator;
    String draft;
    String saved;
    int before;

    @BeforeEach
    void aDraftIsSaved() {
        operator = programs.operator();
        draft = operator.post(REPORTS, "{\"tlp\": \"AMBER\", \"lessons\": \"先に保存した教訓\"}").header("Location");
        saved = operator.get(draft).text();
        before = rows();
    }

    @AfterEach
    void nothingWasLostAndNothingIsLeftBehind() {
        assertThat(operator.get(draft).text()).isEqualTo(saved);
        assertThat(rows()).isEqualTo(before);
    }

    private int rows() {
        return jdbc.sql("""
                select (select count(*) from report.series) + (select count(*) from report.report)
                     + (select count(*) from relay.dossier) + (select count(*) from intake.idempotency)""")
                .query(Integer.class).single();
    }

    // ---- JSON ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"event-type": ["LEAD_INTRUSION", "LEAD_OTHER"]}               | event-type choose-only-one
            {"sector": "宇宙"}                                             | sector no-such-sector
            {"known-datetime": "令和７年２月３０日"}                          | known-datetime no-such-day
            {"title": "件名"}                                              | title no-such-field
            {"tlp": "ORANGE"}                                              | tlp no-such-option
            {"tlp": 3}                                                     | tlp not-a-text
            {"report-number": "二"}                                        | report-number not-a-number
            {"cause": "UNKNOWN"}                                           | cause not-a-list
            {"timeline": {"datetime": "2026-11-20"}}                       | timeline not-a-list
            {"timeline": ["早朝"]}                                         | timeline[0] not-an-object
            {"timeline": [{"status": "x", "who": "y"}]}                    | timeline[0].who no-such-field
            {"publication": "DONE"}                                        | publication not-an-object
            {"known-datetime": 20261120}                                   | known-datetime not-a-time
            {"unknown": ["everything"]}                                    | unknown[0] no-such-field
            {"lessons": "x", "unknown": ["lessons"]}                       | lessons unknown-and-given
            {"lessons": "x\\u0000y"}                                       | lessons not-a-character
            {"timeline": [{"status": "\\ud83d"}]}                          | timeline[0].status not-a-character
            {"drill": "yes"}                                               | drill not-a-flag
            {"language": "fr"}                                             | language no-such-option
            {"reporting-case": 4}                                          | reporting-case no-such-option
            {"grounds": "OWN_JUDGEMENT", "reporting-case": 1}              | reporting-case grounds-said-twice
            {"route": "CENTRE"}                                            | route no-such-option
            """)
    void whatAReportCannotHoldIsNamedByItsField(String json, String error) {
        for (var answer : new Program.Answer[]{operator.post(REPORTS, json),
                operator.put(draft + "/draft", json, "If-Match", "\"1\"")}) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.errors()).contains(error);
        }
    }

    @Test
    void everyFaultIsToldAtOnceInTheLanguageAskedFor() {
        var faulty = """
                {"sector": "宇宙", "known-datetime": "令和７年２月３０日", "colour": 1, "tlp": null, "drill": 1}""";
        var japanese = operator.post(REPORTS + "?submit=true", faulty);
        assertThat(japanese.errors()).containsExactlyInAnyOrder("sector no-such-sector", "known-datetime no-such-day",
                "colour no-such-field", "tlp choose-one", "drill not-a-flag", "attachment choose-one");
        assertThat(japanese.text()).contains("「宇宙」", "「令和７年２月３０日」");
        var english = operator.post(REPORTS + "?submit=true", faulty, "Accept-Language", "en-GB");
        assertThat(english.text()).contains("There is no sector “宇宙”", "There is no date “令和７年２月３０日”");
    }

    @Test
    void withoutAMarkingNothingIsSubmitted() {
        var answer = operator.post(REPORTS + "?submit=true", "{\"attachment\": \"NO\", \"sector\": \"finance\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly("tlp choose-one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tlp\": \"RED\"", "{\"tlp\": \"RED\", \"tlp\": \"CLEAR\"}", "{'tlp': 'RED'}", "[]",
            "tlp=RED",
            "{\"tlp\": \"RED\"} {}", "{\"a\":" + "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]" + "}"})
    void whatIsNoJsonObjectIsMalformed(String body) {
        var answer = operator.post(REPORTS, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).isNotBlank();
    }

    @Test
    void aBrokenBodyIsToldWithItsPlace() {
        var answer = operator.post(REPORTS, "{\"tlp\": \"RED\",\n \"lessons\" \"x\"}", "Accept-Language", "en");
        assertThat(answer.json().path("detail").asString()).contains("line 2", "12");
    }

    @Test
    void aBodyIsUtf8() {
        var answer = operator.post(REPORTS, "{\"lessons\": \"教訓\"}".getBytes(Charset.forName("Shift_JIS")),
                "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).endsWith("json-not-utf-8");
    }

    @Test
    void aTextOfTenMegabytesIsTooLarge() {
        var answer = operator.post(REPORTS, "{\"lessons\": \"" + "あ".repeat(3_500_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aTextLongerThanTheFormHoldsIsTold() {
        var answer = operator.post(REPORTS, "{\"lessons\": \"" + "あ".repeat(20_001) + "\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly("lessons too-long");
    }

    @Test
    void onlyJsonIsTakenAndOnlyJsonIsGiven() {
        assertThat(operator.post(REPORTS, "{}".getBytes(StandardCharsets.UTF_8), "text/plain").status()).isEqualTo(415);
        assertThat(operator.post(REPORTS, "<a/>".getBytes(StandardCharsets.UTF_8), "application/xml").status())
                .isEqualTo(415);
        assertThat(operator.post(REPORTS, "{}", "Accept", "text/csv").status()).isEqualTo(406);
    }

    @Test
    void headersThatSayNothingAreTold() {
        assertThat(operator.put(draft + "/draft", "{}", "If-Match", "\"latest\"").errors())
                .containsExactly("If-Match not-an-edition");
        assertThat(operator.post(REPORTS, "{}", "Idempotency-Key", "a key").errors())
                .containsExactly("Idempotency-Key not-a-key");
        assertThat(operator.post(REPORTS + "?submit=perhaps", "{}").status()).isEqualTo(400);
    }

    @Test
    void aStaleEditionChangesNothing() {
        assertThat(operator.put(draft + "/draft", "{}", "If-Match", "\"7\"").status()).isEqualTo(409);
        assertThat(operator.post(draft + "/submit", "{\"edition\": 7}").status()).isEqualTo(409);
    }

    @Test
    void aFollowUpOrAWithdrawalIsReadAsStrictly() {
        assertThat(operator.post(draft + "/follow-ups", "{\"kind\": \"FIRST\", \"tlp\": []}").errors())
                .containsExactly("kind no-such-option", "tlp not-a-text");
        assertThat(operator.post(draft + "/withdraw", "{\"reason\": 1, \"why\": \"x\"}").errors())
                .containsExactly("reason not-a-text", "why no-such-field");
        assertThat(operator.post(draft + "/withdraw", "{\"reason\": \"\\u0000\"}").errors())
                .containsExactly("reason not-a-character");
    }

    // ---- files ----

    @ParameterizedTest
    @CsvSource({"empty, 415, not-a-workbook", "text, 415, not-a-workbook", "old, 415, old-workbook",
            "zip, 415, not-a-workbook", "truncated, 422, damaged-workbook", "bomb, 413, workbook-too-large"})
    void aFileThatIsNoFormIsRefused(String kind, int status, String code) {
        var file = switch (kind) {
            case "empty" -> new byte[0];
            case "text" -> "情報連絡様式".getBytes(StandardCharsets.UTF_8);
            case "old" -> Sheets.old();
            case "zip" -> Sheets.zip("readme.txt", "x".getBytes(StandardCharsets.UTF_8));
            case "truncated" -> Arrays.copyOf(Sheets.example(), Sheets.example().length / 2);
            default -> Sheets.bomb(200);
        };
        var answer = operator.upload(REPORTS + "/import", "様式.xlsx", file, Map.of());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.errors()).containsExactly("file " + code);
    }

    @Test
    void aWorkbookWithMacrosIsRefused() {
        var answer = operator.upload(REPORTS + "/import", "様式.xlsm", Sheets.exampleWithMacros(), Map.of());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
        assertThat(answer.errors()).containsExactly("file workbook-with-macros");
    }

    @Test
    void aWorkbookOfSomethingElseIsRefused() {
        var answer = operator.upload(REPORTS + "/import", "家計簿.xlsx", Sheets.other(), Map.of(), "Accept-Language",
                "en");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString()).startsWith("No field of the report form was found");
    }

    @Test
    void aFileNeedsToBeThere() {
        var none = operator.post(REPORTS + "/import", "--b--\r\n".getBytes(StandardCharsets.UTF_8),
                "multipart/form-data; boundary=b");
        assertThat(none.status()).isEqualTo(400);
        assertThat(operator.post(REPORTS + "/import", "{}").status()).isEqualTo(415);
    }

    @Test
    void aFileLargerThanAnyFormIsRefused() {
        var answer = operator.upload(REPORTS + "/import", "様式.xlsx", new byte[14_000_000], Map.of());
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void whatIsSaidBesideAFileIsReadAsStrictly() {
        var answer = operator.upload(REPORTS + "/import", "様式.xlsx", Sheets.example(),
                Map.of("drill", "maybe", "language", "fr", "grounds", "NONE", "route", "CENTRE"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactlyInAnyOrder("drill not-a-flag", "language no-such-option",
                "grounds no-such-option", "route no-such-option");
    }

    @Test
    void aFormWithFaultsIsNotSubmittedAtOnceAndEachFaultHasItsPlace() {
        var file = Sheets.exampleWith("E19", "■", "B12", "□ Green=重要インフラ関係主体限り", "B49", "宇宙", "C51",
                "令和７年２月３０日 ０時 ０分");
        var answer = operator.upload(REPORTS + "/import?submit=true", "様式.xlsx", file, Map.of());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.errors()).contains("event-type choose-only-one", "tlp choose-one", "sector no-such-sector",
                "known-datetime no-such-day");
        assertThat(answer.json().path("errors"))
                .allSatisfy(error -> assertThat(error.path("place").asString()).matches("シート「.*」 [A-Z]+[0-9]+.*"));
    }
}
