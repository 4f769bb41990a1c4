package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The path of the seven people once more, by programs that hold their tokens.
class SamePathByApiTest {

    private static final Path FILLED_FORM = Path.of("../app/src/test/resources/forms/report-form-example.xlsx");
    private static final String REPORT = """
            {"importance": "ATTENTION", "tlp": "AMBER", "attachment": "NO", "sector": "finance",
             "event-type": "LEAD_INTRUSION", "cause": ["UNKNOWN"], "operator": "つづら信用金庫",
             "affected-system": "つづら信金インターネットバンキング（https://www.tsuzura.example.jp/）",
             "event-summary": "・つづら信用金庫の保守用の接続装置に、覚えのないログインがあった。\\n・連絡先は萩ノ宮　航（03-0000-1040）。",
             "system-status": "PARTIAL", "spread-possibility": "YES", "next-steps": "ONGOING"}""";
    private static final String ADVISORY = """
            {"title": "保守用の接続装置への不正なログインについて", "importance": "WARNING", "tlp": "AMBER",
             "overview": "保守用の接続装置に不正にログインされる事案が確認された。", "target": "保守用の接続装置",
             "handling-policy": "多要素認証を用いる。接続元を限る。",
             "recipients": [{"ministry": "FSA", "sectors": ["finance"]}], "sources": ["%s"]}""";

    private final Product product = Product.shared();
    private final Chain chain = Chain.ofBanks(product);
    private final Api operator = product.api(chain.operator());
    private final Api secretariat = product.api(chain.secretariat());
    private final Api ministry = product.api(chain.ministry());
    private final Api officer = product.api(chain.officer());
    private final Api approver = product.api(chain.approver());

    @TempDir
    Path folder;

    @Test
    void aReportGoesUpAndComesDownAgainAsAnAdvisory() {
        var own = created(operator.post("/reports", REPORT));
        operator.post("/reports/" + own + "/submit").expect(200);

        var atSecretariat = waiting(secretariat, "report.anonymise");
        anonymise(atSecretariat);
        secretariat.post("/reports/" + atSecretariat + "/forward").expect(200);

        var atMinistry = waiting(ministry, "report.check");
        namesNobody(ministry.get("/reports"), ministry.get("/reports/" + atMinistry));
        var number = ministry.post("/reports/" + atMinistry + "/forward").expect(200).get("number").asString();
        assertThat(number).matches("R[1-9][0-9]*");
        assertThat(operator.get("/reports/" + own).expect(200).get("number").asString()).isEqualTo(number);

        var atCentre = numbered(officer, number);
        var read = officer.get("/reports/" + atCentre);
        assertThat(read.expect(200).get("report").get("affected-system").asString()).contains("当該事業者");
        namesNobody(read, officer.get("/reports"), officer.get("/reports/" + atCentre + "/form.json"));

        var advisory = issued(atCentre);
        assertThat(operator.get("/advisories/" + advisory).status()).as("not passed on yet").isEqualTo(404);
        ministry.post("/advisories/" + advisory + "/pass-on").expect(200);
        secretariat.post("/advisories/" + advisory + "/pass-on").expect(200);
        var received = operator.get("/advisories/" + advisory).expect(200);
        assertThat(received.get("advisory").get("overview").asString()).contains("保守用の接続装置");
        assertThat(received.get("sources").isNull()).as("where it comes from").isTrue();
        confirm(advisory);

        var line = reachOf(advisory, chain.operator());
        assertThat(line.get("answer").asString()).isEqualTo("DONE");
        assertThat(line.get("comment").asString()).isEqualTo("接続元を限りました。");
        for (var time : List.of("sent-at", "opened-at", "confirmed-at", "answered-at"))
            assertThat(line.get(time).isNull()).as(time).isFalse();
    }

    @Test
    void whatIsReturnedIsPutRightFollowedUpAndWithdrawn() {
        var own = created(operator.post("/reports?submit=true", REPORT));
        var held = waiting(secretariat, "report.anonymise");
        secretariat.post("/reports/" + held + "/return", "{\"reason\": \"ログインの時刻を教えてください。\"}").expect(200);

        assertThat(waiting(operator, "report.answer-return")).isEqualTo(own);
        var again = operator.post("/reports/" + own + "/revise").expect(201);
        var stale = operator.put("/reports/" + own + "/draft", REPORT.replaceFirst("\\{", "{\"edition\": 99, "));
        assertThat(stale.status()).isEqualTo(409);
        operator.put("/reports/" + own + "/draft",
                REPORT.replaceFirst("\\{", "{\"edition\": " + again.get("edition").asInt() + ", ")).expect(200);
        assertThat(operator.post("/reports/" + own + "/submit").expect(200).get("revision").asInt()).isEqualTo(2);

        anonymise(held);
        secretariat.post("/reports/" + held + "/forward").expect(200);
        var number = ministry.post("/reports/" + waiting(ministry, "report.check") + "/forward").expect(200)
                .get("number").asString();
        operator.post("/reports/" + own + "/follow-ups?submit=true", "{\"supplement\": \"接続元を調べている。\"}").expect(201);
        anonymise(held);
        secretariat.post("/reports/" + held + "/forward").expect(200);
        var second = ministry.post("/reports/" + waiting(ministry, "report.check") + "/forward").expect(200);
        assertThat(second.get("number").asString()).isEqualTo(number + "-2");

        operator.post("/reports/" + own + "/withdraw", "{\"reason\": \"誤報でした。\"}").expect(200);
        assertThat(operator.get("/reports/" + own).expect(200).get("state").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void theFilledFormIsTakenInAndGivenBackAsItWas() throws Exception {
        var taken = operator.upload("/reports/import", FILLED_FORM).expect(201);
        assertThat(taken.get("problems")).isEmpty();
        assertThat(taken.get("unread")).isEmpty();
        var id = taken.get("id").asString();
        var sheet = operator.get("/reports/" + id + "/form.xlsx");
        assertThat(sheet.status()).isEqualTo(200);
        var copy = Files.write(folder.resolve("copy.xlsx"), sheet.body());
        var again = operator.upload("/reports/import", copy).expect(201);
        assertThat(again.get("report")).isEqualTo(taken.get("report"));
        var paper = operator.get("/reports/" + id + "/form.pdf");
        assertThat(paper.status()).isEqualTo(200);
        assertThat(new String(paper.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        for (var draft : List.of(id, again.get("id").asString()))
            operator.send("DELETE", "/reports/" + draft + "/draft", "application/json",
                    java.net.http.HttpRequest.BodyPublishers.noBody()).expect(204);
    }

    @Test
    void anAdvisoryIsUpdatedAndRecalledWhereverItWent() {
        var own = created(operator.post("/reports?submit=true", REPORT));
        var held = waiting(secretariat, "report.anonymise");
        anonymise(held);
        secretariat.post("/reports/" + held + "/forward").expect(200);
        var number = ministry.post("/reports/" + waiting(ministry, "report.check") + "/forward").expect(200)
                .get("number").asString();
        var first = issued(numbered(officer, number));
        ministry.post("/advisories/" + first + "/pass-on").expect(200);
        secretariat.post("/advisories/" + first + "/pass-on").expect(200);

        var second = officer.post("/advisories/" + first + "/update", "{\"other\": \"修正プログラムが公開された。\"}").expect(201)
                .get("id").asString();
        issue(second);
        var after = officer.get("/advisories/" + second).expect(200);
        assertThat(after.get("number").asString())
                .isEqualTo(officer.get("/advisories/" + first).expect(200).get("number").asString() + "-2");
        ministry.post("/advisories/" + second + "/pass-on").expect(200);
        secretariat.post("/advisories/" + second + "/pass-on").expect(200);
        operator.get("/advisories/" + second).expect(200);

        officer.post("/advisories/" + second + "/recall", "{\"reason\": \"対象の製品に誤りがありました。\"}").expect(200);
        var gone = operator.get("/advisories/" + second);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text()).contains("対象の製品に誤りがありました。").doesNotContain("修正プログラム");
        assertThat(operator.get("/reports/" + own).status()).isEqualTo(200);
    }

    @Test
    void everythingWrongIsToldAtOnceAndNothingIsKept() {
        var before = operator.get("/reports").text();
        var wrong = operator.post("/reports?submit=true", """
                {"tlp": "PINK", "sector": "宇宙", "event-type": ["LEAD_OTHER", "LEAD_INTRUSION"], "colour": "藍",
                 "known-datetime": "令和７年２月３０日"}""");
        var problem = wrong.expect(422);
        assertThat(wrong.whole().headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        assertThat(problem.get("errors").valueStream().map(error -> error.get("field").asString()).toList())
                .contains("tlp", "sector", "event-type", "colour", "known-datetime");
        assertThat(operator.get("/reports").text()).isEqualTo(before);
        assertThat(officer.post("/reports", REPORT).status()).isEqualTo(403);
        assertThat(new Api(product.url(), "nobody").get("/reports").status()).isEqualTo(401);
    }

    @Test
    void theDescriptionNamesEveryCall() {
        var described = operator.get("/openapi.json").expect(200);
        assertThat(described.get("openapi").asString()).startsWith("3.1");
        var paths = described.get("paths");
        for (var call : List.of("post /reports", "post /reports/import", "get /reports", "get /reports/{id}",
                "get /reports/{id}/form.xlsx", "get /reports/{id}/form.pdf", "post /reports/{id}/submit",
                "post /reports/{id}/anonymise", "post /reports/{id}/forward", "post /reports/{id}/return",
                "post /reports/{id}/withdraw", "post /reports/{id}/follow-ups", "post /advisories",
                "post /advisories/{id}/approve", "post /advisories/{id}/issue", "post /advisories/{id}/update",
                "post /advisories/{id}/recall", "get /advisories/{id}/reach", "get /inbox",
                "post /inbox/{id}/acknowledge")) {
            var words = call.split(" ");
            assertThat(paths.path("/api/v1" + words[1]).has(words[0])).as(call).isTrue();
        }
    }

    private static String created(Api.Answer answer) {
        return answer.expect(201).get("id").asString();
    }

    /// The id of the report that waits in an inbox for that to be done: the last that came in.
    private static String waiting(Api api, String task) {
        var items = api.get("/inbox").expect(200).get("items").valueStream()
                .filter(item -> item.get("task").asString().equals(task)).toList();
        assertThat(items).as("waiting for " + task).isNotEmpty();
        var latest = items.stream().max(java.util.Comparator.comparing(item -> item.get("sent-at").asString()))
                .orElseThrow();
        assertThat(latest.get("sentence").asString()).as("what to do").doesNotContain("delivery.task");
        var href = latest.get("href").asString();
        api.get(href.substring("/api/v1".length())).expect(200);
        return href.replaceFirst(".*/reports/([0-9a-f-]{36}).*", "$1");
    }

    private void anonymise(String report) {
        var begun = secretariat.post("/reports/" + report + "/anonymise").expect(200);
        assertThat(begun.get("undecided").asInt()).isPositive();
        assertThat(secretariat.post("/reports/" + report + "/forward").status()).as("undecided").isEqualTo(409);
        var done = secretariat.post("/reports/" + report + "/anonymise",
                "{\"edition\": " + begun.get("edition").asInt() + ", \"all\": \"ACCEPTED\"}").expect(200);
        assertThat(done.get("undecided").asInt()).isZero();
        assertThat(chain.wordsNamingTheOperatorIn(done.get("copy").toString())).isEmpty();
        assertThat(done.get("original").toString()).contains("つづら信用金庫");
    }

    private static String numbered(Api centre, String number) {
        return centre.get("/reports").expect(200).get("reports").valueStream()
                .filter(line -> line.get("number").asString("").equals(number)).findFirst().orElseThrow().get("id")
                .asString();
    }

    /// Drafted from a report by one officer, approved by another, issued.
    private String issued(String source) {
        var advisory = created(officer.post("/advisories", ADVISORY.formatted(source)));
        issue(advisory);
        return advisory;
    }

    private void issue(String advisory) {
        var path = "/advisories/" + advisory;
        assertThat(officer.post(path + "/issue").status()).as("not approved yet").isEqualTo(409);
        officer.post(path + "/submit").expect(200);
        assertThat(officer.post(path + "/approve").status()).as("one's own").isIn(403, 409);
        approver.post(path + "/approve").expect(200);
        assertThat(officer.post(path + "/issue").expect(200).get("number").asString()).matches("T[1-9][0-9]*(-2)?");
    }

    private void confirm(String advisory) {
        var item = operator.get("/inbox").expect(200).get("items").valueStream()
                .filter(each -> each.get("subject").asString().equals(advisory)).findFirst().orElseThrow();
        var path = "/inbox/" + item.get("id").asString() + "/acknowledge";
        assertThat(secretariat.post(path).status()).as("somebody else's").isEqualTo(404);
        operator.post(path).expect(200);
        operator.post(path, "{\"answer\": \"DONE\", \"comment\": \"接続元を限りました。\"}").expect(200);
    }

    private JsonNode reachOf(String advisory, Account account) {
        return officer.get("/advisories/" + advisory + "/reach").expect(200).get("hops").valueStream()
                .flatMap(hop -> hop.get("organisations").valueStream())
                .filter(line -> line.get("organisation").asString().equals(account.organisation())).findFirst()
                .orElseThrow();
    }

    private void namesNobody(Api.Answer... answers) {
        for (var answer : answers) {
            answer.expect(200);
            assertThat(chain.wordsNamingTheOperatorIn(answer.text())).as(answer.whole().uri().toString()).isEmpty();
        }
    }
}
