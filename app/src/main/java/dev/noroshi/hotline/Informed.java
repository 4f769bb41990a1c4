package dev.noroshi.hotline;

/// Whom a caller may have told that there is a call, without what it says. The words are `hotline.inform.<name>`.
public enum Informed {
    SECRETARIAT,
    MINISTRY
}
