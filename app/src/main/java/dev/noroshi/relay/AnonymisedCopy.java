package dev.noroshi.relay;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import java.time.Instant;
import java.util.List;

/// The copy a secretariat is making of an original, beside it.
///
/// @param original what the reporter sent
/// @param content the copy as it would leave now: accepted redactions applied, the sender's lines those of the secretariat
/// @param preview the same with the undecided ones applied as well
/// @param left words that name the reporter and would still stand in the copy if it left now
/// @param edition counts the changes; a change must name the edition it started from
public record AnonymisedCopy(EntryId entry, FormContent original, FormContent content, FormContent preview,
        List<Redaction> redactions, List<String> left, int edition, Instant begunAt) {

    public AnonymisedCopy {
        redactions = List.copyOf(redactions);
        left = List.copyOf(left);
    }

    /// The texts of a field beside those of the copy, cut at what is redacted.
    public List<RedactedText> beside(FieldId field) {
        return Redacting.beside(original, field, redactions);
    }

    /// How many redactions nobody has decided yet.
    public int undecided() {
        return count(Redaction.Decision.UNDECIDED);
    }

    public int count(Redaction.Decision decision) {
        return (int) redactions.stream().filter(redaction -> redaction.decision() == decision).count();
    }
}
