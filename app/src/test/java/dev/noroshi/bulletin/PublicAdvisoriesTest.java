package dev.noroshi.bulletin;

import static dev.noroshi.advisory.Stage.content;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Stage;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What everybody may fetch of the centre's advisories, asked for by somebody nobody knows.
@NoroshiTest
class PublicAdvisoriesTest {

    @Autowired
    ApplicationContext program;
    @LocalServerPort
    int port;

    Stage stage;
    Browser anybody;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        anybody = new Browser(port);
    }

    @Test
    void aPublicAdvisoryIsFetchedByAnybodyAsDocumentAndAsNews() {
        var issued = stage.issue(content(Tlp.CLEAR, "VPN装置の脆弱性（CVE-2026-12345）について"));
        var path = "/.well-known/csaf/white/" + year() + "/t" + issued.number().main() + ".json";

        var document = anybody.get(path);
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(document.body()).contains("\"T" + issued.number().main() + "\"", "VPN装置の脆弱性", "CVE-2026-12345",
                "\"WHITE\"", "csaf_security_advisory");
        for (var kind : new String[]{"atom.xml", "rss.xml"}) {
            var news = anybody.get("/public/feeds/ja/" + kind);
            assertThat(news.statusCode()).isEqualTo(200);
            assertThat(news.body()).contains("T" + issued.number().main() + " VPN装置の脆弱性（CVE-2026-12345）について");
        }
        assertThat(anybody.get("/.well-known/csaf/white/index.txt").body())
                .contains(year() + "/t" + issued.number().main() + ".json");
    }

    private int year() {
        return stage.clock.instant().plus(Duration.ZERO).atOffset(java.time.ZoneOffset.UTC).getYear();
    }
}
