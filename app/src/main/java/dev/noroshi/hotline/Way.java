package dev.noroshi.hotline;

/// Whom an emergency call goes to. The words are `hotline.way.<name>`.
public enum Way {
    /// The centre, which learns who calls.
    CENTRE,
    /// The secretariat of the caller's CEPTOAR, which passes it on without the name.
    SECRETARIAT
}
