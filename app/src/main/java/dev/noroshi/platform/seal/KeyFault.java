package dev.noroshi.platform.seal;

/// What keeps a key from being used for encrypting mails.
public enum KeyFault {
    /// It is neither a certificate nor an OpenPGP key.
    UNREADABLE,
    /// It holds a private key, which nobody must give away.
    PRIVATE,
    /// It is not valid yet.
    NOT_YET,
    /// It has ended.
    EXPIRED,
    /// Its holder has revoked it.
    REVOKED,
    /// It is not meant for encrypting mails: by its usage, or because it belongs to an authority.
    USAGE,
    /// Its kind or size is too weak: RSA below 2048 bits, curves below 256, signed by MD5 or SHA-1.
    WEAK
}
