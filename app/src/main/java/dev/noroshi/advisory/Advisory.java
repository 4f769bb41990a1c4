package dev.noroshi.advisory;

import dev.noroshi.kernel.OrganisationId;
import java.util.Set;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One issue of an advisory at the stage it has reached. The stage is the type: only what is [Approved] can be issued,
/// and only this room can make one.
public abstract sealed class Advisory {

    private final Head head;

    private Advisory(Head head) {
        this.head = head;
    }

    public Head head() {
        return head;
    }

    public AdvisoryId id() {
        return head.id();
    }

    public AdvisoryContent content() {
        return head.content();
    }

    public abstract AdvisoryState state();

    /// What every stage has.
    ///
    /// @param ordinal which report of the series (第n報)
    /// @param number the number it has, or will have when issued; null for a first one not issued yet
    /// @param edition counts what was saved
    public record Head(AdvisoryId id, UUID series, int ordinal, @Nullable IdentificationNumber number,
            Occasion occasion, Language language, int edition, AdvisoryContent content, PersonId draftedBy,
            Instant draftedAt, PersonId editedBy, Instant editedAt, Instant movedAt) {
    }

    /// Somebody put it before a second officer.
    ///
    /// @param judgedBy nobody while it waits
    public record Review(UUID id, int edition, PersonId submittedBy, Instant submittedAt, @Nullable PersonId judgedBy,
            @Nullable Instant judgedAt, @Nullable String note) {
    }

    /// It went out.
    ///
    /// @param added bodies outside the scope that may have it, because the originator of every source named them (※１)
    /// @param dueAt by when everybody should have confirmed
    /// @param sectors those it is addressed to
    public record Publication(IdentificationNumber number, Importance importance, Tlp tlp, PersonId issuedBy,
            Instant issuedAt, Instant dueAt, Set<OrganisationId> added,
            Set<SectorCode> sectors) {
    }

    /// 起案中.
    public static final class Draft extends Advisory {
        private final @Nullable Review returned;

        Draft(Head head, @Nullable Review returned) {
            super(head);
            this.returned = returned;
        }

        /// The review it came back from last, if it was ever put before a second officer.
        public @Nullable Review returned() {
            return returned;
        }

        @Override
        public AdvisoryState state() {
            return AdvisoryState.DRAFT;
        }
    }

    /// 審査中: nobody edits it.
    public static final class InReview extends Advisory {
        private final Review review;

        InReview(Head head, Review review) {
            super(head);
            this.review = review;
        }

        public Review review() {
            return review;
        }

        @Override
        public AdvisoryState state() {
            return AdvisoryState.IN_REVIEW;
        }
    }

    /// 承認済: a second officer agreed to exactly this version.
    public static final class Approved extends Advisory {
        private final Review review;

        Approved(Head head, Review review) {
            super(head);
            this.review = review;
        }

        public Review review() {
            return review;
        }

        @Override
        public AdvisoryState state() {
            return AdvisoryState.APPROVED;
        }
    }

    /// It went out, whatever became of it then.
    public abstract static sealed class Published extends Advisory {
        private final Publication publication;

        private Published(Head head, Publication publication) {
            super(head);
            this.publication = publication;
        }

        public Publication publication() {
            return publication;
        }

        public IdentificationNumber number() {
            return publication.number();
        }
    }

    /// 発出済: it stands.
    public static final class Issued extends Published {
        Issued(Head head, Publication publication) {
            super(head, publication);
        }

        @Override
        public AdvisoryState state() {
            return AdvisoryState.ISSUED;
        }
    }

    /// 差し替え済: a later report of the series has taken its place.
    public static final class Superseded extends Published {
        Superseded(Head head, Publication publication) {
            super(head, publication);
        }

        @Override
        public AdvisoryState state() {
            return AdvisoryState.SUPERSEDED;
        }
    }

    /// 撤回: nobody but the centre reads what it said.
    public static final class Recalled extends Published {
        private final PersonId recalledBy;
        private final Instant recalledAt;
        private final String reason;

        Recalled(Head head, Publication publication, PersonId recalledBy, Instant recalledAt, String reason) {
            super(head, publication);
            this.recalledBy = recalledBy;
            this.recalledAt = recalledAt;
            this.reason = reason;
        }

        public PersonId recalledBy() {
            return recalledBy;
        }

        public Tombstone tombstone() {
            var out = publication();
            return new Tombstone(id(), out.number(), content().title(), out.importance(), out.tlp(), out.issuedAt(),
                    recalledAt, reason);
        }

        @Override
        public AdvisoryState state() {
            return AdvisoryState.RECALLED;
        }
    }
}
