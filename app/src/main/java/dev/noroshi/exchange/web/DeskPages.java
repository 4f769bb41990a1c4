package dev.noroshi.exchange.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.Directory;
import dev.noroshi.exchange.Desk;
import dev.noroshi.exchange.Peers;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.taxii.Quarantine.Key;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/// 隔離先: what came in from machines of others, one by one or many at once.
@Controller
class DeskPages {

    private static final String PATH = "/exchange";
    private static final int LINES = 50;
    private static final int VALUES = 3;
    /// Types that stand in the list under their own words; others by their name.
    private static final List<String> NAMED = List.of("indicator", "observed-data", "report", "note", "identity",
            "malware", "vulnerability", "relationship", "sighting", "marking-definition", "ipv4-addr", "ipv6-addr",
            "domain-name", "url", "email-addr", "file", "attack-pattern", "campaign", "intrusion-set", "threat-actor",
            "tool", "infrastructure", "course-of-action", "grouping", "location", "opinion");

    private final Pages pages;
    private final Desk desk;
    private final Peers peers;
    private final Directory directory;
    private final Clock clock;

    DeskPages(Pages pages, Desk desk, Peers peers, Directory directory, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.peers = peers;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Permit(Permission.JUDGE_STIX)
    ModelAndView list(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String type, @RequestParam(defaultValue = "") String behind) {
        var page = base(caller, request).title("exchange.title").here();
        var words = page.build();
        var names = names(caller);
        var counts = desk.counts(caller);
        var found = desk.waiting(caller, from, type, Key.parse(behind).orElse(null), LINES + 1);
        var lines = found.stream().limit(LINES).map(each -> line(words, each, name(words, names, each))).toList();
        var here = PATH + "?from=" + written(from) + "&type=" + written(type);
        var later = found.size() > LINES ? here + "&behind=" + lines.getLast().key() : null;
        return page.show("exchange/desk", new ExchangeView.Waiting(lines, holders(words, names, counts, from),
                types(words, counts, type), sum(counts), troubled(caller), !from.isEmpty() || !type.isEmpty(),
                here, later, clock.instant()));
    }

    private int troubled(Caller caller) {
        return (int) peers.all(caller).stream().filter(PeerPages::isTroubled).count();
    }

    private static int sum(Map<String, Map<String, Integer>> counts) {
        return counts.values().stream().flatMap(each -> each.values().stream()).mapToInt(Integer::intValue).sum();
    }

    @GetMapping(PATH + "/objects/{key}")
    @Permit(Permission.JUDGE_STIX)
    ModelAndView one(Caller caller, HttpServletRequest request, @PathVariable String key) {
        return Key.parse(key).flatMap(each -> desk.find(caller, each)).map(item -> {
            var page = base(caller, request).crumb(PATH, "exchange.title").marking(item.tlp(), null);
            var words = page.build();
            var line = line(words, item, name(words, names(caller), item));
            var text = JsonMapper.shared().readTree(item.waiting().body()).toPrettyString();
            return page.titled(line.name()).here().show("exchange/object", new ExchangeView.One(line, text));
        }).orElseGet(() -> pages.notFound(request));
    }

    /// @param act `let-in` or `turn-away`
    /// @param tlp how far it may go at most
    @PostMapping(PATH + "/judge")
    @Permit(Permission.JUDGE_STIX)
    ModelAndView judge(Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") List<String> object, @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String tlp, @RequestParam(defaultValue = "") String reach,
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String type) {
        var keys = object.stream().flatMap(each -> Key.parse(each).stream()).toList();
        if (keys.isEmpty()) pages.carry(caller, request, Tone.WARN, "exchange.none-chosen");
        else
            if (act.equals("turn-away"))
                pages.carry(caller, request, Tone.OK, "exchange.turned-away", desk.turnAway(caller, keys));
            else
                if (act.equals("let-in")) {
                    var widest = Tlp.parse(tlp).orElse(Tlp.CLEAR);
                    var let = desk.letIn(caller, keys, widest,
                            reach.equals("MARKED") ? Desk.Reach.MARKED : Desk.Reach.CENTRE);
                    if (let.left().isEmpty())
                        pages.carry(caller, request, Tone.OK, "exchange.let-in", let.objects(), let.values());
                    else {
                        var words = base(caller, request).build();
                        pages.carry(caller, request, Tone.WARN, "exchange.let-in-some", let.objects(), let.values(),
                                let.left().size(), words.sentence(let.left().getFirst().problem()));
                    }
                }
        return new ModelAndView("redirect:" + PATH + "?from=" + written(from) + "&type=" + written(type));
    }

    private PageBuilder base(Caller caller, HttpServletRequest request) {
        return pages.page(caller, request).nav(Nav.EXCHANGE).crumb("/home", "access.nav.HOME");
    }

    /// The peers by what their quarantines are called.
    private Map<String, String> names(Caller caller) {
        var names = new HashMap<String, String>();
        peers.all(caller).forEach(each -> names.put(each.id().holder(), each.name()));
        return names;
    }

    private String name(Page page, Map<String, String> peers, Desk.Item item) {
        return name(page, peers, item.waiting().holder());
    }

    private String name(Page page, Map<String, String> peers, String holder) {
        var peer = peers.get(holder);
        if (peer != null) return peer;
        return OrganisationId.parse(holder).flatMap(id -> directory.organisation(id, LocalDate.now(clock)))
                .map(each -> each.name(page.language())).orElse(holder);
    }

    private List<ExchangeView.Choice> holders(Page page, Map<String, String> names,
            Map<String, Map<String, Integer>> counts, String chosen) {
        return counts.entrySet().stream().map(each -> new ExchangeView.Choice(each.getKey(),
                page.say("exchange.count", name(page, names, each.getKey()),
                        each.getValue().values().stream().mapToInt(Integer::intValue).sum()),
                each.getKey().equals(chosen))).toList();
    }

    private static List<ExchangeView.Choice> types(Page page, Map<String, Map<String, Integer>> counts, String chosen) {
        var sums = new TreeMap<String, Integer>();
        counts.values().forEach(each -> each.forEach((type, n) -> sums.merge(type, n, Integer::sum)));
        return sums.entrySet().stream().map(each -> new ExchangeView.Choice(each.getKey(),
                page.say("exchange.count", type(page, each.getKey()), each.getValue()), each.getKey().equals(chosen)))
                .toList();
    }

    private static String type(Page page, String type) {
        return NAMED.contains(type) ? page.say("exchange.type." + type) : type;
    }

    private static ExchangeView.Line line(Page page, Desk.Item item, String from) {
        var values = item.values();
        var shown = values.subList(0, Math.min(VALUES, values.size()));
        return new ExchangeView.Line(item, PATH + "/objects/" + item.waiting().key(), from,
                type(page, item.waiting().type()), shown, values.size() - shown.size());
    }

    private static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
