package dev.noroshi.hotline;

/// What came of a call. The words are `hotline.settling.<name>`.
public enum Settling {
    /// It was settled in the talk.
    SETTLED,
    /// A report (情報連絡) says the rest.
    REPORT_FOLLOWS,
    /// It was nothing.
    FALSE_ALARM,
    /// What the text beside it says.
    OTHER
}
