package dev.noroshi.advisory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The way down by API alone: centre, ministry, secretariat, operator, and back to the reach.
// what is newest is looked for
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=update-and-recall")
class AdvisoryByApiTest {

    private static final String ADVISORIES = "/api/v1/advisories";

    private static final String FIELDS = """
            {"title": "%s", "importance": "WARNING", "tlp": "AMBER",
             "recipients": [{"ministry": "FSA", "ministry_ja": "金融庁", "sectors": ["finance"], "sectors_ja": ["金融"]}],
             "overview": "VPN装置の脆弱性を悪用した侵入が確認されています。", "target": "VPN装置「ミナトゲートSG」9.2以前",
             "handling-policy": "○更新プログラムを直ちに適用する。", "other": "特になし",
             "identification-number": "T9999", "attachment": "NO"}""";

    @Autowired
    Programs programs;

    Program centre;
    Program approver;
    Program ministry;
    Program secretariat;
    Program operator;
    String title;

    @BeforeEach
    void programs() {
        centre = programs.centre();
        approver = programs.as("harunada.kenji");
        ministry = programs.ministry();
        secretariat = programs.secretariat();
        operator = programs.operator();
        title = "情報提供" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void anAdvisoryGoesDownByApiAloneAndIsConfirmed() {
        var advisory = issued();
        var read = ok(centre.get(advisory));
        var number = read.path("number").asString();
        assertThat(number).matches("T[1-9][0-9]*").isNotEqualTo("T9999");
        assertThat(read.path("advisory").path("identification-number").asString()).isEqualTo(number);
        assertThat(read.path("advisory").path("overview").asString()).startsWith("VPN装置");

        assertThat(operator.get(advisory).status()).isEqualTo(404);
        assertThat(ok(ministry.get(advisory + "/pass-on")).path("candidates")).hasSize(5)
                .allMatch(each -> each.path("permitted").asBoolean() && !each.path("has-it").asBoolean());
        assertThat(ok(ministry.post(advisory + "/pass-on", "{}")).path("handed").asInt()).isEqualTo(5);
        assertThat(ok(secretariat.post(advisory + "/pass-on")).path("handed").asInt()).isEqualTo(5);

        var item = inbox(operator, number);
        assertThat(item.path("task").asString()).isEqualTo("advisory.confirm");
        assertThat(item.path("sentence").asString()).contains(title);
        assertThat(item.path("due-at").asString()).endsWith("+09:00");
        assertThat(ok(operator.get(advisory)).path("receipt").path("opened-at").isNull()).isFalse();

        var acknowledged = ok(operator.post("/api/v1/inbox/" + item.path("id").asString() + "/acknowledge",
                "{\"answer\": \"DONE\", \"comment\": \"更新済みです。\"}"));
        assertThat(acknowledged.path("done").asBoolean()).isTrue();
        assertThat(inboxNumbers(operator)).doesNotContain(number);

        var paper = operator.get(advisory + "/form.pdf");
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.text()).startsWith("%PDF-");

        var reach = ok(centre.get(advisory + "/reach"));
        assertThat(reach.path("totals").path("expected").asInt()).isEqualTo(25);
        assertThat(reach.path("totals").path("answered").asInt()).isEqualTo(1);
        assertThat(reach.path("answers").path("DONE").asInt()).isEqualTo(1);
        assertThat(reach.path("hops").get(2).path("organisations"))
                .filteredOn(line -> line.path("organisation").asString().equals("op-bank-02")).singleElement()
                .extracting(line -> line.path("comment").asString()).isEqualTo("更新済みです。");
        assertThat(ok(secretariat.get(advisory + "/reach")).path("hops")).hasSize(1);
        assertThat(operator.get(advisory + "/reach").status()).isEqualTo(403);
    }

    @Test
    void whatIsNotTheCallersRoleIsForbiddenAndWhatIsNotTheirsIsNotThere() {
        var advisory = drafted();
        for (var other : List.of(ministry, secretariat, operator)) {
            assertThat(other.post(ADVISORIES, FIELDS.formatted(title)).status()).isEqualTo(403);
            assertThat(other.get(advisory).status()).isEqualTo(404);
            assertThat(other.post(advisory + "/issue").status()).isEqualTo(403);
        }
        assertThat(operator.post(advisory + "/pass-on").status()).isEqualTo(403);
        assertThat(ministry.post(advisory + "/pass-on").status()).isEqualTo(404);
        assertThat(centre.post(advisory + "/approve").status()).as("an officer is no approver").isEqualTo(403);
        assertThat(centre.get(ADVISORIES + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(programs.asNobody().get(advisory).status()).isEqualTo(401);
    }

    @Test
    void theSecondOfficerIsAnotherOne() {
        var created = approver.post(ADVISORIES, FIELDS.formatted(title));
        var advisory = created.header("Location");
        ok(approver.post(advisory + "/submit"));
        var refused = approver.post(advisory + "/approve");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("type").asString()).endsWith("advisory.refused.own-draft");
        assertThat(refused.json().path("detail").asString()).contains("起案した");
        ok(programs.as("mametahara.ritsuko").post(advisory + "/approve"));
    }

    @Test
    void everyFieldThatIsWrongIsNamedAtOnce() {
        var refused = centre.post(ADVISORIES, """
                {"title": 5, "tlp": "PURPLE", "colour": "red", "sources": ["x"],
                 "recipients": [{"ministry": "FSA", "sectors": ["宇宙"]}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).contains("title not-a-text", "sources[0] advisory.sources.unknown",
                "colour no-such-field", "tlp no-such-option", "recipients[0].sectors[0] no-such-sector");
        assertThat(centre.post(ADVISORIES, "{\"overview\": \"" + "x".repeat(30_000) + "\"}").errors())
                .containsExactly("overview too-long");
        assertThat(centre.post(ADVISORIES, "{\"overview\": \"" + "x".repeat(10 << 20) + "\"}").status()).isEqualTo(413);

        var empty = centre.post(ADVISORIES, "{}").header("Location");
        assertThat(centre.post(empty + "/submit").errors()).contains("title advisory.title.missing",
                "importance advisory.importance.missing", "recipients advisory.recipients.missing");
    }

    @Test
    void aStaleSaveIsAConflictThatTellsTheEdition() {
        var advisory = drafted();
        var first = centre.put(advisory + "/draft", FIELDS.formatted(title + "（改）"), "If-Match", "\"1\"");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        var late = programs.as("torideyama.akira").put(advisory + "/draft", FIELDS.formatted("遅れた件名"), "If-Match",
                "\"1\"");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("edition").asInt()).isEqualTo(2);
        assertThat(ok(centre.get(advisory)).path("title").asString()).isEqualTo(title + "（改）");
        assertThat(centre.put(advisory + "/draft", FIELDS.formatted(title)).status()).isEqualTo(400);
        assertThat(centre.post(advisory + "/submit", "{}", "If-Match", "\"1\"").status()).isEqualTo(409);
    }

    @Test
    void aDraftCanBeDiscarded() {
        var advisory = drafted();
        assertThat(centre.delete(advisory + "/draft", "If-Match", "\"9\"").status()).isEqualTo(409);
        assertThat(ministry.delete(advisory + "/draft").status()).isEqualTo(403);
        assertThat(centre.delete(advisory + "/draft").status()).isEqualTo(204);
        assertThat(centre.get(advisory).status()).isEqualTo(404);
        assertThat(centre.delete(advisory + "/draft").status()).isEqualTo(404);
    }

    @Test
    void anUpdateKeepsTheNumber() {
        var advisory = issued();
        var number = ok(centre.get(advisory)).path("number").asString();
        var update = centre.post(advisory + "/update", "{\"importance\": \"ATTENTION\"}");
        assertThat(update.status()).isEqualTo(201);
        assertThat(update.json().path("number").asString()).isEqualTo(number + "-2");
        assertThat(update.json().path("advisory").path("importance").asString()).isEqualTo("ATTENTION");
        assertThat(update.json().path("title").asString()).isEqualTo(title);
        assertThat(centre.post(advisory + "/update").status()).isEqualTo(409);
        issue(update.header("Location"));
        assertThat(ok(centre.get(advisory)).path("state").asString()).isEqualTo("SUPERSEDED");
        assertThat(inboxNumbers(ministry)).contains(number + "-2").doesNotContain(number);
        assertThat(ministry.post(advisory + "/pass-on").status()).isEqualTo(409);
    }

    @Test
    void aRecalledAdvisoryIsGoneWithItsReason() {
        var advisory = issued();
        var number = ok(centre.get(advisory)).path("number").asString();
        assertThat(centre.post(advisory + "/recall", "{}").errors())
                .containsExactly("reason advisory.recall.reason-missing");
        ok(centre.post(advisory + "/recall", "{\"reason\": \"対象の版が誤っていたため。\"}"));

        for (var path : List.of("", "/form.pdf")) {
            var gone = ministry.get(advisory + path);
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.text()).doesNotContain("VPN装置の脆弱性");
            assertThat(gone.json().path("tombstone").path("reason").asString()).isEqualTo("対象の版が誤っていたため。");
            assertThat(gone.json().path("tombstone").path("number").asString()).isEqualTo(number);
        }
        var item = inbox(ministry, number);
        assertThat(item.path("task").asString()).isEqualTo("advisory.recalled");
        ok(ministry.post("/api/v1/inbox/" + item.path("id").asString() + "/acknowledge"));
        assertThat(inboxNumbers(ministry)).doesNotContain(number);
        assertThat(ok(ministry.get(ADVISORIES)).path("advisories"))
                .anyMatch(line -> line.path("recall-reason").asString("").equals("対象の版が誤っていたため。"));
        assertThat(operator.get(advisory).status()).isEqualTo(404);
        assertThat(ok(centre.get(advisory)).path("advisory").path("overview").asString()).startsWith("VPN装置");
    }

    @Test
    void annexesGoToThoseWhoHaveTheAdvisoryAndToNobodyElse() {
        var advisory = drafted();
        var file = "%PDF-1.7 確認の手順".getBytes(StandardCharsets.UTF_8);
        assertThat(centre.upload(advisory + "/annexes", "手順.exe", file, Map.of()).status()).isEqualTo(422);
        var with = ok(centre.upload(advisory + "/annexes", "手順.pdf", file, Map.of()));
        var annex = with.path("annexes").get(0).path("href").asString();
        issue(advisory);
        assertThat(ok(ministry.get(advisory)).path("advisory").path("attachment").asString()).isEqualTo("YES");
        var got = ministry.get(annex);
        assertThat(got.bytes()).isEqualTo(file);
        assertThat(got.header("Content-Disposition")).startsWith("attachment");
        assertThat(operator.get(annex).status()).isEqualTo(404);
    }

    @Test
    void redStopsAtTheMinistryWithTheReason() {
        var advisory = centre.post(ADVISORIES, FIELDS.formatted(title).replace("AMBER", "RED")).header("Location");
        issue(advisory);
        var refused = ministry.post(advisory + "/pass-on");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asString()).contains("TLP:RED", "5");
    }

    @Test
    void theSettingForPassingOnIsTheOrganisationsOwn() {
        assertThat(ok(secretariat.get("/api/v1/pass-on-setting")).path("automatic").asBoolean()).isFalse();
        assertThat(
                ok(secretariat.put("/api/v1/pass-on-setting", "{\"automatic\": true}")).path("automatic").asBoolean())
                .isTrue();
        assertThat(ok(ministry.get("/api/v1/pass-on-setting")).path("automatic").asBoolean()).isFalse();
        ok(secretariat.put("/api/v1/pass-on-setting", "{\"automatic\": false}"));
        assertThat(secretariat.put("/api/v1/pass-on-setting", "{}").status()).isEqualTo(422);
        assertThat(operator.get("/api/v1/pass-on-setting").status()).isEqualTo(403);
    }

    @Test
    void aQuestionGoesUpAndItsAnswerComesDown() {
        var advisory = issued();
        ok(ministry.post(advisory + "/pass-on"));
        ok(secretariat.post(advisory + "/pass-on"));
        var asked = operator.post(advisory + "/enquiries", "{\"question\": \"対象の版は。\"}");
        assertThat(asked.status()).isEqualTo(201);
        var id = asked.json().path("id").asString();
        assertThat(asked.json().path("asked").asString()).isEqualTo("sec-bank");
        assertThat(ministry.get("/api/v1/enquiries/" + id).status()).isEqualTo(404);
        assertThat(operator.post("/api/v1/enquiries/" + id + "/answer", "{\"answer\": \"9.2\"}").status())
                .isEqualTo(404);
        assertThat(secretariat.post("/api/v1/enquiries/" + id + "/pass-on", "{\"question\": \"つづら信用金庫の件\"}").errors())
                .containsExactly("question feedback.enquiry.names-asker");
        var up = secretariat.post("/api/v1/enquiries/" + id + "/pass-on", "{\"question\": \"対象の版は。\"}");
        ok(ministry.post("/api/v1/enquiries/" + up.json().path("id").asString() + "/answer",
                "{\"answer\": \"9.2以前です。\"}"));
        assertThat(ok(operator.get("/api/v1/enquiries/" + id)).path("answer").asString()).isEqualTo("9.2以前です。");
        assertThat(String.join("", ministry.answers())).doesNotContain("op-bank-02\",\"asked", "つづら信用金庫の件");
    }

    @Test
    void listsGoOnFromPageToPage() {
        for (var i = 0; i < 3; i++)
            issued();
        for (var reader : List.of(centre, ministry)) {
            var seen = new ArrayList<String>();
            var page = ok(reader.get(ADVISORIES + "?limit=2"));
            for (var pages = 0; pages < 3; pages++) {
                page.path("advisories").forEach(line -> seen.add(line.path("id").asString()));
                if (page.path("next").isNull()) break;
                page = ok(reader.get(ADVISORIES + "?limit=2&cursor=" + page.path("next").asString()));
            }
            assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
        }
        assertThat(centre.get(ADVISORIES + "?cursor=x").status()).isEqualTo(400);
    }

    // ---- the way ----

    private String drafted() {
        var created = centre.post(ADVISORIES, FIELDS.formatted(title));
        assertThat(created.status()).as(created::toString).isEqualTo(201);
        return created.header("Location");
    }

    private String issued() {
        var advisory = drafted();
        issue(advisory);
        return advisory;
    }

    private void issue(String advisory) {
        ok(centre.post(advisory + "/submit"));
        for (var finding : ok(approver.get(advisory + "/findings")).path("findings"))
            ok(approver.post(advisory + "/findings/" + finding.path("key").asString(), "{\"reason\":\"開いて確かめた\"}"));
        ok(approver.post(advisory + "/approve"));
        assertThat(ok(centre.post(advisory + "/issue")).path("state").asString()).isEqualTo("ISSUED");
    }

    private static JsonNode inbox(Program reader, String number) {
        for (var item : ok(reader.get("/api/v1/inbox")).path("items"))
            if (item.path("number").asString("").equals(number)) return item;
        throw new AssertionError(number + " is not in the inbox");
    }

    private static List<String> inboxNumbers(Program reader) {
        var numbers = new ArrayList<String>();
        ok(reader.get("/api/v1/inbox")).path("items").forEach(item -> numbers.add(item.path("number").asString("")));
        return numbers;
    }

    private static JsonNode ok(Program.Answer answer) {
        assertThat(answer.status()).as(Objects.requireNonNull(answer.toString())).isEqualTo(200);
        return answer.json();
    }
}
