package dev.noroshi.registry.web;

import java.util.List;

/// What a file would change, shown before it does.
///
/// @param action where agreeing to it is posted
/// @param fingerprint of the plan agreed to
public record PlanView(String action, String cancel, String fingerprint, int added, int changed, int ended,
        int unchanged, List<ChangeRow> changes) {

    public PlanView {
        changes = List.copyOf(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public record ChangeRow(String kind, String row, String key, String name, List<Difference> differences) {
    }

    /// "" is blank.
    public record Difference(String column, String before, String after) {
    }
}
