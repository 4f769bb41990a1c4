package dev.noroshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Entering, judging and taking back, in the browser.
@NoroshiTest
class JudgementPagesTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor front;

    @BeforeEach
    void door() {
        front = new FrontDoor(program, port);
    }

    @Test
    void theCentreJudgesAValueAndThoseItWasSharedWithReadWhy() {
        var domain = "p" + UUID.randomUUID().toString().replace("-", "") + ".top";
        var page = "/indicators/" + IndicatorId.of(IndicatorType.DOMAIN, domain);
        var centre = front.browser(Role.CENTRE_OFFICER);
        var ministry = front.browser(Role.MINISTRY);
        var entered = centre.post("/indicators/new", "title", "配信網", "text", domain + "\n何もない行", "tlp", "GREEN",
                "reach", "MARKED", "act", "keep");
        assertThat(entered.statusCode()).isEqualTo(302);
        var lines = entered.headers().firstValue("location").orElseThrow().replaceFirst("^https?://[^/]*", "");
        assertThat(centre.get(lines).body()).contains(domain, "登録しました", "登録しませんでした");
        var source = lines.split("/")[3];
        assertThat(centre.get("/files/indicator-entries/" + source + ".csv").body()).contains("登録しませんでした");
        assertThat(ministry.get(lines).statusCode()).isEqualTo(404);
        assertThat(ministry.get("/files/indicator-entries/" + source + ".csv").statusCode()).isEqualTo(404);
        assertThat(ministry.get(page).body()).doesNotContain("統括室の判断");
        assertThat(centre.post(page + "/judgements", "why", "", "told", "SHARED").statusCode()).isEqualTo(422);
        assertThat(centre.post(page + "/judgements", "why", "配信網のため", "told", "SHARED").statusCode())
                .isEqualTo(302);
        assertThat(ministry.get(page).body()).contains("統括室の判断", "配信網のため");
        assertThat(ministry.post(page + "/judgements", "why", "x", "told", "ALL").statusCode()).isEqualTo(403);
        var id = jdbc.sql("select id from indicator.judgement where indicator = :id")
                .param("id", IndicatorId.of(IndicatorType.DOMAIN, domain).value()).query(UUID.class).single();
        assertThat(centre.post(page + "/judgements/" + id + "/take-back", "why", "専用と分かったため").statusCode())
                .isEqualTo(302);
        assertThat(ministry.get(page).body()).doesNotContain("統括室の判断").contains("専用と分かったため");
    }
}
