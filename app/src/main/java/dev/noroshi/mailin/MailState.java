package dev.noroshi.mailin;

/// What has become of a mail.
public enum MailState {
    /// Reports on the form in it are drafts of their organisation now.
    DRAFTED,
    /// The answer in it is noted.
    ANSWERED,
    /// It told that a mail of ours did, or did not, arrive.
    RETURNED,
    /// A program wrote it; nothing is to be done.
    AUTOMATIC,
    /// A suspicious mail somebody passed on, to be analysed.
    SUSPICIOUS,
    /// A person must decide.
    QUARANTINED,
    /// An answer a person must read.
    TO_READ,
    /// It may do harm and was not read.
    REFUSED,
    /// Somebody decided that nothing is to be done.
    DISCARDED;

    /// Whether a person may still decide about it.
    public boolean isOpen() {
        return this == QUARANTINED || this == TO_READ || this == REFUSED || this == SUSPICIOUS;
    }
}
