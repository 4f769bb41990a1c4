package dev.noroshi.channel;

import dev.noroshi.platform.mail.MailAnswer;

/// Why a message did not get through. The sentence is `channel.cause.<name>`. Mail servers are read by RFC 3463.
public enum Cause {
    /// Nothing is known under which they could be reached.
    NO_ADDRESS,
    /// The address does not exist (x.1.x).
    ADDRESS_UNKNOWN,
    /// The mailbox is full or off (x.2.x).
    MAILBOX_UNAVAILABLE,
    /// Their side refused it by its rules (x.7.x).
    REFUSED_BY_POLICY,
    /// Their side refused it and did not say why in a way we know.
    REFUSED,
    /// Neither their side nor our own mail server could be reached.
    UNREACHABLE,
    /// The conversation with our own mail server could not be encrypted, or its certificate is not trusted.
    SERVER_UNTRUSTED,
    /// Our own mail server does not know the name and password the administrator has set.
    SERVER_SIGN_IN,
    /// Nobody answered the telephone.
    NO_ANSWER,
    /// The number belongs to somebody else.
    WRONG_NUMBER,
    /// The other machine did not take the fax.
    FAX_NOT_THROUGH,
    /// The certificate or key that it should have been encrypted with has ended; a notice without content went out instead.
    KEY_EXPIRED,
    /// It was revoked; likewise.
    KEY_REVOKED,
    /// It could not be encrypted with it; likewise.
    KEY_UNUSABLE,
    /// The address is none the program may call.
    ADDRESS_FORBIDDEN,
    /// The program could not put it together; the log says at which message.
    NOT_WRITTEN;

    /// What it means that our own mail server did not let us in.
    static Cause of(MailAnswer.Hurdle hurdle) {
        return switch (hurdle) {
            case AWAY -> UNREACHABLE;
            case UNTRUSTED -> SERVER_UNTRUSTED;
            case SIGN_IN -> SERVER_SIGN_IN;
        };
    }

    /// What a mail server means by a status such as `5.1.1`.
    public static Cause ofMailStatus(String status) {
        var parts = status.split("\\.");
        return switch (parts.length > 1 ? parts[1] : "") {
            case "1" -> ADDRESS_UNKNOWN;
            case "2" -> MAILBOX_UNAVAILABLE;
            case "4" -> UNREACHABLE;
            case "7" -> REFUSED_BY_POLICY;
            default -> REFUSED;
        };
    }
}
