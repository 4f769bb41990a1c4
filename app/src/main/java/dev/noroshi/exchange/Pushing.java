package dev.noroshi.exchange;

import dev.noroshi.exchange.Handing.Load;
import dev.noroshi.exchange.Push.Failure;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.outbound.GuardedClient;
import dev.noroshi.platform.outbound.GuardedClient.Limits;
import dev.noroshi.platform.outbound.GuardedClient.Question;
import dev.noroshi.platform.outbound.Sent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Hands peers what is due to them (TAXII 2.1, section 5.5), an envelope at a time, and asks what became of it (section 4.3)
/// until they have told. Every address is made here of what stands on the peer's page: none that a server names is followed.
@Component
class Pushing {

    /// As long as one turn may take, with room to spare.
    static final Duration LEASE = Duration.ofMinutes(40);
    private static final Logger LOG = LoggerFactory.getLogger(Pushing.class);
    private static final int OBJECTS = 200;
    private static final int ENVELOPES = 20;
    private static final long ROOM = 5 << 20;
    private static final long ROOM_UNSAID = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(1);
    /// A server keeps an outcome for a day at least (section 4.3).
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Retry RETRY = new Retry(Duration.ofMinutes(1), Duration.ofHours(6));
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), 5 << 20);

    private final PushRows pushes;
    private final PeerRows peers;
    private final Handing handing;
    private final Credentials credentials;
    private final Supplier<GuardedClient> client;
    private final Clock clock;

    /// The client is made when it is first needed: the start need not wait for it.
    @Autowired
    Pushing(PushRows pushes, PeerRows peers, Handing handing, Secrets secrets, ObjectProvider<GuardedClient> client,
            Clock clock) {
        this(pushes, peers, handing, secrets, client::getObject, clock);
    }

    Pushing(PushRows pushes, PeerRows peers, Handing handing, Secrets secrets, Supplier<GuardedClient> client,
            Clock clock) {
        this.pushes = pushes;
        this.peers = peers;
        this.handing = handing;
        this.credentials = new Credentials(peers, secrets);
        this.client = client;
        this.clock = clock;
    }

    /// Gives every peer that is due its turn.
    void all() {
        var now = clock.instant();
        for (var due = pushes.take(now, LEASE); due.isPresent(); due = pushes.take(now, LEASE)) push(due.get());
    }

    private void push(Push push) {
        try {
            var peer = peers.known(push.peer()).orElseThrow();
            var headers = credentials.headers(peer);
            if (headers.isEmpty()) failed(push, PushAnswer.Failed.of(Failure.SEALED));
            else turn(push, peer, headers.get());
        } catch (Handing.NotOurs changed) {
            LOG.debug("Peer {} was changed while something was handed to it", push.peer());
        } catch (RuntimeException e) {
            // one that breaks us must not keep us from the others
            LOG.warn("Nothing could be handed to peer {}", push.peer(), e);
            failed(push, new PushAnswer.Failed(Failure.UNREADABLE, e.getClass().getSimpleName(), Optional.empty()));
        }
    }

    private void turn(Push push, Peer peer, Map<String, String> headers) {
        if (push.request() != null && owes(push, peer, headers, push.request())) return;
        handing.gather(push);
        if (!handing.waits(push)) {
            pushes.rested(push, clock.instant().plus(SOON));
            return;
        }
        switch (room(peer, headers)) {
            case Room.Unknown(var failed) -> failed(push, failed);
            case Room.Bytes(var room) -> handOver(push, peer, headers, room);
        }
    }

    private void handOver(Push push, Peer peer, Map<String, String> headers, long room) {
        var most = OBJECTS;
        for (var envelope = 0; envelope < ENVELOPES; envelope++) {
            var load = handing.next(push, most, room);
            if (load.objects().isEmpty()) {
                pushes.rested(push, clock.instant().plus(SOON));
                return;
            }
            var answer = post(peer.root().resolve("collections/" + push.collection() + "/objects/"), headers, load);
            switch (answer) {
                case PushAnswer.Failed failed -> {
                    failed(push, failed);
                    return;
                }
                case PushAnswer.Said(var body) -> {
                    if (!isSettled(push, load, body)) return;
                }
                case PushAnswer.TooMuch _ ->
                    most = fewer(push, load, Problem.of("", "exchange.push.too-large"));
                case PushAnswer.Unfit(var words) -> most = fewer(push, load, Fates.said(words));
            }
        }
        // the rest in the very next round, after the others had their turn
        pushes.later(push, clock.instant().plus(SOON));
    }

    /// Of several it is not said which one is meant: half of them go alone next, until it is found.
    private int fewer(Push push, Load load, Problem problem) {
        if (load.objects().size() > 1) return load.objects().size() / 2;
        handing.refuse(push, load.objects().getFirst(), problem);
        return OBJECTS;
    }

    /// @return whether more may follow
    private boolean isSettled(Push push, Load load, byte[] body) {
        var fates = Fates.read(body);
        if (fates.isEmpty()) {
            failed(push, PushAnswer.Failed.of(Failure.UNREADABLE));
            return false;
        }
        if (fates.get().isComplete()) {
            handing.settle(push, load.objects(), fates.get());
            return true;
        }
        handing.awaits(push, load.objects(), fates.get().request());
        pushes.later(push, clock.instant().plus(SOON));
        return false;
    }

    /// Asks for an outcome.
    ///
    /// @return whether it still owes it
    private boolean owes(Push push, Peer peer, Map<String, String> headers, String request) {
        switch (get(peer.root().resolve("status/" + request + "/"), headers)) {
            case PushAnswer.Failed(var why, var detail, var pause) -> {
                if (why == Failure.MISSING) handing.forget(push);
                failed(push, new PushAnswer.Failed(why == Failure.MISSING ? Failure.UNTOLD : why, detail, pause));
                return true;
            }
            case PushAnswer.Said(var body) -> {
                var fates = Fates.read(body).filter(each -> each.request().equals(request));
                if (fates.isPresent() && fates.get().isComplete()) {
                    handing.settle(push, fates.get());
                    return false;
                }
                if (handing.owesSince(push, request).plus(KEPT).isBefore(clock.instant())) {
                    handing.forget(push);
                    failed(push, PushAnswer.Failed.of(Failure.UNTOLD));
                } else
                    if (fates.isEmpty()) failed(push, PushAnswer.Failed.of(Failure.UNREADABLE));
                    else pushes.later(push, clock.instant().plus(SOON));
                return true;
            }
            case PushAnswer.TooMuch _,PushAnswer.Unfit _ -> {
                failed(push, PushAnswer.Failed.of(Failure.REFUSED));
                return true;
            }
        }
    }

    /// How large an envelope may be.
    private sealed interface Room {

        record Bytes(long bytes) implements Room {
        }

        record Unknown(PushAnswer.Failed failed) implements Room {
        }
    }

    /// What the API root says (section 4.2.1); where it does not say, as much as most take.
    private Room room(Peer peer, Map<String, String> headers) {
        return switch (get(peer.root(), headers)) {
            case PushAnswer.Said(var body) -> new Room.Bytes(said(body));
            case PushAnswer.TooMuch _,PushAnswer.Unfit _ -> new Room.Bytes(ROOM_UNSAID);
            case PushAnswer.Failed failed -> switch (failed.why()) {
                case ADDRESS, NOT_PUBLIC, MOVED, UNREACHABLE, BUSY, UNKNOWN -> new Room.Unknown(failed);
                // a server may keep to itself what it is
                case FORBIDDEN, MISSING, REFUSED, UNREADABLE, UNTOLD, SEALED -> new Room.Bytes(ROOM_UNSAID);
            };
        };
    }

    private static long said(byte[] body) {
        try {
            var most = Envelope.MAPPER.readTree(body).path("max_content_length").asLong(ROOM_UNSAID);
            return most <= 0 ? ROOM_UNSAID : Math.min(most, ROOM);
        } catch (JacksonException unreadable) {
            return ROOM_UNSAID;
        }
    }

    private PushAnswer get(URI address, Map<String, String> headers) {
        return PushAnswer.of(send("GET", address, headers, null));
    }

    private PushAnswer post(URI address, Map<String, String> headers, Load load) {
        var typed = new HashMap<>(headers);
        typed.put("Content-Type", Credentials.TAXII);
        return PushAnswer.of(send("POST", address, typed, load.envelope()));
    }

    private Sent send(String method, URI address, Map<String, String> headers, byte @Nullable [] body) {
        var sent = client.get().send(new Question(method, address, headers, body), LIMITS);
        var isLost = sent instanceof Sent.Answered answered && (answered.status() == 406 || answered.status() == 415);
        return isLost
                ? client.get().send(new Question(method, address, Credentials.unversioned(headers), body), LIMITS)
                : sent;
    }

    private void failed(Push push, PushAnswer.Failed failed) {
        pushes.failed(push, failed.why(), failed.detail(),
                clock.instant().plus(RETRY.after(push.state().failures(), failed.pause())));
    }
}
