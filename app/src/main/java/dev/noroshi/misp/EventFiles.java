package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.audit.Audit;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/// An advisory to take away as an event of MISP.
@Component
public class EventFiles {

    private final Advisories advisories;
    private final Shelf shelf;
    private final Audit audit;

    EventFiles(Advisories advisories, Shelf shelf, Audit audit) {
        this.advisories = advisories;
        this.shelf = shelf;
        this.audit = audit;
    }

    /// @param name of the file; never what it is about
    public record File(String name, byte[] content) {
    }

    /// The event of an advisory the caller may read, as a client of MISP would get it. Empty where there is none: of drills, of what
    /// was recalled, and of an issue a later one has taken the place of, since an event is the latest.
    @Transactional
    public Optional<File> event(Caller caller, AdvisoryId id) {
        if (!(advisories.open(caller, id) instanceof Outcome.Done<Advisory>(Advisory.Published issue))
                || issue instanceof Advisory.Recalled)
            return Optional.empty();
        var number = issue.number();
        var found = shelf.find(caller, Integer.toString(number.main()), Shelf.From.THE_CENTRE, Gone.LEFT_OUT)
                .filter(each -> each.path("info").stringValue("").startsWith(number + " "));
        return found.map(event -> {
            audit.record(caller.person(), caller.organisation(), "advisory.export", id.toString());
            var whole = JsonNodeFactory.instance.objectNode();
            whole.set("Event", event);
            return new File(number + ".misp.json", whole.toPrettyString().getBytes(StandardCharsets.UTF_8));
        });
    }
}
