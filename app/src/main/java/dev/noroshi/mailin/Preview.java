package dev.noroshi.mailin;

import java.util.List;

/// What a desk may see of a mail without anything in it acting: plain characters, and attachments by name and size.
///
/// @param text the beginning of it; empty when there is none
/// @param hostile whether it was not opened because it may do harm
/// @param hasForm whether something is attached that may be the form
public record Preview(String text, List<Attachment> attachments, boolean hostile, boolean hasForm) {

    public Preview {
        attachments = List.copyOf(attachments);
    }

    /// @param name empty when it has none
    /// @param size in bytes
    public record Attachment(String name, String type, int size) {
    }
}
