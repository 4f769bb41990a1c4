package dev.noroshi.relay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// The way up by API alone: operator, secretariat, ministry, centre.
// a program of its own: everything the ministry and the centre hold is searched for the reporter's name, and other tests
// hand them reports that bear it
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=report-by-api")
class ReportByApiTest {

    private static final String REPORTS = "/api/v1/reports";

    /// What names the reporter: its names, code, people, addresses and telephones.
    private static final List<String> NAMES = List.of("つづら", "tsuzura", "Tsuzura", "op-bank-02", "萩ノ宮", "haginomiya",
            "Haginomiya", "03-0000-1040", "03-0000-9016", "192.0.2.6");

    private static final String TEMPLATE = """
            {"importance": "ATTENTION", "tlp": "AMBER", "attachment": "NO", "sector": "finance",
             "operator": "つづら信用金庫", "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"],
             "known-datetime": "2026-11-20T08:10:00+09:00",
             "occurred-datetime": {"datetime": "2026-11-19", "precision": "day", "basis_ja": "つづら信金のログより推測"},
             "affected-system": "会員サイト（https://www.tsuzura.example.jp/）",
             "event-summary": "・【%s】つづら信用金庫の会員サイトが改ざんされた。",
             "timeline": [{"datetime": "2026-11-20T08:10:00+09:00", "status": "つづら信用金庫の萩ノ宮が発見。"}],
             "publication": {"choice": "PLANNED", "text": "Tsuzura Shinkin Bank のサイトに掲載予定"}}""";

    @Autowired
    Programs programs;
    @Autowired
    SettableClock clock;

    Program operator;
    Program secretariat;
    Program ministry;
    Program centre;
    /// Names the events of one test among those of others, for everybody along the path.
    String mark;
    String report;
    final List<String> secrets = new ArrayList<>(NAMES);

    @BeforeEach
    void programs() {
        operator = programs.operator();
        secretariat = programs.secretariat();
        ministry = programs.ministry();
        centre = programs.centre();
        newEvent();
    }

    private void newEvent() {
        mark = "事案" + UUID.randomUUID().toString().substring(0, 8);
        report = TEMPLATE.formatted(mark);
    }

    @Test
    void aReportGoesUpByApiAloneAndNothingPastTheSecretariatNamesItsReporter() {
        var series = submit(report);
        var atSecretariat = held(secretariat);
        var number = carryUp(atSecretariat, 1);
        assertThat(number).matches("R[1-9][0-9]*");
        assertThat(numberOf(operator, series)).isEqualTo(number);
        assertThat(numberOf(secretariat, atSecretariat)).isEqualTo(number);
        assertThat(numberOf(ministry, held(ministry))).isEqualTo(number);
        assertThat(numberOf(centre, held(centre))).isEqualTo(number);

        followUp(series, "FOLLOW_UP", "{\"kind\": \"FOLLOW_UP\", \"supplement\": \"改ざんは3ページだった。\"}");
        assertThat(carryUp(atSecretariat, 2)).isEqualTo(number + "-2");

        followUp(series, "CORRECTION", "{\"kind\": \"CORRECTION\", \"supplement\": \"改ざんは5ページだった。\"}");
        returnAndRevise(series, atSecretariat);
        assertThat(carryUp(atSecretariat, 3)).isEqualTo(number + "-3");

        withdraw(series);
        assertThat(carryUp(atSecretariat, 4)).isEqualTo(number + "-4");
        assertThat(operator.get(series).json().path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(stateOf(centre, held(centre))).isEqualTo("WITHDRAWN");
        assertThat(entries(centre, held(centre))).extracting(entry -> entry.path("kind").asString())
                .containsExactly("WITHDRAWAL", "CORRECTION", "FOLLOW_UP", "FIRST");

        aFollowUpThatOvertakesWaits();
        aDrillHasNumbersOfItsOwn();
        readEverything(ministry);
        readEverything(centre);
        nothingNamesTheReporter(ministry);
        nothingNamesTheReporter(centre);
    }

    private void returnAndRevise(String series, String atSecretariat) {
        var returned = secretariat.post(atSecretariat + "/return",
                "{\"reason\": \"ページの数を確かめてください。\", \"ordinal\": 3}");
        assertThat(returned.json().path("to").path("id").asString()).isEqualTo("op-bank-02");
        assertThat(operator.get(series).json().path("progress")).last()
                .satisfies(step -> assertThat(step.path("note").asString()).isEqualTo("ページの数を確かめてください。"));
        var draft = operator.post(series + "/revise");
        assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
        assertThat(draft.json().path("revision").asInt()).isEqualTo(2);
        assertThat(operator.post(series + "/submit").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(entries(secretariat, atSecretariat)).extracting(entry -> entry.path("revision").asInt())
                .startsWith(2, 1);
    }

    private void withdraw(String series) {
        var withdrawn = operator.post(series + "/withdraw", "{\"reason\": \"つづら信用金庫の装置の誤報と判明したため\"}");
        assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
    }

    private void aFollowUpThatOvertakesWaits() {
        newEvent();
        var series = submit(report);
        var atSecretariat = held(secretariat);
        followUp(series, "FOLLOW_UP", "{\"supplement\": \"先に着く続報\"}");
        anonymise(atSecretariat, 2);
        var overtaking = secretariat.post(atSecretariat + "/forward", "{\"ordinal\": 2}");
        assertThat(overtaking.status()).as(overtaking.toString()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        var atMinistry = held(ministry);
        assertThat(ministry.post(atMinistry + "/forward").json().path("number").isNull()).isTrue();
        clock.advance(Duration.ofMinutes(1));
        var atCentre = held(centre);
        assertThat(stateOf(centre, atCentre)).isEqualTo("WAITING");
        assertThat(centre.post(atCentre + "/analyse").status()).isEqualTo(409);

        var number = carryUp(atSecretariat, 1);
        assertThat(numberOf(operator, series)).isEqualTo(number);
        assertThat(entries(centre, atCentre)).extracting(entry -> entry.path("number").asString())
                .containsExactly(number + "-2", number);
        assertThat(centre.post(atCentre + "/analyse").status()).isEqualTo(204);
        assertThat(centre.post(atCentre + "/close").status()).isEqualTo(204);
        assertThat(operator.get(series).json().path("state").asString()).isEqualTo("CLOSED");
    }

    private void aDrillHasNumbersOfItsOwn() {
        newEvent();
        var series = submit(report.replaceFirst("\\{", "{\"drill\": true, "));
        assertThat(operator.get(series).json().path("drill").asBoolean()).isTrue();
        assertThat(carryUp(held(secretariat), 1)).matches("訓練-R[1-9][0-9]*");
        assertThat(centre.get(held(centre)).json().path("drill").asBoolean()).isTrue();
    }

    @Test
    void aCopyWithUndecidedSuggestionsDoesNotLeave() {
        submit(report);
        var atSecretariat = held(secretariat);
        var early = secretariat.post(atSecretariat + "/forward");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().path("type").asString()).endsWith("relay.refused.copy-not-begun");
        var copy = secretariat.post(atSecretariat + "/anonymise").json();
        assertThat(copy.path("suggestions").size()).isGreaterThan(3);
        assertThat(copy.path("original").path("operator").asString()).isEqualTo("つづら信用金庫");
        assertThat(copy.path("suggestions").get(0).path("message").asString()).isNotBlank();

        var refused = secretariat.post(atSecretariat + "/forward");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("undecided").asInt()).isEqualTo(copy.path("undecided").asInt());
    }

    @Test
    void aChangeOfTheCopyIsMadeWholeOrNotAtAll() {
        submit(report);
        var atSecretariat = held(secretariat);
        var copy = secretariat.post(atSecretariat + "/anonymise").json();
        var first = copy.path("suggestions").get(0).path("id").asString();
        var refused = secretariat.post(atSecretariat + "/anonymise", """
                {"edition": 1, "decisions": {"%s": "REJECTED"}, "redact": [{"find": "どこにもない語", "replace": ""}]}"""
                .formatted(first));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly("redact[0].find relay.redaction.not-found");
        assertThat(secretariat.post(atSecretariat + "/anonymise").json()).isEqualTo(copy);

        var changed = secretariat.post(atSecretariat + "/anonymise", """
                {"edition": 1, "decisions": {"%s": "REJECTED"}, "all": "ACCEPTED",
                 "fields": {"operator": "電力分野の事業者"}}""".formatted(first));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("undecided").asInt()).isZero();
        assertThat(changed.json().path("copy").path("operator").asString()).isEqualTo("電力分野の事業者");

        var late = secretariat.post(atSecretariat + "/anonymise", "{\"edition\": 1, \"all\": \"REJECTED\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("edition").asInt()).isEqualTo(changed.json().path("edition").asInt());
        var noText = secretariat.post(atSecretariat + "/anonymise", """
                {"edition": %d, "fields": {"tlp": "CLEAR"}}""".formatted(changed.json().path("edition").asInt()));
        assertThat(noText.errors()).containsExactly("fields.tlp relay.redaction.not-a-text");
        var wrong = secretariat.post(atSecretariat + "/anonymise",
                """
                {"edition": 9, "decisions": {"nobody": "MAYBE"}, "fields": {"tlp": "CLEAR", "Ω": "x"}, "hurry": true}""");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors()).containsExactlyInAnyOrder("decisions.nobody no-such-option", "fields no-such-field",
                "hurry no-such-field");
    }

    @Test
    void whatSomebodyElseHoldsIsNotThere() {
        submit(report);
        var atSecretariat = held(secretariat);
        for (var stranger : List.of(ministry, programs.as("wanda.naomi")))
            assertThat(stranger.get(atSecretariat).status()).isEqualTo(404);
        assertThat(ministry.post(atSecretariat + "/forward").status()).isEqualTo(404);
        assertThat(ministry.post(atSecretariat + "/return", "{\"reason\": \"x\"}").status()).isEqualTo(404);
        assertThat(ministry.get(atSecretariat + "/form.json").status()).isEqualTo(404);
        assertThat(centre.post(atSecretariat + "/analyse").status()).isEqualTo(404);
    }

    /// Handbook II.2.2: what no law requires to be reported, the operator or the secretariat may fill in.
    @Test
    void aSecretariatReportsItselfWhatNoLawRequires() {
        var own = """
                {"importance": "ATTENTION", "tlp": "AMBER", "attachment": "NO", "sector": "finance",
                 "event-type": "LEAD_INTRUSION", "cause": ["UNKNOWN"], "event-summary": "構成員の端末%s"}""".formatted(mark);
        var filed = secretariat.post(REPORTS + "?submit=true", own);
        assertThat(filed.status()).as(filed::toString).isEqualTo(201);
        assertThat(held(ministry)).isNotEmpty();
        var atMinistry = ministry.get(held(ministry)).json();
        assertThat(atMinistry.toString()).contains("sec-bank");
        assertThat(ministry.post(held(ministry) + "/forward").json().path("number").asString()).startsWith("R");
        assertThat(secretariat.get(filed.header("Location")).json().path("number").asString()).startsWith("R");

        var byLaw = own.replaceFirst("\\{", "{\"grounds\": \"REQUIRED_BY_LAW\",");
        assertThat(secretariat.post(REPORTS + "?submit=true", byLaw).errors())
                .containsExactly("grounds report.grounds.law-means-operator");
        var toItself = own.replaceFirst("\\{", "{\"route\": \"SECRETARIAT\",");
        assertThat(secretariat.post(REPORTS + "?submit=true", toItself).errors())
                .containsExactly("route no-such-option");
    }

    @Test
    void aRoleDoesOnlyWhatIsItsPart() {
        submit(report);
        var atSecretariat = held(secretariat);
        assertThat(centre.post(REPORTS, report).status()).isEqualTo(403);
        assertThat(ministry.post(atSecretariat + "/anonymise").status()).isEqualTo(403);
        assertThat(secretariat.post(atSecretariat + "/close").status()).isEqualTo(403);
        assertThat(operator.post(atSecretariat + "/forward").status()).isEqualTo(403);
        assertThat(programs.asNobody().get(REPORTS).status()).isEqualTo(401);
    }

    @Test
    void readingIsAReceiptTheReporterCanSee() {
        var series = submit(report);
        assertThat(steps(series)).containsExactly("SUBMITTED");
        secretariat.get(held(secretariat));
        assertThat(steps(series)).containsExactly("SUBMITTED", "OPENED");
    }

    @Test
    void aListGoesOnWhereThePageBeforeEnded() {
        for (var i = 0; i < 3; i++)
            submit(report);
        for (var lister : List.of(operator, secretariat)) {
            var seen = new ArrayList<String>();
            var page = lister.get(REPORTS + "?limit=2").json();
            var all = ids(lister.get(REPORTS + "?limit=100").json());
            while (true) {
                seen.addAll(ids(page));
                if (page.path("next").isNull() || seen.size() >= 6) break;
                page = lister.get(REPORTS + "?limit=2&cursor=" + page.path("next").asString()).json();
            }
            assertThat(seen).isEqualTo(all.subList(0, seen.size())).hasSizeGreaterThan(2);
        }
    }

    @Test
    void aListIsOfOneBoxAndOneState() {
        submit(report);
        var draft = operator.post(REPORTS, report).header("Location");
        assertThat(ids(operator.get(REPORTS + "?state=DRAFT&limit=100").json()))
                .contains(draft.substring(draft.length() - 36));
        assertThat(operator.get(REPORTS + "?state=OPEN&limit=100").json().path("reports"))
                .allSatisfy(line -> assertThat(line.path("state").asString()).isEqualTo("OPEN"));
        assertThat(secretariat.get(REPORTS + "?state=HELD&limit=1").json().path("box").asString()).isEqualTo("held");
        assertThat(operator.get(REPORTS + "?box=held").json().path("reports")).isEmpty();
        assertThat(operator.get(REPORTS + "?box=all").errors()).containsExactly("box no-such-option");
        assertThat(operator.get(REPORTS + "?state=ANGRY").errors()).containsExactly("state no-such-option");
        assertThat(operator.get(REPORTS + "?cursor=xyz").errors()).containsExactly("cursor unreadable");
        assertThat(operator.get(REPORTS + "?limit=many").errors()).containsExactly("limit request-unreadable");
    }

    // ---- the path ----

    private String submit(String report) {
        var answer = operator.post(REPORTS + "?submit=true", report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        clock.advance(Duration.ofMinutes(1));
        secrets.add(answer.json().path("id").asString());
        return answer.header("Location");
    }

    private void followUp(String series, String kind, String changes) {
        var answer = operator.post(series + "/follow-ups?submit=true", changes);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().path("kind").asString()).isEqualTo(kind);
        clock.advance(Duration.ofMinutes(1));
    }

    /// From the secretariat to the centre.
    ///
    /// @return the number
    private String carryUp(String atSecretariat, int ordinal) {
        anonymise(atSecretariat, ordinal);
        var toMinistry = secretariat.post(atSecretariat + "/forward", "{\"ordinal\": " + ordinal + "}");
        assertThat(toMinistry.status()).as(toMinistry.toString()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        var toCentre = ministry.post(held(ministry) + "/forward");
        assertThat(toCentre.status()).as(toCentre.toString()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        return toCentre.json().path("number").asString();
    }

    private void anonymise(String atSecretariat, int ordinal) {
        secrets.add(atSecretariat.substring(atSecretariat.length() - 36));
        var copy = secretariat.post(atSecretariat + "/anonymise", "{\"ordinal\": " + ordinal + "}").json();
        var decided = secretariat.post(atSecretariat + "/anonymise", """
                {"ordinal": %d, "edition": %d, "all": "ACCEPTED", "redact": [{"find": "萩ノ宮", "replace": "担当者"}]}"""
                .formatted(ordinal, copy.path("edition").asInt()));
        assertThat(decided.status()).as(decided.toString()).isEqualTo(200);
        assertThat(decided.json().path("undecided").asInt()).isZero();
    }

    /// Where a holder has the event, found by paging through all it holds.
    private String held(Program holder) {
        var page = holder.get(REPORTS + "?box=held&limit=100").json();
        while (true) {
            for (var line : page.path("reports"))
                if (line.path("title").asString().contains(mark)) return REPORTS + "/" + line.path("id").asString();
            assertThat(page.path("next").isNull()).as("nobody handed on " + mark).isFalse();
            page = holder.get(REPORTS + "?box=held&limit=100&cursor=" + page.path("next").asString()).json();
        }
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("reports").forEach(line -> ids.add(line.path("id").asString()));
        return ids;
    }

    private static String numberOf(Program holder, String series) {
        return holder.get(series).json().path("number").asString();
    }

    private static String stateOf(Program holder, String series) {
        return holder.get(series).json().path("state").asString();
    }

    private static Iterable<JsonNode> entries(Program holder, String series) {
        return holder.get(series).json().path("entries");
    }

    private List<String> steps(String series) {
        var steps = new ArrayList<String>();
        operator.get(series).json().path("progress").forEach(step -> steps.add(step.path("step").asString()));
        return steps;
    }

    /// Every answer the API has about what the holder holds.
    private static void readEverything(Program holder) {
        for (var id : ids(holder.get(REPORTS + "?box=held&limit=20").json())) {
            holder.get(REPORTS + "/" + id);
            holder.get(REPORTS + "/" + id + "/form.json");
        }
        holder.get("/api/v1/inbox");
    }

    private void nothingNamesTheReporter(Program holder) {
        assertThat(holder.answers()).hasSizeGreaterThan(10);
        for (var answer : holder.answers())
            assertThat(secrets).as(answer).noneMatch(answer::contains);
    }
}
