package dev.noroshi.source;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.kernel.OrganisationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lookouts over what is known now. The one for everybody is compiled anew only when something has changed.
@Component
public class Lookouts {

    private final Identifiers identifiers;
    /// Null until somebody first looks: compiling takes longer than a start should wait.
    private volatile @Nullable Compiled latest;

    Lookouts(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    private record Compiled(List<Identifier> of, Lookout lookout) {
    }

    /// Over everybody a report may have come from: what the centre compares with, which does not know from whom one did.
    @Crossing("what names everybody, to be looked for in an advisory: the centre learns what sort of body, never which")
    public Lookout forEverybody() {
        var known = identifiers.ofEverybody();
        var compiled = latest;
        if (compiled == null || !compiled.of().equals(known)) {
            compiled = new Compiled(known, Lookout.over(known));
            latest = compiled;
        }
        return compiled.lookout();
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
