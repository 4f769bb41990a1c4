package dev.noroshi.mailin;

import dev.noroshi.kernel.PersonId;

/// What a signature on a mail says.
sealed interface Signed {

    /// There is none, or one by somebody who is not on file.
    record ByNobodyKnown() implements Signed {
    }

    /// It fits the mail, and the certificate is on file and good today.
    record By(PersonId person) implements Signed {
    }

    /// It does not fit the mail: somebody changed it.
    record Broken() implements Signed {
    }
}
