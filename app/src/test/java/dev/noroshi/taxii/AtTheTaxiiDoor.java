package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What the tests of the protocol begin with: a partner's machine, and its quarantine. The rows are those of the research on what
/// TAXII servers get wrong (TAXII 2.1, OASIS Standard of 10 June 2021, and the clients in use).
@NoroshiTest
abstract class AtTheTaxiiDoor {

    static final String TYPE = "Content-Type";

    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    FrontDoor door;
    Machine partner;
    String quarantine;

    @BeforeEach
    void comeIn() {
        door = new FrontDoor(program, port);
        jdbc.sql("delete from access.wrong_try").update();
        partner = machine(Role.PARTNER);
        quarantine = partner.writable();
        jdbc.sql(
                "delete from taxii.entry where collection in (select number from taxii.collection where kind = 'QUARANTINE')")
                .update();
        jdbc.sql("update taxii.collection set edition = edition + 1 where kind = 'QUARANTINE'").update();
    }

    Machine machine(Role role) {
        return new Machine(port, "Bearer " + door.token(role));
    }

    /// Sends objects that are all sound.
    void send(String... objects) {
        var status = Machine.json(post(Envelope.of(objects)));
        assertThat(status.path("success_count").intValue()).as(status.toString()).isEqualTo(objects.length);
    }

    HttpResponse<String> post(String body) {
        return partner.post(quarantine + "objects/", body, TYPE, Machine.TAXII, "Accept", Machine.TAXII);
    }

    HttpResponse<String> get(String path) {
        return partner.get(path, "Accept", Machine.TAXII);
    }

    JsonNode objects(String query) {
        return Machine.json(get(quarantine + "objects/" + query));
    }

    static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("objects").forEach(each -> ids.add(each.path("id").stringValue("")));
        return ids;
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /// Refused, in the words of the protocol.
    static void assertError(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, TYPE)).isEqualTo(Machine.TAXII);
        var error = Machine.json(answer);
        assertThat(error.path("title").stringValue("")).isNotBlank();
        assertThat(error.path("http_status").stringValue()).isEqualTo(Integer.toString(status));
        assertThat(error.path("error_code").stringValue("")).isNotBlank();
        assertThat(error.path("error_id").stringValue("")).isNotBlank();
    }
}
