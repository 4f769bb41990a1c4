package dev.noroshi.contacts;

/// What people are asked for. The words are `contacts.kind.<name>`.
public enum Kind {
    /// Whether what is recorded is right: one question to each person and desk.
    CHECK,
    /// Whether it arrives: by every means they have.
    TEST
}
