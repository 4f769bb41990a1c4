package dev.noroshi.advisory.web;

import dev.noroshi.advisory.Tier;
import dev.noroshi.platform.web.ProblemLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a ministry or secretariat is to do with an advisory.
///
/// @param count to how many it would go
/// @param stopped why the marking lets nobody below have it
/// @param done whether everybody below has it, or a reason
/// @param automatic whether the setting passed it on
/// @param confirmed whether the receipt is confirmed
/// @param reason what was typed as the reason
public record PassOnView(Tier holder, String action, List<Candidate> candidates, List<Candidate> direct, int count,
        @Nullable String stopped, boolean done, boolean automatic, boolean confirmed, @Nullable String parcel,
        String reason, List<ProblemLine> problems) {

    public PassOnView {
        candidates = List.copyOf(candidates);
        direct = List.copyOf(direct);
        problems = List.copyOf(problems);
    }

    /// Somebody below.
    ///
    /// @param note why nothing is to be chosen for them: they have it, or it may not go there
    public record Candidate(String id, String name, boolean open, boolean chosen, @Nullable String note) {
    }
}
