package dev.noroshi.advisory;

/// What is left of an advisory at the stage it has reached, and for whom. The database holds the same rule once more, in the
/// policies of the tables of this room.
final class StageRule {

    private StageRule() {
    }

    /// Who asks.
    enum Asking {
        /// An officer of the centre, where it is written.
        CENTRE,
        /// Somebody whose organisation was handed it, and may still have it by its marking.
        HANDED,
        /// Anybody else.
        OUTSIDE
    }

    /// What they are shown.
    enum Shown {
        /// What it says, in the edition that was issued; to the centre in every edition.
        TEXT,
        /// That it was recalled, and why.
        TOMBSTONE,
        /// Not even that there is one.
        NOTHING
    }

    static Shown of(AdvisoryState state, Asking asking) {
        return switch (asking) {
            case CENTRE -> Shown.TEXT;
            case HANDED -> switch (state) {
                case DRAFT, IN_REVIEW, APPROVED -> Shown.NOTHING;
                case ISSUED, SUPERSEDED -> Shown.TEXT;
                case RECALLED -> Shown.TOMBSTONE;
            };
            case OUTSIDE -> Shown.NOTHING;
        };
    }
}
