package dev.noroshi.kernel;

/// Whether a record is of a real event or of a drill (訓練). A drill takes the real path, in a number space of its own,
/// and never enters the statistics.
public enum Occasion {
    REAL, DRILL;

    public boolean isDrill() {
        return this == DRILL;
    }

    /// What stands before a number: nothing, or `訓練-`.
    public String numberPrefix() {
        return this == DRILL ? "訓練-" : "";
    }
}
