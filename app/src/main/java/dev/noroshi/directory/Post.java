package dev.noroshi.directory;

import org.jspecify.annotations.Nullable;

/// What somebody is in an organisation on a day.
///
/// @param role the code of the role they act in
/// @param nda their agreement of secrecy, whether in force or not; null when there is none
public record Post(String role, Attachment attachment, @Nullable Nda nda) {
}
