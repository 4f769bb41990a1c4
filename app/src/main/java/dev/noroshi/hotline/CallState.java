package dev.noroshi.hotline;

/// How far a call has got. The words are `hotline.state.<name>`.
public enum CallState {
    /// Nobody has taken it yet.
    WAITING,
    /// Somebody has, and calls back.
    TAKEN,
    /// It is over.
    CLOSED
}
