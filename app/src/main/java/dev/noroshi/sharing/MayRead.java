package dev.noroshi.sharing;

/// What comes of asking whether somebody may read something.
public sealed interface MayRead {

    /// They may.
    record May() implements MayRead {
    }

    /// They may not.
    ///
    /// @param reason message key such as `sharing.reads.nda`
    record MayNot(String reason) implements MayRead {
    }
}
