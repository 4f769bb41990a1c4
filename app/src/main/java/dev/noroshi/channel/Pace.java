package dev.noroshi.channel;

/// When somebody is told.
public enum Pace {
    /// As soon as it has come.
    AT_ONCE,
    /// With everything else that has come by then, when the next working day begins.
    DIGEST
}
