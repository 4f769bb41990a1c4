package dev.noroshi.exchange.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.exchange.Desk;
import dev.noroshi.exchange.Peer;
import dev.noroshi.exchange.Peers;
import dev.noroshi.exchange.Push;
import dev.noroshi.exchange.Pushes;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Warned;
import dev.noroshi.indicator.Warning;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.taxii.Quarantine.Key;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final Pages pages;
    private final Desk desk;
    private final Peers peers;
    private final Pushes pushes;
    private final Senders senders;
    private final Warned warned;
    private final Clock clock;

    DeskPages(Pages pages, Desk desk, Peers peers, Pushes pushes, Senders senders, Warned warned, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.peers = peers;
        this.pushes = pushes;
        this.senders = senders;
        this.warned = warned;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Permit(Permission.JUDGE_STIX)
    ModelAndView list(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String type, @RequestParam(defaultValue = "") String behind) {
        var page = base(caller, request).title("exchange.title").here();
        var words = page.build();
        var known = senders.known(caller, words);
        var counts = desk.counts(caller);
        var found = desk.waiting(caller, from, type, Key.parse(behind).orElse(null), LINES + 1);
        var warnings = warned.ofFound(caller, found.stream().flatMap(each -> each.values().stream()).toList());
        var lines = found.stream().limit(LINES)
                .map(each -> line(words, each, known.name(each.waiting().holder()), warnings)).toList();
        var here = PATH + "?from=" + written(from) + "&type=" + written(type);
        var later = found.size() > LINES ? here + "&behind=" + lines.getLast().key() : null;
        return page.show("exchange/desk", new ExchangeView.Waiting(lines, known.holders(counts, from),
                known.types(counts, type), sum(counts), troubled(caller),
                desk.full(caller, counts).stream().map(known::name).toList(), !from.isEmpty() || !type.isEmpty(),
                here, later, clock.instant()));
    }

    private int troubled(Caller caller) {
        var handed = pushes.all(caller);
        return (int) peers.all(caller).stream().filter(each -> isTroubled(each, handed.get(each.id()))).count();
    }

    private static boolean isTroubled(Peer peer, @Nullable Push push) {
        return peer.active() && peer.state().failure() != null
                || push != null && push.active() && push.state().failure() != null;
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
            var line = line(words, item, senders.known(caller, words).name(item.waiting().holder()),
                    warned.ofFound(caller, item.values()));
            var text = JsonMapper.shared().readTree(item.waiting().body()).toPrettyString();
            return page.titled(line.name()).here().show("exchange/object", new ExchangeView.One(line, text));
        }).orElseGet(() -> pages.notFound(request));
    }

    /// @param act `let-in` or `turn-away`
    /// @param tlp how far it may go at most
    /// @param reason for those who ask later
    @PostMapping(PATH + "/judge")
    @Permit(Permission.JUDGE_STIX)
    ModelAndView judge(Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") List<String> object, @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String tlp, @RequestParam(defaultValue = "") String reach,
            @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String type) {
        var keys = object.stream().flatMap(each -> Key.parse(each).stream()).toList();
        if (keys.isEmpty()) pages.carry(caller, request, Tone.WARN, "exchange.none-chosen");
        else
            if (!Desk.isReason(reason)) pages.carry(caller, request, Tone.WARN, "exchange.reason-long");
            else
                switch (act) {
                case "turn-away" -> pages.carry(caller, request, Tone.OK, "exchange.turned-away",
                        desk.turnAway(caller, keys, reason));
                case "let-in" -> letIn(caller, request, desk.letIn(caller, keys, Tlp.parse(tlp).orElse(Tlp.CLEAR),
                        reach.equals("MARKED") ? Desk.Reach.MARKED : Desk.Reach.CENTRE, reason));
                default -> {
                    // no button of the page says anything else
                }
                }
        return new ModelAndView("redirect:" + PATH + "?from=" + written(from) + "&type=" + written(type));
    }

    private void letIn(Caller caller, HttpServletRequest request, Desk.LetIn let) {
        if (let.left().isEmpty())
            pages.carry(caller, request, Tone.OK, "exchange.let-in", let.objects(), let.values());
        else
            pages.carry(caller, request, Tone.WARN, "exchange.let-in-some", let.objects(), let.values(),
                    let.left().size(), base(caller, request).build().sentence(let.left().getFirst().problem()));
    }

    private PageBuilder base(Caller caller, HttpServletRequest request) {
        return pages.page(caller, request).nav(Nav.EXCHANGE).crumb("/home", "access.nav.HOME");
    }

    private static ExchangeView.Line line(Page page, Desk.Item item, String from,
            Map<IndicatorId, List<Warning>> warnings) {
        var values = item.values();
        var shown = values.subList(0, Math.min(VALUES, values.size()));
        return new ExchangeView.Line(item, PATH + "/objects/" + item.waiting().key(), from,
                Senders.type(page, item.waiting().type()), shown, values.size() - shown.size(), warnings,
                item.left().stream().map(page::sentence).toList());
    }

    private static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
