package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.bulletin.JsonGate;
import dev.noroshi.bulletin.Unreadable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a server of MISP asks beside events when it pulls: whether what it posts arrives as it was sent, and for proposals and
/// clusters of galaxies, of which there are none here.
@Controller
class PullDoor {

    static final String PROPOSALS = MispAnswers.BASE + "/shadow_attributes/index";
    private static final int LONGEST_HEADER = 200;

    private final MispAnswers answers;

    PullDoor(MispAnswers answers) {
        this.answers = answers;
    }

    /// The test of the connection: says what arrived.
    @PostMapping(MispAnswers.BASE + "/servers/postTest")
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> posted(Caller caller, HttpServletRequest request) throws IOException {
        try {
            var said = JsonNodeFactory.instance.objectNode();
            said.set("body", JsonGate.read(request.getInputStream().readAllBytes()));
            said.putObject("headers").put("Content-type", header(request, HttpHeaders.CONTENT_TYPE))
                    .put("Accept", header(request, HttpHeaders.ACCEPT)).put("Authorization", "OK");
            return MispAnswers.json(said);
        } catch (Unreadable unreadable) {
            return answers.refuse(request, unreadable.problems());
        }
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value.substring(0, Math.min(value.length(), LONGEST_HEADER));
    }

    /// Nobody proposes changes to an event here.
    @GetMapping({PROPOSALS, PROPOSALS + "/**"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> proposals(Caller caller) {
        return MispAnswers.json(JsonNodeFactory.instance.arrayNode());
    }

    /// No cluster is of our making.
    @PostMapping(MispAnswers.BASE + "/galaxy_clusters/restSearch")
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> clusters(Caller caller) {
        var none = JsonNodeFactory.instance.objectNode();
        none.putArray("response");
        return MispAnswers.json(none);
    }
}
