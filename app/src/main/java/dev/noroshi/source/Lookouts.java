package dev.noroshi.source;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.kernel.OrganisationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lookouts over what is known now. The one for everybody is compiled anew only when something has changed.
@Component
public class Lookouts {

    private final Identifiers identifiers;
    /// Null until somebody first looks: compiling takes longer than a start should wait.
    private volatile @Nullable Compiled latest;

    Lookouts(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    private record Compiled(Identifiers.Edition edition, List<Identifier> of, Lookout lookout) {
    }

    /// Over everybody a report may have come from: what the centre compares with, which does not know from whom one did. As
    /// long as nothing known has changed, on whichever node, two numbers are read and no more.
    @Transactional(readOnly = true)
    @Crossing("what names everybody, to be looked for in an advisory: the centre learns what sort of body, never which")
    public Lookout forEverybody() {
        // the number first: what is read after it is at least as new
        var edition = identifiers.edition();
        if (edition.isEmpty()) return Lookout.over(identifiers.ofEverybody());
        var compiled = latest;
        return compiled != null && compiled.edition().equals(edition.get())
                ? compiled.lookout()
                : anew(edition.get());
    }

    private synchronized Lookout anew(Identifiers.Edition edition) {
        var before = latest;
        if (before != null && before.edition().equals(edition)) return before.lookout();
        var known = identifiers.ofEverybody();
        // most of what changes in a directory names nobody anew
        var lookout = before != null && before.of().equals(known) ? before.lookout() : Lookout.over(known);
        latest = new Compiled(edition, known, lookout);
        return lookout;
    }

    /// Over one organisation and its contractors: what its secretariat compares with.
    ///
    /// @param more what else is known of it, from the report itself
    @Crossing("what names a reporter, to be looked for in the copy its first hop makes")
    public Lookout of(OrganisationId organisation, Collection<Identifier> more) {
        var all = new ArrayList<>(identifiers.of(organisation));
        all.addAll(more);
        return Lookout.over(all);
    }
}
