package dev.noroshi.exchange;

import dev.noroshi.exchange.Peer.Failure;
import dev.noroshi.exchange.Place.Step;
import dev.noroshi.platform.outbound.GuardedClient;
import dev.noroshi.platform.outbound.GuardedClient.Limits;
import dev.noroshi.platform.outbound.GuardedClient.Question;
import dev.noroshi.stix.ReadingLimits;
import dev.noroshi.stix.StixReader;
import dev.noroshi.taxii.Quarantine;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Asks the peers that are due, page for page (TAXII 2.1, section 5.4), and takes in what they give. What servers are known to
/// do otherwise than the standard says is put up with: `more` without `next`, a `next` they forget, no time in the headers,
/// times without end, an empty page without a list, 206 for a part, 406 for a media type with its version.
@Component
class Polling {

    /// As long as one turn may take, with room to spare.
    static final Duration LEASE = Duration.ofMinutes(40);
    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
    private static final int ASKED_FOR = 500;
    private static final int PAGES = 20;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final Duration LONGEST_RETRY = Duration.ofHours(24);
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), 20 << 20);
    /// Some give more at once than they are asked for.
    private static final ReadingLimits READING = new ReadingLimits(32, 20_000, 1_000_000, 20_000);

    private final PeerRows peers;
    private final Taking taking;
    private final Quarantine quarantine;
    private final Credentials credentials;
    private final ExchangeSettings settings;
    private final Supplier<GuardedClient> client;
    private final Clock clock;
    private final StixReader reader = new StixReader(READING);

    /// The client is made when it is first needed: the start need not wait for it.
    @Autowired
    Polling(PeerRows peers, Taking taking, Quarantine quarantine, Secrets secrets, ExchangeSettings settings,
            ObjectProvider<GuardedClient> client, Clock clock) {
        this(peers, taking, quarantine, secrets, settings, client::getObject, clock);
    }

    Polling(PeerRows peers, Taking taking, Quarantine quarantine, Secrets secrets, ExchangeSettings settings,
            Supplier<GuardedClient> client, Clock clock) {
        this.peers = peers;
        this.taking = taking;
        this.quarantine = quarantine;
        this.credentials = new Credentials(peers, secrets);
        this.settings = settings;
        this.client = client;
        this.clock = clock;
    }

    /// Asks every peer that is due, each for one turn: what is asked is due later than now, however it went.
    void all() {
        var now = clock.instant();
        for (var due = peers.take(now, LEASE); due.isPresent(); due = peers.take(now, LEASE)) ask(due.get());
    }

    private void ask(Peer peer) {
        try {
            if (quarantine.size(peer.id().holder()) >= settings.mostWaiting())
                failed(peer, Answer.Failed.of(Failure.FULL));
            else {
                var headers = credentials.headers(peer);
                if (headers.isEmpty()) failed(peer, Answer.Failed.of(Failure.SEALED));
                else turn(peer, headers.get());
            }
        } catch (Taking.NotOurs changed) {
            LOG.debug("Peer {} was changed while it was asked", peer.id());
        } catch (RuntimeException e) {
            // one that breaks us must not keep us from the others
            LOG.warn("Peer {} could not be taken in", peer.id(), e);
            failed(peer, new Answer.Failed(Failure.UNREADABLE, e.getClass().getSimpleName(), Optional.empty()));
        }
    }

    private void turn(Peer peer, Map<String, String> headers) {
        var place = peer.place();
        for (var page = 0; page < PAGES; page++) {
            switch (get(address(peer, place), headers)) {
                case Answer.Failed failed -> {
                    failed(peer, failed);
                    return;
                }
                case Answer.Unknown unknown -> {
                    if (place.next() == null) {
                        failed(peer, unknown.failed());
                        return;
                    }
                    // it forgets its words after a while
                    place = place.again();
                    taking.move(peer, place);
                }
                case Answer.Said said -> {
                    var read = read(said);
                    if (read.isEmpty()) {
                        failed(peer, Answer.Failed.of(Failure.UNREADABLE));
                        return;
                    }
                    switch (taking.take(peer, place, read.get())) {
                        case Step.Ended _ -> {
                            answered(peer, Duration.ofMinutes(peer.everyMinutes()));
                            return;
                        }
                        case Step.Looping _ -> {
                            failed(peer, Answer.Failed.of(Failure.LOOPING));
                            return;
                        }
                        case Step.On(var next) -> place = next;
                    }
                }
            }
        }
        // the rest in the very next round, after the others had their turn
        answered(peer, SOON);
    }

    private Optional<Taking.Page> read(Answer.Said said) {
        return Envelope.read(said.body()).flatMap(envelope -> {
            if (!envelope.hasObjects()) return Optional.of(new Taking.Page(envelope, List.of(), said.last()));
            return switch (reader.read(said.body())) {
                case StixReader.Read.Objects(var objects) ->
                    Optional.of(new Taking.Page(envelope, objects, said.last()));
                case StixReader.Read.Malformed _,StixReader.Read.Unusable _ -> Optional.empty();
            };
        });
    }

    private Answer get(URI address, Map<String, String> headers) {
        var answer = Answer.of(client.get().send(new Question("GET", address, headers, null), LIMITS));
        if (!(answer instanceof Answer.Unknown(var status)) || status != 406) return answer;
        return Answer.of(
                client.get().send(new Question("GET", address, Credentials.unversioned(headers), null), LIMITS));
    }

    /// Whoever asks for the next page repeats what was asked for (section 3.5).
    private static URI address(Peer peer, Place place) {
        var query = new StringBuilder("?limit=").append(ASKED_FOR);
        if (place.after() != null) query.append("&added_after=").append(written(micros(place.after())));
        if (place.next() != null) query.append("&next=").append(written(place.next()));
        return URI.create(peer.objects() + query.toString());
    }

    private static String micros(Instant time) {
        return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                .withZone(java.time.ZoneOffset.UTC).format(time);
    }

    private static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void answered(Peer peer, Duration pause) {
        var now = clock.instant();
        peers.answered(peer, now, now.plus(pause));
    }

    private void failed(Peer peer, Answer.Failed failed) {
        peers.failed(peer, failed.why(), failed.detail(), next(peer, failed.pause()));
    }

    /// Later each time, never sooner than it asked for.
    private Instant next(Peer peer, Optional<Duration> asked) {
        var usual = Duration.ofMinutes(peer.everyMinutes());
        var longest = usual.compareTo(LONGEST_RETRY) > 0 ? usual : LONGEST_RETRY;
        return clock.instant().plus(new Retry(FIRST_RETRY, longest).after(peer.state().failures(), asked));
    }
}
