package dev.noroshi.taxii;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.audit.Audit;
import dev.noroshi.stix.StixId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// An advisory to take away as objects of STIX 2.1.
@Component
public class AdvisoryFiles {

    private final Advisories advisories;
    private final AdvisoryBundles bundles;
    private final Audit audit;

    AdvisoryFiles(Advisories advisories, AdvisoryBundles bundles, Audit audit) {
        this.advisories = advisories;
        this.bundles = bundles;
        this.audit = audit;
    }

    /// @param name of the file; never what it is about
    public record File(String name, byte[] content) {
    }

    /// The bundle of an advisory the caller may read; of one that was recalled, that it stands no longer, for those who had it.
    /// Empty for everybody else, and while it has not gone out.
    @Transactional
    public Optional<File> bundle(Caller caller, AdvisoryId id) {
        var name = switch (advisories.open(caller, id)) {
            case Outcome.Done<Advisory>(Advisory.Published issue) -> Optional.of(issue.number().toString());
            case Outcome.Refused<Advisory>(Refusal.Recalled _) -> Optional.of("recalled");
            case Outcome.Done<Advisory> _,Outcome.Refused<Advisory> _ -> Optional.<String>empty();
        };
        if (name.isEmpty()) return Optional.empty();
        var written = bundles.write(new StixId("bundle", UUID.randomUUID()), caller.organisation(), id);
        written.ifPresent(_ -> audit.record(caller.person(), caller.organisation(), "advisory.export", id.toString()));
        return written.map(text -> new File(name.get() + ".stix.json", text.getBytes(StandardCharsets.UTF_8)));
    }
}
