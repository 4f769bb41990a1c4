package dev.noroshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What an organisation says of a value on its page.
@NoroshiTest
class SightingPagesTest {

    @Autowired
    ApplicationContext program;
    @LocalServerPort
    int port;
    Browser centre;
    Browser operator;
    String page;

    @BeforeEach
    void aValueForEverybodyInTheCommunity() {
        var front = new FrontDoor(program, port);
        var domain = "v" + UUID.randomUUID().toString().replace("-", "") + ".top";
        page = "/indicators/" + IndicatorId.of(IndicatorType.DOMAIN, domain);
        centre = front.browser(Role.CENTRE_OFFICER);
        operator = front.browser(Role.OPERATOR_REPORTER);
        assertThat(centre.post("/indicators/new", "title", "通信先", "text", domain, "tlp", "GREEN", "reach", "MARKED",
                "act", "keep").statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> says(String verdict, String reason, String seenOn, String note) {
        return operator.post(page + "/sightings", "verdict", verdict, "reason", reason, "seenOn", seenOn, "note", note);
    }

    @Test
    void anOperatorSaysThatItSawAValueChangesItsMindAndTakesItBack() {
        assertThat(operator.get(page).body()).contains("観測したと伝える", "誤検知と伝える").doesNotContain("取り消す</button>",
                "と伝えています");
        assertThat(Browser.location(says("SEEN", "", "", "社内端末3台"))).isEqualTo(page);
        assertThat(operator.get(page).body()).contains("伝えました", "「観測した」と伝えています", "社内端末3台", "取り消す</button>");
        assertThat(centre.get(page).body()).contains("観測した組織：1").as("who, and what they noted, is not told")
                .doesNotContain("社内端末3台");

        assertThat(Browser.location(says("FALSE_POSITIVE", "SHARED_HOSTING", "", ""))).isEqualTo(page);
        assertThat(operator.get(page).body()).contains("誤検知（多数が共有するサービス）").doesNotContain("社内端末3台");
        assertThat(centre.get(page).body()).contains("誤検知とした組織：1").doesNotContain("観測した組織：1");

        assertThat(Browser.location(says("NONE", "", "", ""))).isEqualTo(page);
        assertThat(operator.get(page).body()).contains("取り消しました").doesNotContain("と伝えています");
        assertThat(centre.get(page).body()).contains("お伝えできる観測はありません");
        assertThat(says("NONE", "", "", "").statusCode()).as("there is nothing left to take back").isEqualTo(404);
    }

    @Test
    void whatIsMissingOrCannotBeIsToldAndWhatWasTypedStays() {
        var unreasoned = says("FALSE_POSITIVE", "", "", "業者の管理画面");
        assertThat(unreasoned.statusCode()).isEqualTo(422);
        assertThat(unreasoned.body()).contains("field__problem", "業者の管理画面").doesNotContain("と伝えています");
        var tomorrow = says("SEEN", "", "2999-01-01", "明日の端末");
        assertThat(tomorrow.statusCode()).isEqualTo(422);
        assertThat(tomorrow.body()).contains("これからの日は書けません", "明日の端末");
        var reasoned = says("SEEN", "TEST", "", "");
        assertThat(reasoned.statusCode()).isEqualTo(422);
        assertThat(reasoned.body()).contains("理由は誤検知のときだけ書きます");
        assertThat(says("MAYBE", "", "", "").statusCode()).isEqualTo(422);
        assertThat(operator.get(page).body()).doesNotContain("と伝えています");
    }

    @Test
    void ofAValueSomebodyDoesNotKnowNothingCanBeSaid() {
        var never = "/indicators/" + IndicatorId.of(IndicatorType.DOMAIN, "never-" + UUID.randomUUID() + ".top");
        assertThat(operator.post(never + "/sightings", "verdict", "SEEN").statusCode()).isEqualTo(404);
        assertThat(operator.post("/indicators/nothing/sightings", "verdict", "SEEN").statusCode()).isEqualTo(404);
    }
}
