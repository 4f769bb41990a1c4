package dev.noroshi.advisory;

/// What parcels of this room ask of their recipients, beside the hops of the way down ([Tier#task]).
public final class AdvisoryTasks {

    /// Everybody who had it is to take note that it was recalled.
    public static final String RECALLED = "advisory.recalled";
    /// A second officer of the centre is to judge a draft.
    public static final String APPROVE = "advisory.approve";
    /// The centre is to issue what was approved.
    public static final String ISSUE = "advisory.issue";

    private AdvisoryTasks() {
    }
}
