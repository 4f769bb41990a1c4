package dev.noroshi.taxii;

import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.PublicAdvisories;
import dev.noroshi.c4tap.CaseId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.taxii.AdvisoryObjects.Withdrawn;
import dev.noroshi.taxii.Dues.Due;
import dev.noroshi.taxii.Publication.Reach;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes objects of advisories and hands them to those who have the advisory; of cases, to those who take part.
@Component
class Publisher {

    private final Dues dues;
    private final Advisories advisories;
    private final AdvisoryObjects objects;
    private final CasePublisher cases;
    private final Feed feed;
    private final Renewing renewing;

    Publisher(Dues dues, Advisories advisories, AdvisoryObjects objects, CasePublisher cases, Feed feed,
            Renewing renewing) {
        this.dues = dues;
        this.advisories = advisories;
        this.objects = objects;
        this.cases = cases;
        this.feed = feed;
        this.renewing = renewing;
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
    @Crossing("an advisory as objects for machines, to those who were handed it; a case, to those who take part in C4TAP")
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

    private void work(Due due) {
        switch (due.event()) {
            case ISSUED -> find(due).ifPresent(issue -> publish(issue, reach(issue.advisory())));
            case HANDED -> find(due).filter(issue -> !PublicAdvisories.isForEverybody(issue.advisory()))
                    .ifPresent(issue -> publish(issue, new Reach.Named(due.recipients())));
            case RECALLED -> find(due).ifPresent(this::takeBack);
            case JUDGED -> renew(new AdvisoryId(due.subject()));
            case CASE_JUDGED -> cases.renew(new CaseId(due.subject()));
            case CASE_PASSED_ON -> cases.publish(new CaseId(due.subject()));
            case CASE_TAKEN_BACK -> cases.takeBack(new CaseId(due.subject()));
        }
    }

    /// An issue of an advisory.
    ///
    /// @param series all that went out of the series, the oldest first
    private record Issue(List<Advisory.Published> series, Advisory.Published advisory) {
    }

    private Optional<Issue> find(Due due) {
        var id = new AdvisoryId(due.subject());
        var series = advisories.published(id);
        return series.stream().filter(each -> each.id().equals(id)).findFirst().map(each -> new Issue(series, each));
    }

    private void takeBack(Issue issue) {
        if (issue.advisory() instanceof Advisory.Recalled recalled)
            feed.takeBack(recalled.id().value(), recalled.tombstone().recalledAt(), objects.recalled(recalled),
                    objects.toldLater(issue.series(), recalled));
    }

    /// All issues of a series, as what was judged by now has them. None of them is recalled or handed on by another node meanwhile.
    private void renew(AdvisoryId id) {
        advisories.published(id).stream().map(each -> each.id().value()).sorted().forEach(dues::hold);
        var series = advisories.published(id);
        for (var each : series) {
            if (each instanceof Advisory.Recalled) continue;
            var later = series.stream().filter(other -> other.head().ordinal() > each.head().ordinal())
                    .map(other -> other.id().value()).collect(Collectors.toSet());
            renewing.renew(new Renewing.Renewal(each.id().value(), later, each.publication().issuedAt(),
                    objects.of(series, each),
                    objects.withdrawn(series, each).stream().map(Withdrawn::revoked).toList()));
        }
    }

    /// What is public is for everybody at once; anything else is first the centre's.
    private static Reach reach(Advisory.Published advisory) {
        return PublicAdvisories.isForEverybody(advisory) ? new Reach.Everybody() : new Reach.Centre();
    }

    /// What happened meanwhile counts: what was recalled is not published any more.
    private void publish(Issue issue, Reach reach) {
        var advisory = issue.advisory();
        if (advisory instanceof Advisory.Recalled) return;
        var out = advisory.publication();
        feed.publish(new Publication(advisory.id().value(), out.tlp(), Set.copyOf(advisory.content().sectors()),
                out.added(), advisory.head().occasion(), out.importance(), reach, objects.of(issue.series(), advisory),
                objects.gone(issue.series(), advisory), List.of(objects.centre())));
    }
}
