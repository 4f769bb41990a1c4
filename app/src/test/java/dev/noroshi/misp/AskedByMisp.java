package dev.noroshi.misp;

import static dev.noroshi.advisory.Stage.content;

import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.Stage;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What tests begin with that ask for events as clients and servers of MISP do: the centre, and keys of its people.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=misp-events")
abstract class AskedByMisp {

    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    Stage stage;
    FrontDoor door;

    @BeforeEach
    void enter() {
        jdbc.sql("delete from access.wrong_try").update();
        stage = new Stage(program);
        door = new FrontDoor(program, port);
    }

    MispClient client(String login) {
        return new MispClient(port, "Authorization", door.token(login));
    }

    static String title() {
        return "件名" + UUID.randomUUID();
    }

    static AdvisoryContent saying(Tlp tlp, String title, String... lines) {
        return new AdvisoryContent(title, content(tlp, title).fields().with(AdvisoryField.OVERVIEW,
                new FieldValue.Text(String.join("\n", lines))), List.of());
    }
}
