package dev.noroshi.access;

import dev.noroshi.kernel.Language;
import java.time.Duration;

/// Carries one-time codes to people. Without one, codes are not offered.
interface CodePost {

    /// Says the code and how long it is good for, and nothing else: a mail may be read by others.
    ///
    /// @return whether it was handed over for delivery
    boolean send(String address, Language language, String code, Duration valid);
}
