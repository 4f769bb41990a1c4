package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.bulletin.JsonGate;
import dev.noroshi.bulletin.Unreadable;
import dev.noroshi.platform.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What clients of MISP read: PyMISP, other instances, what fetches indicators by `restSearch`. It only reads, also where it
/// is asked by POST.
@Controller
class MispDoor {

    private static final String EVENTS = MispAnswers.BASE + "/events";
    private static final String ATTRIBUTES = MispAnswers.BASE + "/attributes";
    /// Rules of a server that pulls, sent with those on events; it takes such attributes and objects out of what it got by itself.
    private static final List<String> SORTED_OUT_THERE = List.of("type_attribute", "type_object");

    private final MispAnswers answers;
    private final Search search;
    private final Shelf shelf;
    private final Clock clock;

    MispDoor(MispAnswers answers, Search search, Shelf shelf, Clock clock) {
        this.answers = answers;
        this.search = search;
        this.shelf = shelf;
        this.clock = clock;
    }

    /// One event by its number or UUID. What follows in the path are switches. A server that pulls asks for deleted attributes beside
    /// the others (`deleted[]:0/deleted[]:1`), which an event that was brought always tells; the others change nothing here: without
    /// clusters, correlations and tags of its own, which tell nothing the event does not say anyhow.
    @RequestMapping(path = {EVENTS + "/view/{id}", EVENTS + "/view/{id}/**"}, method = {RequestMethod.GET,
            RequestMethod.POST})
    @Permit(Permission.READ_ADVISORY)
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> event(Caller caller, HttpServletRequest request, @PathVariable String id)
            throws IOException {
        try {
            var asked = body(request).path("deleted");
            var gone = asked.isMissingNode()
                    ? Gone.inPath(Languages.requested(request))
                    : Gone.read(asked).orElse(Gone.LEFT_OUT);
            return shelf.find(caller, id.replaceFirst("\\.json$", ""), Shelf.From.EVERYWHERE, gone)
                    .map(found -> MispAnswers.json(wrapped(found))).orElseGet(() -> MispAnswers.unknown(request));
        } catch (Unreadable unreadable) {
            return answers.refuse(request, unreadable.problems());
        }
    }

    /// The same by the address in the style of REST.
    @GetMapping(EVENTS + "/{id}")
    @Permit(Permission.READ_ADVISORY)
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> eventByName(Caller caller, HttpServletRequest request, @PathVariable String id)
            throws IOException {
        return event(caller, request, id);
    }

    @RequestMapping(path = {EVENTS + "/restSearch", EVENTS + "/restSearch.json",
            EVENTS + "/restSearch/json"}, method = {
                    RequestMethod.GET, RequestMethod.POST})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> events(Caller caller, HttpServletRequest request) throws IOException {
        return asked(request, asked -> {
            var found = search.events(caller, asked);
            var response = JsonNodeFactory.instance.objectNode();
            var list = response.putArray("response");
            found.page().forEach(each -> list.add(wrapped(each)));
            return MispAnswers.counted(response, found.all());
        });
    }

    /// All events, without what is in them: how instances find out what is new.
    @RequestMapping(path = {EVENTS, EVENTS + "/index", EVENTS + "/index.json"}, method = {RequestMethod.GET,
            RequestMethod.POST})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> index(Caller caller, HttpServletRequest request) throws IOException {
        return asked(request, SORTED_OUT_THERE, asked -> {
            var found = search.events(caller, asked.asList());
            var list = JsonNodeFactory.instance.arrayNode();
            found.page()
                    .forEach(each -> list.add(asked.detail() == Asked.Detail.MINIMAL ? minimal(each) : listed(each)));
            return MispAnswers.counted(list, found.all());
        });
    }

    private static ObjectNode minimal(ObjectNode head) {
        return JsonNodeFactory.instance.objectNode().put("id", head.path("id").stringValue(""))
                .put("uuid", head.path("uuid").stringValue("")).put("timestamp", head.path("timestamp").stringValue(""))
                .put("sighting_timestamp", "0").put("published", head.path("published").booleanValue(false))
                .put("orgc_uuid", head.path("Orgc").path("uuid").stringValue(""));
    }

    /// In the index tags stand one level deeper.
    private static ObjectNode listed(ObjectNode head) {
        var tags = head.remove("Tag");
        var list = head.putArray("EventTag");
        if (tags != null) tags.forEach(tag -> list.addObject().set("Tag", tag));
        return head;
    }

    @RequestMapping(path = {ATTRIBUTES + "/restSearch", ATTRIBUTES + "/restSearch.json",
            ATTRIBUTES + "/restSearch/json"}, method = {RequestMethod.GET, RequestMethod.POST})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> attributes(Caller caller, HttpServletRequest request) throws IOException {
        return asked(request, asked -> {
            var found = search.attributes(caller, asked);
            var response = JsonNodeFactory.instance.objectNode();
            response.putObject("response").putArray("Attribute").addAll(found.page());
            return MispAnswers.counted(response, found.all());
        });
    }

    private ResponseEntity<byte[]> asked(HttpServletRequest request, Function<Asked, ResponseEntity<byte[]>> answer)
            throws IOException {
        return asked(request, List.of(), answer);
    }

    private ResponseEntity<byte[]> asked(HttpServletRequest request, List<String> passed,
            Function<Asked, ResponseEntity<byte[]>> answer) throws IOException {
        try {
            return switch (Asked.read(body(request).remove(passed), clock.instant(), clock.getZone())) {
                case Asked.Read.Bad(var problems) -> answers.refuse(request, problems);
                case Asked.Read.Good(var asked) -> answer.apply(asked);
            };
        } catch (Unreadable unreadable) {
            return answers.refuse(request, unreadable.problems());
        }
    }

    /// What was sent, or what stands in the address.
    private static ObjectNode body(HttpServletRequest request) throws IOException, Unreadable {
        var bytes = HttpMethod.POST.matches(request.getMethod())
                ? request.getInputStream().readAllBytes()
                : new byte[0];
        if (bytes.length > 0 && JsonGate.read(bytes) instanceof ObjectNode sent) return sent;
        var body = JsonNodeFactory.instance.objectNode();
        request.getParameterMap().forEach((name, values) -> body.set(name.replace("[]", ""), values(values)));
        JsonGate.check(body);
        return body;
    }

    private static JsonNode values(String[] values) {
        if (values.length == 1) return JsonNodeFactory.instance.stringNode(values[0]);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        List.of(values).forEach(all::add);
        return all;
    }

    private static ObjectNode wrapped(ObjectNode event) {
        var node = JsonNodeFactory.instance.objectNode();
        node.set("Event", event);
        return node;
    }
}
