package dev.noroshi.form;

/// What a form is checked for.
public enum Purpose {
    /// It is kept as a draft: only what is wrong counts, not what is missing.
    SAVE,
    /// It goes to the next desk: what the person must give has to be there.
    SUBMIT
}
