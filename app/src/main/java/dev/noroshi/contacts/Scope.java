package dev.noroshi.contacts;

/// Who is asked. The words are `contacts.scope.<name>`.
public enum Scope {
    /// One organisation.
    ORGANISATION,
    /// A secretariat and the members of its CEPTOAR.
    CEPTOAR,
    /// A ministry, the secretariats of its sectors and their members.
    SECTORS,
    /// Everybody on the way from the centre to the operators.
    ALL
}
