package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the centre tells, as a feed of MISP: the list of its events, the hashes of their values, and each event as a file. Every
/// caller has their own.
@Controller
class FeedDoor {

    private static final String FEED = MispAnswers.BASE + "/feed";

    private final Shelf shelf;

    FeedDoor(Shelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping(FEED + "/manifest.json")
    @Permit(Permission.READ_ADVISORY)
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> manifest(Caller caller) {
        var manifest = JsonNodeFactory.instance.objectNode();
        for (var event : shelf.events(caller, Shelf.From.THE_CENTRE)) {
            var head = event.head();
            var line = manifest.putObject(head.path("uuid").stringValue(""));
            for (var name : new String[]{"Orgc", "Tag", "info", "date", "analysis", "threat_level_id", "timestamp"})
                line.set(name, head.path(name));
        }
        return MispAnswers.json(manifest);
    }

    /// The hash of each value, with the event it stands in, so that instances see what they have in common. The format asks for
    /// MD5; it protects nothing.
    @GetMapping(FEED + "/hashes.csv")
    @Permit(Permission.READ_ADVISORY)
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> hashes(Caller caller) {
        var lines = new LinkedHashSet<String>();
        var md5 = md5();
        for (var whole : shelf.whole(caller, shelf.events(caller, Shelf.From.THE_CENTRE), Gone.LEFT_OUT)) {
            var uuid = whole.path("uuid").stringValue("");
            lines(whole, uuid, lines, md5);
            whole.path("Object").forEach(object -> lines(object, uuid, lines, md5));
        }
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "text/csv; charset=UTF-8");
        // an empty body would be on its way before the headers that keep browsers short; none at all is not
        var text = lines.isEmpty() ? null : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok().headers(headers).body(text);
    }

    private static void lines(JsonNode holder, String uuid, LinkedHashSet<String> lines, MessageDigest md5) {
        for (var attribute : holder.path("Attribute"))
            for (var part : attribute.path("value").stringValue("").split("\\|"))
                lines.add(HexFormat.of().formatHex(md5.digest(part.getBytes(StandardCharsets.UTF_8))) + "," + uuid);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    /// A feed is taken as it stands and merged as an event is that was pulled, so what it says no more is always in it.
    @GetMapping(FEED + "/{uuid}.json")
    @Permit(Permission.READ_ADVISORY)
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> event(Caller caller, HttpServletRequest request, @PathVariable String uuid) {
        return shelf.find(caller, uuid, Shelf.From.THE_CENTRE, Gone.TOLD_TOO).map(found -> {
            var node = JsonNodeFactory.instance.objectNode();
            node.set("Event", found);
            return MispAnswers.json(node);
        }).orElseGet(() -> MispAnswers.unknown(request));
    }
}
