package dev.noroshi.directory;

import org.jspecify.annotations.Nullable;

/// The desk of an organisation and how it is reached. What is not known is null. Never printed by `toString`.
///
/// @param hotline the number for emergencies
/// @param hours when somebody is there, in words: `24時間`
@dev.noroshi.kernel.PersonalData
public record Contact(@Nullable String deskJa, @Nullable String deskEn, @Nullable String email, @Nullable String phone,
        @Nullable String fax, @Nullable String hotline, @Nullable String hours) {

    /// Nothing is known.
    public static final Contact NONE = new Contact(null, null, null, null, null, null, null);

    @Override
    public String toString() {
        return "Contact [withheld]";
    }
}
