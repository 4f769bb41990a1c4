package dev.noroshi.advisory;

import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What everybody may know of the advisories of one number: of those marked CLEAR (公開情報) that went out, never of a
/// drill's, of a narrower one's or of a draft, and of none with a remark on its scope (特記事項). Nothing else fits into it.
///
/// @param number of the series, as in T58; which report of the series it is, is not told, since others may not be public
/// @param revisions what became of it in public, the first first; never empty
/// @param said what it says now; empty when it was recalled: then its words are nobody's
/// @param issues those that went out to everybody, the first first, by the ids this house knows them by; told to nobody
public record PublicAdvisory(int number, Language language, List<Revision> revisions, Optional<Said> said,
        List<AdvisoryId> issues) {

    public PublicAdvisory {
        revisions = List.copyOf(revisions);
        issues = List.copyOf(issues);
    }

    /// A change everybody could see.
    public record Revision(Instant at, Change change) {
    }

    /// What changed.
    public enum Change {
        ISSUED, UPDATED, RECALLED, ISSUED_AGAIN
    }

    /// What it says.
    ///
    /// @param texts the text fields of the form that are filled in, in its order; without contact and remarks, which are for
    ///        those it was addressed to
    public record Said(String title, Importance importance, SequencedMap<FieldId, String> texts) {
    }

    /// As the house writes it: `T58`.
    public String id() {
        return "T" + number;
    }

    public Instant firstAt() {
        return revisions.getFirst().at();
    }

    public Instant lastAt() {
        return revisions.getLast().at();
    }

    /// How often it changed in public, from 1.
    public int version() {
        return revisions.size();
    }
}
