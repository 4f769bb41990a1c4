package dev.noroshi.relay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// Whether a report may be shared further is asked and answered by API alone, by the rules of the pages.
// a program of its own: what waits is taken for the newest
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=negotiation-by-api")
class NegotiationByApiTest {

    private static final String REPORTS = "/api/v1/reports";
    private static final String NEGOTIATIONS = "/api/v1/negotiations/";

    @Autowired
    Programs programs;
    @Autowired
    SettableClock clock;

    Program bank;
    Program secretariat;
    Program ministry;
    Program centre;
    String series;
    String atCentre;

    @BeforeEach
    void anAnonymousReportIsAtTheCentre() {
        bank = programs.operator();
        secretariat = programs.secretariat();
        ministry = programs.ministry();
        centre = programs.centre();
        var mark = "協議" + UUID.randomUUID().toString().substring(0, 8);
        series = bank.post(REPORTS + "?submit=true", """
                {"importance": "ATTENTION", "tlp": "AMBER", "attachment": "NO", "sector": "finance",
                 "operator": "つづら信用金庫", "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"],
                 "known-datetime": "2026-11-20T08:10:00+09:00", "affected-system": "会員サイト",
                 "event-summary": "%s VPN装置に侵入された。"}""".formatted(mark)).header("Location");
        var copy = secretariat.post(held(secretariat, mark) + "/anonymise").json();
        secretariat.post(held(secretariat, mark) + "/anonymise",
                "{\"edition\": %d, \"all\": \"ACCEPTED\"}".formatted(copy.path("edition").asInt()));
        assertThat(secretariat.post(held(secretariat, mark) + "/forward").status()).isEqualTo(200);
        assertThat(ministry.post(held(ministry, mark) + "/forward").status()).isEqualTo(200);
        atCentre = held(centre, mark);
        clock.advance(Duration.ofMinutes(1));
    }

    private static String held(Program holder, String mark) {
        for (var line : holder.get(REPORTS + "?box=held&limit=100").json().path("reports"))
            if (line.path("title").asString().contains(mark)) return REPORTS + "/" + line.path("id").asString();
        throw new AssertionError(mark);
    }

    @Test
    void aQuestionGoesDownHopByHopAndTheAnswerComesUp() {
        var asked = centre.post(atCentre + "/negotiations", "{\"wanted\": \"GREEN\", \"reason\": \"他分野にも知らせたい。\"}");
        assertThat(asked.status()).as(asked::toString).isEqualTo(201);
        var atMinistry = waiting(ministry);
        assertThat(asked.header("Location")).isEqualTo(atMinistry);
        assertThat(next(ministry, atMinistry)).isEqualTo("PASS_DOWN");
        assertThat(ministry.post(atMinistry + "/answer", "{\"granted\": \"GREEN\"}").status()).isEqualTo(409);
        assertThat(ministry.post(atMinistry + "/pass-down", "{\"reason\": \"ご検討ください。\"}").status()).isEqualTo(200);
        var atSecretariat = waiting(secretariat);
        assertThat(secretariat.post(atSecretariat + "/pass-down", "{\"reason\": \"いかがでしょうか。\"}").status())
                .isEqualTo(200);
        var atBank = waiting(bank);
        assertThat(next(bank, atBank)).isEqualTo("ANSWER");
        assertThat(centre.get(atBank).status()).isEqualTo(404);
        assertThat(ministry.get(atBank).status()).isEqualTo(404);
        assertThat(bank.get(atMinistry).status()).isEqualTo(404);

        assertThat(bank.post(atBank + "/answer", "{\"granted\": \"CLEAR\"}").errors())
                .containsExactly("granted relay.scope.beyond-wanted", "words relay.scope.words-missing");
        assertThat(bank.post(atBank + "/answer", "{\"granted\": \"PURPLE\"}").errors())
                .containsExactly("granted relay.scope.choose");
        var granted = bank.post(atBank + "/answer", "{\"granted\": \"GREEN\", \"words\": \"装置名は出さないでください。\"}");
        assertThat(granted.json().path("answer").path("result").asString()).isEqualTo("GRANTED");
        assertThat(bank.post(atBank + "/answer", "{\"granted\": \"REFUSED\", \"words\": \"やはり。\"}").status())
                .isEqualTo(409);
        assertThat(secretariat.post(atSecretariat + "/answer",
                "{\"granted\": \"GREEN\", \"words\": \"つづら信用金庫の条件です。\"}").errors())
                .containsExactly("words relay.scope.names-source");
        assertThat(secretariat.post(atSecretariat + "/answer", "{\"granted\": \"GREEN\"}").status()).isEqualTo(200);
        assertThat(ministry.post(atMinistry + "/answer", "{\"granted\": \"GREEN\"}").status()).isEqualTo(200);
        var heard = centre.get(asked.header("Location")).json();
        assertThat(heard.path("answer").path("granted").asString()).isEqualTo("GREEN");
        assertThat(heard.toString()).doesNotContain("op-bank-02", "つづら", "装置名");
        assertThat(centre.get(atCentre + "/negotiations").json().path("negotiations")).hasSize(1);
        assertThat(bank.get(series + "/negotiations").json().path("negotiations")).hasSize(1);
        assertThat(ministry.get(atCentre + "/negotiations").json().path("negotiations")).isEmpty();
    }

    @Test
    void onlyTheCentreAsksAndEveryMistakeIsNamed() {
        assertThat(ministry.post(atCentre + "/negotiations", "{\"wanted\": \"GREEN\", \"reason\": \"x\"}").status())
                .isEqualTo(403);
        assertThat(centre.post(atCentre + "/negotiations", "{\"wanted\": \"RED\"}").errors()).containsExactly(
                "wanted relay.scope.not-wider", "reason relay.scope.reason-missing");
        assertThat(centre.post(atCentre + "/negotiations", "{\"wants\": 1}").errors())
                .containsExactly("wants no-such-field");
        assertThat(centre.post(REPORTS + "/" + UUID.randomUUID() + "/negotiations",
                "{\"wanted\": \"GREEN\", \"reason\": \"x\"}").status()).isEqualTo(404);
        assertThat(centre.post(NEGOTIATIONS + UUID.randomUUID() + "/answer", "{\"granted\": \"GREEN\"}").status())
                .isEqualTo(404);
    }

    private static String waiting(Program holder) {
        for (var item : items(holder))
            if (item.path("task").asString().equals("scope.answer")) return item.path("href").asString();
        throw new AssertionError("Nothing to answer: " + items(holder));
    }

    private static JsonNode items(Program holder) {
        return holder.get("/api/v1/inbox").json().path("items");
    }

    private static String next(Program holder, String negotiation) {
        return holder.get(negotiation).json().path("next").path(0).asString("");
    }
}
