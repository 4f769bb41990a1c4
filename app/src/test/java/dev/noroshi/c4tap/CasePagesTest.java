package dev.noroshi.c4tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.directory.Directory;
import dev.noroshi.mailin.MailsComeIn;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What people see of cases, and what they do with them, in the browser.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=c4tap")
class CasePagesTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    OpeningRounds rounds;
    @Autowired
    Directory directory;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor front;
    String address = "";

    @BeforeEach
    void quiet() {
        front = new FrontDoor(program, port);
        address = Objects.requireNonNull(directory.personByLogin("wanda.naomi").orElseThrow().email());
        for (var table : new String[]{"trait", "origin", "mail_case", "participant"})
            jdbc.sql("delete from c4tap." + table).update();
        jdbc.sql("delete from mailin.reply").update();
        jdbc.sql("delete from mailin.mail").update();
    }

    private UUID opened() throws IOException {
        try (var file = Objects.requireNonNull(CasePagesTest.class.getResourceAsStream(
                "/mails/iso-2022-jp-invoice.eml"))) {
            new MailsComeIn(program).withFile(address, "message/rfc822", "fushin.eml", file.readAllBytes());
        }
        rounds.goRound();
        return jdbc.sql("select id from c4tap.mail_case").query(UUID.class).single();
    }

    @Test
    void theDeskPassesACaseOnAndTheCentreReadsItWithoutTheSender() throws IOException {
        var id = opened();
        var desk = front.browser(Role.SECRETARIAT);
        var centre = front.browser(Role.CENTRE_OFFICER);
        assertThat(desk.get("/c4tap").body()).contains("請求書", "確認待ち");
        var page = desk.get("/c4tap/" + id).body();
        assertThat(page).contains("汐凪テレコム", "hxxp://invoice-jp[.]example[.]net/view?id=8842")
                .doesNotContain("href=\"http://invoice-jp");
        assertThat(centre.get("/c4tap/" + id).statusCode()).isEqualTo(404);
        assertThat(centre.get("/c4tap").body()).doesNotContain("請求書");
        var link = jdbc.sql("select position from c4tap.trait where kind = 'LINK'").query(Integer.class).single();
        assertThat(desk.post("/c4tap/" + id + "/pass-on", "revision", "1", "title", "請求書を装うメール").statusCode())
                .isEqualTo(422);
        assertThat(desk.post("/c4tap/" + id + "/pass-on", "revision", "1", "title", "請求書を装うメール", "tlp", "GREEN",
                "traits", link.toString()).statusCode()).isEqualTo(302);
        var seen = centre.get("/c4tap/" + id).body();
        assertThat(seen).contains("請求書を装うメール", "hxxp://invoice-jp[.]example[.]net").doesNotContain("汐凪テレコム",
                "送ってきたところ", "billing");
        assertThat(desk.post("/c4tap/" + id + "/pass-on", "revision", "1", "title", "x", "tlp", "GREEN", "traits",
                link.toString()).statusCode()).isEqualTo(409);
        assertThat(desk.post("/c4tap/" + id + "/take-back", "revision", "2").statusCode()).isEqualTo(302);
        assertThat(centre.get("/c4tap/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aMailHandedToTheCentreTakesItsCaseAlong() throws IOException {
        var id = opened();
        var mail = jdbc.sql("select id from mailin.mail").query(UUID.class).single();
        var desk = front.browser(Role.SECRETARIAT);
        assertThat(desk.post("/mail/" + mail + "/hand-on", "revision", "1").statusCode()).isEqualTo(302);
        assertThat(desk.get("/c4tap/" + id).statusCode()).isEqualTo(404);
        assertThat(front.browser(Role.CENTRE_OFFICER).get("/c4tap/" + id).body()).contains("送ってきたところ");
    }

    @Test
    void theCentreKeepsTheListOfWhoTakesPart() {
        var centre = front.browser(Role.CENTRE_OFFICER);
        var secretariat = directory.personByLogin(FrontDoor.lead(Role.SECRETARIAT)).orElseThrow().organisation();
        assertThat(centre.get("/c4tap/participants").body()).contains("参加セプターはまだ登録されていません");
        assertThat(centre.post("/c4tap/participants", "organisation", "").statusCode()).isEqualTo(422);
        assertThat(centre.post("/c4tap/participants", "organisation", secretariat.value()).statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql("select organisation from c4tap.participant").query(String.class).list())
                .containsExactly(secretariat.value());
        assertThat(centre.get("/c4tap/participants").body()).contains("外す");
        assertThat(front.browser(Role.SECRETARIAT).get("/c4tap/participants").statusCode()).isEqualTo(403);
        assertThat(centre.post("/c4tap/participants/remove", "organisation", secretariat.value()).statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql("select count(*) from c4tap.participant").query(Integer.class).single()).isZero();
    }
}
