package dev.noroshi.exchange;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.stix.ReadObject;
import dev.noroshi.taxii.Quarantine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes in a page together with the place it leads to: both are kept, or neither.
@Component
class Taking {

    private final PeerRows peers;
    private final Refusals refusals;
    private final Quarantine quarantine;
    private final Clock clock;

    Taking(PeerRows peers, Refusals refusals, Quarantine quarantine, Clock clock) {
        this.peers = peers;
        this.refusals = refusals;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /// A page that could be read.
    ///
    /// @param last when the last object on it was added; null when the server does not say
    record Page(Envelope envelope, List<ReadObject> objects, @Nullable Instant last) {
        Page {
            objects = List.copyOf(objects);
        }
    }

    /// The peer was changed meanwhile, or somebody else reads it now: nothing was kept.
    static final class NotOurs extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// @param from the place the page was asked from
    @Crossing("what a server of others gave, into its quarantine")
    @Transactional
    public Place.Step take(Peer peer, Place from, Page page) {
        var now = clock.instant();
        var sound = page.objects().stream().filter(ReadObject.Sound.class::isInstance).map(ReadObject.Sound.class::cast)
                .toList();
        var unsound = page.objects().stream().filter(ReadObject.Unsound.class::isInstance)
                .map(ReadObject.Unsound.class::cast).toList();
        refusals.keep(peer.id(), unsound, now);
        var fresh = quarantine.keep(peer.id().holder(), sound);
        var step = from.then(page.envelope(), page.last(), fresh > 0, now);
        var place = switch (step) {
            case Place.Step.On(var next) -> next;
            case Place.Step.Ended(var next) -> next;
            case Place.Step.Looping(var next) -> next;
        };
        if (!peers.reached(peer, place, fresh)) throw new NotOurs();
        return step;
    }

    /// The place is another, without a page.
    @Crossing("how far a server of others has been read, to the centre's desk")
    @Transactional
    public void move(Peer peer, Place place) {
        if (!peers.reached(peer, place, 0)) throw new NotOurs();
    }
}
