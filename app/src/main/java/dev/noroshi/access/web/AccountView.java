package dev.noroshi.access.web;

import dev.noroshi.platform.web.Glyph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The account of somebody else, to an administrator.
///
/// @param link a link just made, shown this once; `null` otherwise
/// @param linkDays for how many days it is good
/// @param problem what must be put right, in words
public record AccountView(long id, String login, String organisation, String role, Glyph glyph, String state,
        boolean active, boolean disabled, boolean app, int passkeys, boolean mail, List<Identity> identities,
        AttachmentForm attachment, @Nullable String link, long linkDays, @Nullable String problem) {

    /// How the person is attached to the organisation.
    ///
    /// @param from the first day of the agreement of secrecy, "" when there is none
    /// @param until its last day, "" when no end is agreed
    /// @param problem what must be put right, in words
    public record AttachmentForm(List<Choice> choices, String from, String until, @Nullable String problem) {
        public AttachmentForm {
            choices = List.copyOf(choices);
        }
    }

    public record Choice(String code, String word, boolean chosen) {
    }

    /// An account elsewhere that stands for the person.
    public record Identity(String issuer, String subject) {
    }

    @Override
    public String toString() {
        return "AccountView " + id + " [withheld]";
    }
}
