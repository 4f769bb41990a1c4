package dev.noroshi.exchange.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.exchange.Desk;
import dev.noroshi.exchange.Outcome;
import dev.noroshi.exchange.Peer;
import dev.noroshi.exchange.PeerId;
import dev.noroshi.exchange.Peers;
import dev.noroshi.exchange.Peers.Written;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Secret;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 接続先: which servers of others are asked, how that goes, and what of them could not be taken.
@Controller
class PeerPages {

    static final String PATH = "/exchange/peers";

    private final Pages pages;
    private final Peers peers;
    private final Desk desk;
    private final Clock clock;

    PeerPages(Pages pages, Peers peers, Desk desk, Clock clock) {
        this.pages = pages;
        this.peers = peers;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Permit(Permission.JUDGE_STIX)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        return list(caller, request, Written.BLANK, List.of());
    }

    private ModelAndView list(Caller caller, HttpServletRequest request, Written typed, List<Problem> problems) {
        var page = page(caller, request, problems).title("exchange.peers").here();
        var words = page.build();
        return page.show("exchange/peers", new ExchangeView.PeerList(
                peers.all(caller).stream().map(each -> line(words, each)).toList(),
                caller.may(Permission.EDIT_EXCHANGE), form(words, typed, null, problems), clock.instant()));
    }

    @PostMapping(PATH)
    @Permit(Permission.EDIT_EXCHANGE)
    ModelAndView add(Caller caller, HttpServletRequest request, @RequestParam MultiValueMap<String, String> posted) {
        var written = written(posted, true);
        return switch (peers.add(caller, written)) {
            case Outcome.Done<Peer> _ -> said(caller, request, "exchange.peer.added", PATH);
            case Outcome.Invalid<Peer>(var problems) -> list(caller, request, written, problems);
            case Outcome.Stale<Peer> _,Outcome.Unknown<Peer> _ -> pages.notFound(request);
        };
    }

    @GetMapping(PATH + "/{id}")
    @Permit(Permission.JUDGE_STIX)
    ModelAndView one(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return peers.find(caller, new PeerId(id)).map(peer -> one(caller, request, peer, Written.of(peer), List.of()))
                .orElseGet(() -> pages.notFound(request));
    }

    private ModelAndView one(Caller caller, HttpServletRequest request, Peer peer, Written typed,
            List<Problem> problems) {
        var page = page(caller, request, problems).crumb(PATH, "exchange.peers").titled(peer.name()).here();
        var words = page.build();
        var refused = peers.refused(caller, peer.id()).stream()
                .map(each -> new ExchangeView.RefusedLine(each.object(), words.sentence(each.problem()), each.at()))
                .toList();
        var waits = desk.counts(caller).getOrDefault(peer.id().holder(), Map.of()).values().stream()
                .mapToInt(Integer::intValue).sum();
        return page.show("exchange/peer",
                new ExchangeView.OnePeer(line(words, peer), caller.may(Permission.EDIT_EXCHANGE),
                        form(words, typed, peer, problems), refused, waits, "/exchange?from=" + peer.id().holder(),
                        clock.instant()));
    }

    @PostMapping(PATH + "/{id}")
    @Permit(Permission.EDIT_EXCHANGE)
    ModelAndView change(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int revision, @RequestParam MultiValueMap<String, String> posted) {
        var written = written(posted, posted.containsKey("active"));
        return switch (peers.change(caller, new PeerId(id), revision, written)) {
            case Outcome.Done<Peer> _ -> said(caller, request, "exchange.peer.changed", PATH + "/" + id);
            case Outcome.Invalid<Peer>(var problems) -> peers.find(caller, new PeerId(id))
                    .map(peer -> one(caller, request, peer, written, problems))
                    .orElseGet(() -> pages.notFound(request));
            case Outcome.Stale<Peer> _ -> pages.conflict(request, "exchange.stale");
            case Outcome.Unknown<Peer> _ -> pages.notFound(request);
        };
    }

    @PostMapping(PATH + "/{id}/ask")
    @Permit(Permission.EDIT_EXCHANGE)
    ModelAndView ask(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (peers.askSoon(caller, new PeerId(id))) {
            case Outcome.Done<PeerId> _ -> said(caller, request, "exchange.peer.asked", PATH + "/" + id);
            case Outcome.Invalid<PeerId> _,Outcome.Stale<PeerId> _,Outcome.Unknown<PeerId> _ -> pages.notFound(request);
        };
    }

    private PageBuilder page(Caller caller, HttpServletRequest request, List<Problem> problems) {
        return pages.page(caller, request).nav(Nav.EXCHANGE).crumb("/home", "access.nav.HOME")
                .crumb("/exchange", "exchange.title")
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView said(Caller caller, HttpServletRequest request, String key, String next) {
        pages.carry(caller, request, Tone.OK, key);
        return new ModelAndView("redirect:" + next);
    }

    private static Written written(MultiValueMap<String, String> posted, boolean active) {
        return new Written(text(posted, "name"), text(posted, "root"), text(posted, "collection"),
                text(posted, "signIn"), text(posted, "account"), Secret.of(text(posted, "secret")),
                text(posted, "markings"), text(posted, "every"), active);
    }

    private static String text(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "");
    }

    private static ExchangeView.Form form(Page page, Written typed, @Nullable Peer peer, List<Problem> problems) {
        var signIns = Arrays.stream(Peer.SignIn.values()).map(each -> new ExchangeView.Choice(each.name(),
                page.say("exchange.sign-in." + each), each.name().equals(typed.signIn()))).toList();
        var wrong = new LinkedHashMap<String, String>();
        problems.forEach(each -> wrong.putIfAbsent(each.field(), page.sentence(each)));
        return new ExchangeView.Form(typed, signIns, wrong, peer != null && peer.hasSecret(),
                peer == null ? null : peer.revision());
    }

    static boolean isTroubled(Peer peer) {
        return peer.active() && peer.state().failure() != null;
    }

    private static ExchangeView.PeerLine line(Page page, Peer peer) {
        var state = peer.state();
        var href = PATH + "/" + peer.id();
        if (!peer.active())
            return new ExchangeView.PeerLine(peer, href, Glyph.STOPPED, page.say("exchange.state.stopped"), null);
        if (state.failure() != null)
            return new ExchangeView.PeerLine(peer, href, Glyph.LATE,
                    page.say("exchange.state.failed", state.failures()), why(page, peer));
        if (state.answeredAt() == null)
            return new ExchangeView.PeerLine(peer, href, Glyph.WAITING, page.say("exchange.state.waiting"), null);
        return peer.place().next() == null
                ? new ExchangeView.PeerLine(peer, href, Glyph.DONE, page.say("exchange.state.fine"), null)
                : new ExchangeView.PeerLine(peer, href, Glyph.DOING, page.say("exchange.state.reading"), null);
    }

    private static String why(Page page, Peer peer) {
        var said = page.say("exchange.failure." + Objects.requireNonNull(peer.state().failure()));
        var detail = Objects.requireNonNullElse(peer.state().detail(), "");
        return detail.isEmpty() ? said : page.say("exchange.failure.detail", said, detail);
    }
}
