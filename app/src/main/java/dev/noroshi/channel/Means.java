package dev.noroshi.channel;

/// A way to people. The inbox is none of them: it has everything, whatever else is chosen. Source: handbook (試行版) II.2.1,
/// e-mail as a rule, fax and telephone also possible.
public enum Means {
    /// A mail that says no more than that something waits, or one encrypted for its reader.
    MAIL,
    /// A signed call to a system of the organisation.
    WEBHOOK,
    /// A sheet on the list of those to be faxed.
    FAX,
    /// A line on the list of those to be called.
    TELEPHONE
}
