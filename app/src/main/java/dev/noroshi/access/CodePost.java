package dev.noroshi.access;

import dev.noroshi.kernel.Language;
import java.time.Duration;

/// Carries one-time codes to people.
interface CodePost {

    /// Whether it is set up. Where it is not, codes are not offered.
    boolean works();

    /// Says the code and how long it is good for, and nothing else: a mail may be read by others.
    void send(String address, Language language, String code, Duration valid);
}
