package dev.noroshi.exchange.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.exchange.Outcome;
import dev.noroshi.exchange.PeerId;
import dev.noroshi.exchange.Peers;
import dev.noroshi.exchange.Push;
import dev.noroshi.exchange.Pushes;
import dev.noroshi.platform.web.Notice.Tone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 送信: what is handed to a server of others.
@Controller
class PushPages {

    private static final String PATH = PeerPage.PATH + "/{id}/push";

    private final Pages pages;
    private final Peers peers;
    private final Pushes pushes;
    private final PeerPage page;

    PushPages(Pages pages, Peers peers, Pushes pushes, PeerPage page) {
        this.pages = pages;
        this.peers = peers;
        this.pushes = pushes;
        this.page = page;
    }

    @PostMapping(PATH)
    @Permit(Permission.EDIT_EXCHANGE)
    ModelAndView write(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int revision, @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String goes, @RequestParam(defaultValue = "") String occasion,
            @RequestParam MultiValueMap<String, String> posted) {
        var written = new Pushes.Written(to, goes, occasion, posted.containsKey("sending"));
        return switch (pushes.write(caller, new PeerId(id), revision, written)) {
            case Outcome.Done<Push> _ -> said(caller, request, id, "exchange.push.changed");
            case Outcome.Invalid<Push>(var problems) -> peers.find(caller, new PeerId(id))
                    .map(peer -> page.show(caller, request, peer, Optional.empty(),
                            Optional.of(new PeerPage.Typed<>(written, problems))))
                    .orElseGet(() -> pages.notFound(request));
            case Outcome.Stale<Push> _ -> pages.conflict(request, "exchange.stale");
            case Outcome.Unknown<Push> _ -> pages.notFound(request);
        };
    }

    @PostMapping(PATH + "/soon")
    @Permit(Permission.EDIT_EXCHANGE)
    ModelAndView soon(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return due(caller, request, id, pushes.sendSoon(caller, new PeerId(id)));
    }

    @PostMapping(PATH + "/again")
    @Permit(Permission.EDIT_EXCHANGE)
    ModelAndView again(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return due(caller, request, id, pushes.again(caller, new PeerId(id)));
    }

    private ModelAndView due(Caller caller, HttpServletRequest request, UUID id, Outcome<PeerId> outcome) {
        return switch (outcome) {
            case Outcome.Done<PeerId> _ -> said(caller, request, id, "exchange.push.due");
            case Outcome.Invalid<PeerId> _,Outcome.Stale<PeerId> _,Outcome.Unknown<PeerId> _ -> pages.notFound(request);
        };
    }

    private ModelAndView said(Caller caller, HttpServletRequest request, UUID id, String key) {
        pages.carry(caller, request, Tone.OK, key);
        return new ModelAndView("redirect:" + PeerPage.PATH + "/" + id);
    }
}
