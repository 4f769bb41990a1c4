package dev.noroshi.taxii;

import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.PublicAdvisories;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.taxii.Dues.Due;
import dev.noroshi.taxii.Publication.Reach;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes objects of advisories and hands them to those who have the advisory.
@Component
class Publisher {

    private final Dues dues;
    private final Advisories advisories;
    private final AdvisoryObjects objects;
    private final Feed feed;

    Publisher(Dues dues, Advisories advisories, AdvisoryObjects objects, Feed feed) {
        this.dues = dues;
        this.advisories = advisories;
        this.objects = objects;
        this.feed = feed;
    }

    /// Something could not be published.
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long number;

        Failed(long number, RuntimeException cause) {
            super(cause);
            this.number = number;
        }

        long number() {
            return number;
        }
    }

    /// Does the oldest thing that is due.
    ///
    /// @return whether there was one
    @Crossing("an advisory as objects for machines, to those who were handed it")
    @Transactional
    public boolean publishOne() {
        var taken = dues.take();
        taken.ifPresent(due -> {
            try {
                work(due);
            } catch (RuntimeException e) {
                throw new Failed(due.number(), e);
            }
        });
        return taken.isPresent();
    }

    /// What happened meanwhile counts: what was recalled is not published any more.
    private void work(Due due) {
        var series = advisories.published(due.advisory());
        var found = series.stream().filter(each -> each.id().equals(due.advisory())).findFirst();
        if (found.isEmpty()) return;
        var advisory = found.get();
        switch (due.event()) {
            case ISSUED -> {
                if (!(advisory instanceof Advisory.Recalled))
                    publish(series, advisory, reach(advisory));
            }
            case HANDED -> {
                if (!(advisory instanceof Advisory.Recalled) && !PublicAdvisories.isForEverybody(advisory))
                    publish(series, advisory, new Reach.Named(due.recipients()));
            }
            case RECALLED -> {
                if (advisory instanceof Advisory.Recalled recalled)
                    feed.takeBack(advisory.id().value(), recalled.tombstone().recalledAt(), objects.recalled(recalled));
            }
        }
    }

    /// What is public is for everybody at once; anything else is first the centre's.
    private static Reach reach(Advisory.Published advisory) {
        return PublicAdvisories.isForEverybody(advisory) ? new Reach.Everybody() : new Reach.Centre();
    }

    private void publish(List<Advisory.Published> series, Advisory.Published advisory, Reach reach) {
        var out = advisory.publication();
        feed.publish(new Publication(advisory.id().value(), out.tlp(), Set.copyOf(advisory.content().sectors()),
                out.added(), advisory.head().occasion(), reach, objects.of(series, advisory),
                objects.gone(series, advisory), List.of(objects.centre())));
    }
}
