package dev.noroshi.platform.mime;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part of a mail that holds something. Never printed by `toString`.
///
/// @param type such as `text/plain`, in small letters
/// @param name the name it claims to have as a file, without any folder; null for none
/// @param attached whether it is meant to be kept rather than read
/// @param content decoded from base64 or quoted-printable
public record Piece(String type, @Nullable String charset, @Nullable String name, boolean attached, byte[] content) {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /// What a person would read: by its charset, or by what it really is.
    public String text() {
        return Encodings.decode(content, charset);
    }

    public boolean is(String type) {
        return this.type.equals(type);
    }

    /// Whether the name ends so.
    ///
    /// @param ending in small letters, such as `.xlsx`
    public boolean ends(String ending) {
        return name != null && name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /// Whether it begins as a zip archive does.
    public boolean isArchive() {
        return content.length >= ZIP.length
                && java.util.Arrays.equals(content, 0, ZIP.length, ZIP, 0, ZIP.length);
    }

    public Optional<String> named() {
        return Optional.ofNullable(name);
    }

    @Override
    public String toString() {
        return "Piece " + type + " [withheld]";
    }
}
