package dev.noroshi.mailin;

/// What makes us believe who sent a mail, the strongest first.
public enum Proof {
    /// S/MIME, by a certificate on file for the sender.
    SIGNATURE,
    /// The domain registered for the organisation signed it (DKIM).
    DKIM,
    /// The address is registered for a person who holds a post.
    ADDRESS
}
