package dev.noroshi.mailin;

import static dev.noroshi.mailin.Written.XLSX;
import static dev.noroshi.mailin.Written.plain;
import static dev.noroshi.mailin.Written.resource;
import static dev.noroshi.mailin.Written.withFile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What a desk sees of a mail and decides about it.
@NoroshiTest
@TestPropertySource(properties = {"noroshi.test=mail-pages", "noroshi.channel.rounds=false"})
class MailPagesTest {

    private static final byte[] FORM = resource("/forms/report-form-example.xlsx");
    private static final String UNPROVEN = "kenshu@shionagi-tel.example.jp";

    @Autowired
    ApplicationContext program;
    @Autowired
    MailDoor door;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor front;

    @BeforeEach
    void quiet() {
        front = new FrontDoor(program, port);
        jdbc.sql("delete from mailin.reply").update();
        jdbc.sql("delete from mailin.mail").update();
    }

    @Test
    void theSecretariatMakesADraftOfItsMember() {
        door.take(withFile(UNPROVEN, "", XLSX, "情報連絡様式.xlsx", FORM), Way.SMTP);
        var desk = front.browser(Role.SECRETARIAT);
        assertThat(desk.get("/mail").body()).contains(UNPROVEN, "汐凪テレコム");
        var page = desk.get("/mail/" + only()).body();
        assertThat(page).contains("よろしくお願いします。①", "情報連絡様式.xlsx", "確かめられていません");
        assertThat(desk.post("/mail/" + only() + "/assign", "revision", "1", "organisation", "").statusCode())
                .isEqualTo(422);
        assertThat(desk.post("/mail/" + only() + "/assign", "revision", "1", "organisation", "nco").statusCode())
                .isEqualTo(422);
        assertThat(desk.post("/mail/" + only() + "/assign", "revision", "1", "organisation", "op-t-01").statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql(
                "select s.organisation || ' ' || s.state from report.series s join mailin.mail m on s.id = any(m.drafts)")
                .query(String.class).list()).containsExactly("op-t-01 DRAFT");
        assertThat(desk.post("/mail/" + only() + "/assign", "revision", "1", "organisation", "op-t-01").statusCode())
                .as("decided once").isEqualTo(409);
        assertThat(acts()).contains("mailin.open", "mailin.assign");
    }

    @Test
    void theCentreSeesAMembersMailOnlyWhenItIsHandedOn() {
        door.take(withFile(UNPROVEN, "", XLSX, "情報連絡様式.xlsx", FORM), Way.SMTP);
        var centre = front.browser(Role.CENTRE_OFFICER);
        assertThat(centre.get("/mail").body()).doesNotContain(UNPROVEN);
        assertThat(centre.get("/mail/" + only()).statusCode()).isEqualTo(404);
        assertThat(centre.post("/mail/" + only() + "/discard", "revision", "1", "reason", "x").statusCode())
                .isEqualTo(404);
        var desk = front.browser(Role.SECRETARIAT);
        desk.get("/mail/" + only());
        assertThat(desk.post("/mail/" + only() + "/hand-on", "revision", "1").statusCode()).isEqualTo(302);
        assertThat(desk.get("/mail/" + only()).statusCode()).isEqualTo(404);
        assertThat(centre.get("/mail/" + only()).body()).contains(UNPROVEN, "別の窓口から引き継がれました");
    }

    @Test
    void nothingInAMailActsOnThePage() {
        door.take(plain("x@example.net", "<script>alert(1)</script>", "", "<img src=http://tracker.example/x.gif>"),
                Way.SMTP);
        var page = front.browser(Role.CENTRE_OFFICER).get("/mail/" + only()).body();
        assertThat(page).contains("&lt;script&gt;alert(1)", "&lt;img src=http://tracker.example/x.gif&gt;")
                .doesNotContain("<script>alert", "<img src=http");
    }

    @Test
    void whatIsDiscardedNeedsAReason() {
        door.take(plain("x@example.net", "x", "", "x"), Way.SMTP);
        var centre = front.browser(Role.CENTRE_OFFICER);
        centre.get("/mail/" + only());
        assertThat(centre.post("/mail/" + only() + "/discard", "revision", "1", "reason", " ").body())
                .contains("対応不要とする理由を入れてください");
        assertThat(centre.post("/mail/" + only() + "/discard", "revision", "1", "reason", "広告").statusCode())
                .isEqualTo(302);
        assertThat(centre.get("/mail").body()).contains("扱いを決めるメールはありません");
        assertThat(centre.get("/mail?box=SETTLED").body()).contains("対応不要としました");
        assertThat(acts()).contains("mailin.discard");
    }

    @Test
    void aRefusedMailIsListedAndNotOpened() {
        door.take("From: <x@example.net>\r\nSubject: x\r\n\r\none\rtwo\r\n".getBytes(StandardCharsets.US_ASCII),
                Way.SMTP);
        var centre = front.browser(Role.CENTRE_OFFICER);
        assertThat(centre.get("/mail?box=REFUSED").body()).contains("改行の形が混ざっています");
        assertThat(centre.get("/mail/" + only()).body()).contains("危険なおそれがあるため、本文は開いていません");
    }

    @Test
    void operatorsHaveNoDesk() {
        assertThat(front.browser(Role.OPERATOR_MANAGER).get("/mail").statusCode()).isEqualTo(403);
    }

    @Test
    void everybodyKeepsTheirOwnCertificates() {
        var operator = front.browser(Role.OPERATOR_MANAGER);
        assertThat(operator.get("/settings").body()).contains("/settings/mail-certificates");
        assertThat(operator.get("/settings/mail-certificates").body()).contains("登録した証明書はありません");
    }

    private UUID only() {
        return jdbc.sql("select id from mailin.mail").query(UUID.class).single();
    }

    private java.util.List<String> acts() {
        return jdbc.sql("select act from audit.entry where act like 'mailin.%'").query(String.class).list();
    }
}
