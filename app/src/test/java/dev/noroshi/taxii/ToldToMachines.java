package dev.noroshi.taxii;

import static dev.noroshi.advisory.Stage.content;

import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.Stage;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Programs;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/// What tests begin with that look at what of an advisory is told to machines: the centre, and the machine of a ministry.
@NoroshiTest
abstract class ToldToMachines {

    static final String ALL_VERSIONS = "match%5Bversion%5D=all";
    static final String INDICATORS = "match%5Btype%5D=indicator";

    @Autowired
    ApplicationContext program;
    @Autowired
    Publishing publishing;
    @Autowired
    Programs programs;
    @LocalServerPort
    int port;

    Stage stage;
    FrontDoor door;
    Machine ministry;
    /// Stands in one domain only.
    String word;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        door = new FrontDoor(program, port);
        ministry = machine("namine.mai");
        word = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    Machine machine(String login) {
        return new Machine(port, "Bearer " + door.token(login));
    }

    static AdvisoryContent saying(Tlp tlp, String title, String overview) {
        var content = content(tlp, title);
        return new AdvisoryContent(title, content.fields().with(AdvisoryField.OVERVIEW, new FieldValue.Text(overview)),
                List.of());
    }

    /// The objects of a collection in which a text stands, after everything has been told.
    List<JsonNode> found(Machine machine, String alias, String query, String text) {
        publishing.goRound();
        return machine.all(machine.collection(alias) + "objects/", query).stream()
                .filter(each -> each.toString().contains(text)).toList();
    }

    static String text(JsonNode object, String member) {
        return object.path(member).stringValue("");
    }
}
