package dev.noroshi.relay;

import dev.noroshi.form.FieldId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One place of the original that names the reporter, or may, and what stands for it in the copy.
///
/// @param position its number beside the text, from 1
/// @param found what is looked for in the field, at every place it stands; null for the whole field
/// @param replacement what stands in its place; empty when it is only struck out
/// @param reason message key saying why it was suggested, such as `relay.redaction.member-name`, or `relay.redaction.own`
public record Redaction(UUID id, int position, FieldId field, @Nullable String found, String replacement, String reason,
        Decision decision) {

    /// What a person made of a suggestion. It starts undecided, and nothing leaves until none is.
    public enum Decision {
        /// 未判断.
        UNDECIDED,
        /// 採る.
        ACCEPTED,
        /// 採らない.
        REJECTED
    }

    public boolean isWholeField() {
        return found == null;
    }
}
