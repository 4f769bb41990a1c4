package dev.noroshi.contacts;

/// What somebody who was asked has answered. The words are `contacts.answer.<name>`.
public enum Answer {
    /// Nothing yet.
    NONE,
    /// It is right; it has arrived.
    CONFIRMED,
    /// It was not right and is now.
    CHANGED,
    /// They no longer do this work.
    MOVED,
    /// They could not be reached.
    FAILED
}
