package dev.noroshi.exchange.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.exchange.Outcome;
import dev.noroshi.exchange.Peer;
import dev.noroshi.exchange.PeerId;
import dev.noroshi.exchange.Peers;
import dev.noroshi.exchange.Peers.Written;
import dev.noroshi.exchange.Pushes;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Secret;
import dev.noroshi.platform.web.Notice.Tone;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 接続先: which servers of others there are, how it goes with them, and what of them could not be taken.
@Controller
class PeerPages {

    private static final String PATH = PeerPage.PATH;

    private final Pages pages;
    private final Peers peers;
    private final Pushes pushes;
    private final PeerPage page;
    private final Clock clock;

    PeerPages(Pages pages, Peers peers, Pushes pushes, PeerPage page, Clock clock) {
        this.pages = pages;
        this.peers = peers;
        this.pushes = pushes;
        this.page = page;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Permit(Permission.JUDGE_STIX)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        return list(caller, request, Written.BLANK, List.of());
    }

    private ModelAndView list(Caller caller, HttpServletRequest request, Written typed, List<Problem> problems) {
        var builder = PeerPage.page(pages, caller, request, problems.isEmpty()).title("exchange.peers").here();
        var words = builder.build();
        var handed = pushes.all(caller);
        return builder.show("exchange/peers", new ExchangeView.PeerList(
                peers.all(caller).stream().map(each -> PeerPage.line(words, each, handed.get(each.id()))).toList(),
                caller.may(Permission.EDIT_EXCHANGE),
                PeerPage.form(words, new PeerPage.Typed<>(typed, problems), null), clock.instant()));
    }

    @PostMapping(PATH)
    @Permit(Permission.EDIT_EXCHANGE)
    ModelAndView add(Caller caller, HttpServletRequest request, @RequestParam MultiValueMap<String, String> posted) {
        var written = written(posted, !text(posted, "collection").isBlank());
        return switch (peers.add(caller, written)) {
            case Outcome.Done<Peer>(var peer) -> said(caller, request, "exchange.peer.added",
                    written.active() ? PATH : PATH + "/" + peer.id());
            case Outcome.Invalid<Peer>(var problems) -> list(caller, request, written, problems);
            case Outcome.Stale<Peer> _,Outcome.Unknown<Peer> _ -> pages.notFound(request);
        };
    }

    @GetMapping(PATH + "/{id}")
    @Permit(Permission.JUDGE_STIX)
    ModelAndView one(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return peers.find(caller, new PeerId(id)).map(peer -> page.show(caller, request, peer))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping(PATH + "/{id}")
    @Permit(Permission.EDIT_EXCHANGE)
    ModelAndView change(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int revision, @RequestParam MultiValueMap<String, String> posted) {
        var written = written(posted, posted.containsKey("active"));
        return switch (peers.change(caller, new PeerId(id), revision, written)) {
            case Outcome.Done<Peer> _ -> said(caller, request, "exchange.peer.changed", PATH + "/" + id);
            case Outcome.Invalid<Peer>(var problems) -> peers.find(caller, new PeerId(id))
                    .map(peer -> page.show(caller, request, peer,
                            Optional.of(new PeerPage.Typed<>(written, problems)), Optional.empty()))
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
}
