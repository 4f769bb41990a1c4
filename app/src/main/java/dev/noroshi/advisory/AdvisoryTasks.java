package dev.noroshi.advisory;

import java.util.List;
import java.util.stream.Stream;

/// What parcels of this room ask of their recipients, beside the hops of the way down ([Tier#task]).
public final class AdvisoryTasks {

    /// Everybody who had it is to take note that it was recalled.
    public static final String RECALLED = "advisory.recalled";
    /// A second officer of the centre is to judge a draft.
    public static final String APPROVE = "advisory.approve";
    /// The centre is to issue what was approved.
    public static final String ISSUE = "advisory.issue";

    /// A body the centre named beside the scope (※１) is to read it; it stands on no hop, and nothing waits for it.
    public static final String READ = "advisory.read";

    private static final List<String> CARRYING = Stream.concat(Tier.tasks().stream(), Stream.of(READ)).toList();

    private AdvisoryTasks() {
    }

    /// The tasks of parcels that carry an advisory to somebody who may read it.
    public static List<String> carrying() {
        return CARRYING;
    }
}
