package dev.noroshi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.Ear;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Programs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Whatever people type, upload or get wrong, the log tells none of it, nor who they are.
@NoroshiTest
class NothingInTheLogTest {

    private static final String CANARY = "KANARIENVOGEL";
    private static final List<String> NEVER = List.of(CANARY, "つづら", "萩ノ宮", "haginomiya", "tsuzura",
            FrontDoor.PASSWORD, "nrs_", "03-0000-1040");

    @Autowired
    ApplicationContext program;
    @Autowired
    Programs programs;
    @LocalServerPort
    int port;
    private Ear ear;

    @BeforeEach
    void listen() {
        ear = new Ear();
    }

    @AfterEach
    void stopListening() {
        ear.close();
    }

    @Test
    void theEarHears() {
        LoggerFactory.getLogger("dev.noroshi.test").info("heard");
        LoggerFactory.getLogger("elsewhere").warn("heard too", new IllegalStateException("and why"));
        assertThat(ear.heard()).anyMatch(line -> line.contains("heard"))
                .anyMatch(line -> line.contains("heard too") && line.contains("and why"));
        assertThat(ear.root().getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void aWholeJourneyWithItsMistakesLeavesNothingInTheLog() {
        var door = new FrontDoor(program, port);
        var stranger = new Browser(port);
        stranger.signIn("haginomiya.wataru", CANARY);
        stranger.signIn(CANARY, CANARY);
        stranger.get("/" + CANARY + "?x=" + CANARY);
        stranger.send(stranger.request("/home").header("Authorization", "Bearer nrs_" + CANARY)
                .header("Cookie", "SESSION=" + CANARY).GET());
        stranger.send(stranger.request("/api/v1/reports").header("Authorization", "Bearer nrs_" + CANARY).GET());

        var person = door.browser("haginomiya.wataru");
        person.get("/home");
        person.post("/reports", "occasion", CANARY);
        person.get("/reports/" + CANARY);
        person.post("/settings/password", "current", CANARY, "new", CANARY + CANARY);
        person.post("/settings/tokens", "name", CANARY, "days", "30");

        var operator = programs.operator();
        var report = """
                {"importance": "ATTENTION", "tlp": "RED", "attachment": "NO", "sector": "finance",
                 "operator": "つづら信用金庫", "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"],
                 "known-datetime": "2026-11-20T08:10:00+09:00", "affected-system": "%1$s",
                 "event-summary": "%1$s 萩ノ宮 03-0000-1040"}""".formatted(CANARY);
        var series = operator.post("/api/v1/reports?submit=true", report).header("Location");
        operator.get(series + "/form.pdf");
        operator.get(series + "/form.xlsx");
        operator.post("/api/v1/reports", "{\"" + CANARY + "\": 1}");
        operator.post("/api/v1/reports", "{\"operator\": \"" + CANARY);
        operator.post("/api/v1/reports", "{\"known-datetime\": \"" + CANARY + "\"}");
        operator.upload("/api/v1/reports/import", CANARY + ".xlsx", CANARY.getBytes(StandardCharsets.UTF_8), Map.of());
        operator.upload("/api/v1/reports/import", CANARY + ".xlsx",
                ("PK\3\4" + CANARY).getBytes(StandardCharsets.ISO_8859_1), Map.of());
        operator.post("/api/v1/reports", "x".getBytes(StandardCharsets.UTF_8), "text/" + CANARY);

        var secretariat = programs.secretariat();
        var held = secretariat.get("/api/v1/reports?box=held&limit=1").json().path("reports").path(0).path("id")
                .asString();
        secretariat.get("/api/v1/reports/" + held);
        secretariat.post("/api/v1/reports/" + held + "/return", "{\"reason\": \"" + CANARY + "\", \"ordinal\": 1}");

        assertThat(ear.heard()).allSatisfy(line -> assertThat(line).doesNotContain(NEVER));
    }
}
