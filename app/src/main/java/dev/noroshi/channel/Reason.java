package dev.noroshi.channel;

/// Why somebody is told.
public enum Reason {
    /// Something has come.
    NEW,
    /// It has not been confirmed, and the deadline is near or over.
    REMINDER,
    /// Others have not confirmed it, and those above or beside them are asked to see to it.
    ESCALATION,
    /// To see whether the way works.
    TEST,
    /// To ask whether what is recorded of them is right.
    CONTACT,
    /// To say that a certificate or key ends soon, or has ended.
    KEY
}
