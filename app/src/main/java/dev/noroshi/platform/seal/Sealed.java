package dev.noroshi.platform.seal;

import dev.noroshi.platform.mail.Entity;

/// What came of encrypting or signing.
public sealed interface Sealed {

    /// It may go out like this.
    record Done(Entity entity) implements Sealed {
    }

    /// It could not be done, and nothing of it may go out.
    ///
    /// @param how the kind of failure, without a word of what was to be encrypted
    record Failed(String how) implements Sealed {
    }
}
