package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.delivery.Carried;
import dev.noroshi.delivery.Parcel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// An advisory as it goes out by encrypted mail: its subject line and the official form. Its annexes stay on the pages.
///
/// Reading it by mail is not opening it (受領): nobody can tell whether it was read.
@Component
class CarriedAdvisories implements Carried {

    /// How many papers are kept: the same one goes to many.
    private static final int KEPT = 8;

    private final Advisories advisories;
    private final AdvisoryPaper paper;
    private final Map<Advisory.Head, byte[]> papers = new LinkedHashMap<>();

    CarriedAdvisories(Advisories advisories, AdvisoryPaper paper) {
        this.advisories = advisories;
        this.paper = paper;
    }

    @Override
    public Set<String> tasks() {
        return new HashSet<>(Tier.tasks());
    }

    @Override
    public Optional<Written> write(Caller reader, Parcel parcel) {
        if (!reader.may(Permission.READ_ADVISORY)) return Optional.empty();
        return switch (advisories.find(reader, new AdvisoryId(parcel.subject()))) {
            case Outcome.Done<Advisory>(Advisory.Issued issued) -> Optional.of(new Written(
                    issued.publication().tlp().narrowest(parcel.tlp()), issued.content().title(),
                    List.of(new Attached(AdvisoryPaper.name(issued) + ".pdf", "application/pdf", pdf(issued)))));
            // one that was superseded, recalled or never issued is news no more
            case Outcome.Done<Advisory> _,Outcome.Refused<Advisory> _ -> Optional.empty();
        };
    }

    private byte[] pdf(Advisory advisory) {
        synchronized (papers) {
            var kept = papers.get(advisory.head());
            if (kept != null) return kept;
        }
        var made = paper.pdf(advisory);
        synchronized (papers) {
            if (papers.size() >= KEPT) papers.remove(papers.keySet().iterator().next());
            papers.put(advisory.head(), made);
        }
        return made;
    }
}
