package dev.noroshi.exchange.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.exchange.Desk;
import dev.noroshi.exchange.Peer;
import dev.noroshi.exchange.Peers;
import dev.noroshi.exchange.Push;
import dev.noroshi.exchange.Push.Fate;
import dev.noroshi.exchange.Pushes;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Page;
import dev.noroshi.taxii.Outgoing.Reach;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// The page of a peer: what is fetched from it, what is handed to it, and the forms for both.
@Component
class PeerPage {

    static final String PATH = "/exchange/peers";

    private final Pages pages;
    private final Peers peers;
    private final Pushes pushes;
    private final Desk desk;
    private final Clock clock;

    PeerPage(Pages pages, Peers peers, Pushes pushes, Desk desk, Clock clock) {
        this.pages = pages;
        this.peers = peers;
        this.pushes = pushes;
        this.desk = desk;
        this.clock = clock;
    }

    /// What somebody typed into one of the forms, and what is wrong with it.
    record Typed<T>(T written, List<Problem> problems) {
        Typed {
            problems = List.copyOf(problems);
        }
    }

    ModelAndView show(Caller caller, HttpServletRequest request, Peer peer) {
        return show(caller, request, peer, Optional.empty(), Optional.empty());
    }

    /// @param reading what was typed about what is fetched; empty for what stands
    /// @param writing what was typed about what is handed over
    ModelAndView show(Caller caller, HttpServletRequest request, Peer peer, Optional<Typed<Peers.Written>> reading,
            Optional<Typed<Pushes.Written>> writing) {
        var push = pushes.of(caller, peer.id());
        var read = reading.orElseGet(() -> new Typed<>(Peers.Written.of(peer), List.of()));
        var written = writing.orElseGet(
                () -> new Typed<>(push.map(Pushes.Written::of).orElse(Pushes.Written.BLANK), List.of()));
        var isFine = read.problems().isEmpty() && written.problems().isEmpty();
        var page = page(pages, caller, request, isFine).crumb(PATH, "exchange.peers").titled(peer.name()).here();
        var words = page.build();
        var refused = peers.refused(caller, peer.id()).stream()
                .map(each -> new ExchangeView.RefusedLine(each.object(), words.sentence(each.problem()), each.at()))
                .toList();
        var waits = desk.counts(caller).getOrDefault(peer.id().holder(), Map.of()).values().stream()
                .mapToInt(Integer::intValue).sum();
        return page.show("exchange/peer",
                new ExchangeView.OnePeer(line(words, peer, push.orElse(null)), caller.may(Permission.EDIT_EXCHANGE),
                        form(words, read, peer), refused, waits, "/exchange?from=" + peer.id().holder(),
                        panel(words, caller, peer, push, written), clock.instant()));
    }

    static PageBuilder page(Pages pages, Caller caller, HttpServletRequest request, boolean isFine) {
        return pages.page(caller, request).nav(Nav.EXCHANGE).crumb("/home", "access.nav.HOME")
                .crumb("/exchange", "exchange.title")
                .status(isFine ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ExchangeView.PushPanel panel(Page page, Caller caller, Peer peer, Optional<Push> push,
            Typed<Pushes.Written> typed) {
        var counts = pushes.counts(caller, peer.id());
        var lines = pushes.lines(caller, peer.id()).stream()
                .map(each -> new ExchangeView.HandedLine(
                        each.name().isEmpty() ? Senders.typeOf(page, each.object()) : each.name(),
                        each.object(), glyph(each.fate()), page.say("exchange.fate." + each.fate()),
                        each.problem() == null ? null : page.sentence(each.problem()), each.at()))
                .toList();
        var form = new ExchangeView.PushForm(typed.written(), choices(page, "exchange.push.reach.", Reach.values(),
                typed.written().reach()),
                choices(page, "exchange.push.occasion.", Occasion.values(), typed.written().occasion()),
                wrong(page, typed.problems()), push.map(Push::revision).orElse(0));
        return new ExchangeView.PushPanel(push.orElse(null), push.map(each -> state(page, each)).orElse(null),
                counts.getOrDefault(Fate.WAITING, 0) + counts.getOrDefault(Fate.UNDERWAY, 0),
                counts.getOrDefault(Fate.SENT, 0), counts.getOrDefault(Fate.REFUSED, 0), lines, form);
    }

    private static <E extends Enum<E>> List<ExchangeView.Choice> choices(Page page, String key, E[] all,
            String chosen) {
        return Arrays.stream(all).map(each -> new ExchangeView.Choice(each.name(), page.say(key + each.name()),
                each.name().equals(chosen))).toList();
    }

    private static Glyph glyph(Fate fate) {
        return switch (fate) {
            case WAITING -> Glyph.WAITING;
            case UNDERWAY -> Glyph.DOING;
            case SENT -> Glyph.DONE;
            case REFUSED -> Glyph.LATE;
            case GONE -> Glyph.NONE;
        };
    }

    static ExchangeView.PushState state(Page page, Push push) {
        var state = push.state();
        if (!push.active())
            return new ExchangeView.PushState(Glyph.STOPPED, page.say("exchange.push.state.stopped"), null);
        if (state.failure() != null)
            return new ExchangeView.PushState(Glyph.LATE, page.say("exchange.push.state.failed", state.failures()),
                    detailed(page, page.say("exchange.push.failure." + state.failure()), state.detail()));
        if (push.request() != null)
            return new ExchangeView.PushState(Glyph.DOING, page.say("exchange.push.state.open"), null);
        return state.answeredAt() == null
                ? new ExchangeView.PushState(Glyph.WAITING, page.say("exchange.push.state.fresh"), null)
                : new ExchangeView.PushState(Glyph.DONE, page.say("exchange.push.state.fine"), null);
    }

    static ExchangeView.Form form(Page page, Typed<Peers.Written> typed, @Nullable Peer peer) {
        var signIns = choices(page, "exchange.sign-in.", Peer.SignIn.values(), typed.written().signIn());
        return new ExchangeView.Form(typed.written(), signIns, wrong(page, typed.problems()),
                peer != null && peer.hasSecret(), peer == null ? null : peer.revision());
    }

    private static Map<String, String> wrong(Page page, List<Problem> problems) {
        var wrong = new LinkedHashMap<String, String>();
        problems.forEach(each -> wrong.putIfAbsent(each.field(), page.sentence(each)));
        return wrong;
    }

    static ExchangeView.PeerLine line(Page page, Peer peer, @Nullable Push push) {
        var href = PATH + "/" + peer.id();
        var written = push == null ? null : state(page, push);
        var state = peer.state();
        if (!peer.active())
            return peer.collection().isEmpty()
                    ? new ExchangeView.PeerLine(peer, href, Glyph.NONE, page.say("exchange.state.unread"), null,
                            written)
                    : new ExchangeView.PeerLine(peer, href, Glyph.STOPPED, page.say("exchange.state.stopped"), null,
                            written);
        if (state.failure() != null)
            return new ExchangeView.PeerLine(peer, href, Glyph.LATE,
                    page.say("exchange.state.failed", state.failures()),
                    detailed(page, page.say("exchange.failure." + state.failure()), state.detail()), written);
        if (state.answeredAt() == null)
            return new ExchangeView.PeerLine(peer, href, Glyph.WAITING, page.say("exchange.state.waiting"), null,
                    written);
        return peer.place().next() == null
                ? new ExchangeView.PeerLine(peer, href, Glyph.DONE, page.say("exchange.state.fine"), null, written)
                : new ExchangeView.PeerLine(peer, href, Glyph.DOING, page.say("exchange.state.reading"), null, written);
    }

    private static String detailed(Page page, String said, @Nullable String detail) {
        var more = Objects.requireNonNullElse(detail, "");
        return more.isEmpty() ? said : page.say("exchange.failure.detail", said, page.unreached(more));
    }
}
