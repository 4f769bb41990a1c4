package dev.noroshi.advisory;

/// Where an advisory stands: 起案中, 審査中, 承認済, 発出済, 差し替え済, 撤回.
public enum AdvisoryState {
    DRAFT, IN_REVIEW, APPROVED, ISSUED, SUPERSEDED, RECALLED;

    /// Whether it has gone out, whatever became of it then.
    public boolean isPublished() {
        return switch (this) {
            case DRAFT, IN_REVIEW, APPROVED -> false;
            case ISSUED, SUPERSEDED, RECALLED -> true;
        };
    }
}
