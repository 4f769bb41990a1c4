package dev.noroshi.taxii;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Stage;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/// What the centre issues, a machine of whoever is handed it fetches by TAXII.
@NoroshiTest
class AdvisoryReachesMachinesTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Publishing publishing;
    @LocalServerPort
    int port;

    Stage stage;
    FrontDoor door;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        door = new FrontDoor(program, port);
    }

    private Machine machine(String login) {
        return new Machine(port, "Bearer " + door.token(login));
    }

    private List<JsonNode> reports(Machine machine, String alias, String title) {
        publishing.goRound();
        return machine.all(machine.collection(alias) + "objects/", "match%5Btype%5D=report").stream()
                .filter(each -> each.path("name").stringValue("").endsWith(title)).toList();
    }

    @Test
    void anIssuedAdvisoryIsFetchedByWhoWasHandedItAndByNobodyElse() {
        var title = "機械に届く情報";
        var issued = stage.issue(content(Tlp.AMBER, title));
        var centre = machine("kanetsuki.ren");
        var ministry = machine("namine.mai");
        var secretariat = machine("yunohana.gaku");
        var bank = machine("haginomiya.wataru");

        assertThat(reports(centre, "all", title)).hasSize(1);
        assertThat(reports(ministry, "all", title)).hasSize(1);
        assertThat(reports(ministry, "tlp-amber", title)).hasSize(1);
        assertThat(reports(ministry, "sector-finance", title)).hasSize(1);
        assertThat(reports(ministry, "tlp-green", title)).isEmpty();
        assertThat(reports(ministry, "product-warning", title)).hasSize(1);
        assertThat(reports(ministry, "product-attention", title)).isEmpty();
        assertThat(reports(secretariat, "all", title)).isEmpty();

        done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
        assertThat(reports(secretariat, "all", title)).hasSize(1);
        assertThat(reports(bank, "all", title)).isEmpty();
        done(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(), PassOn.toAll()));
        var report = reports(bank, "all", title).getFirst();
        assertThat(report.path("external_references").path(0).path("external_id").stringValue())
                .isEqualTo(issued.number().toString());
        assertThat(report.path("object_marking_refs").path(0).stringValue())
                .isEqualTo("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421");
        assertThat(reports(machine("shakuno.ritsuko"), "all", title)).isEmpty();
    }
}
