package dev.noroshi.platform.seal;

/// The two ways in which mails are encrypted.
public enum Medium {
    /// With a certificate (RFC 8551).
    SMIME,
    /// With an OpenPGP key (RFC 9580), as RFC 3156 puts it into a mail.
    OPENPGP
}
