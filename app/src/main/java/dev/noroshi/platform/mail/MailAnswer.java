package dev.noroshi.platform.mail;

/// What a mail server says to a mail.
public sealed interface MailAnswer {

    /// It will see to it.
    ///
    /// @param said in the server's words, without addresses
    record Taken(String said) implements MailAnswer {
    }

    /// Not now; later perhaps.
    ///
    /// @param status by RFC 3463, such as `4.2.2`
    record NotNow(String status, String said) implements MailAnswer {
    }

    /// Never.
    ///
    /// @param status by RFC 3463, such as `5.1.1`
    record Refused(String status, String said) implements MailAnswer {
    }

    /// There was no conversation in which it could have been given over.
    record NotLetIn(Hurdle hurdle) implements MailAnswer {
    }

    /// What kept us from a conversation with the server.
    enum Hurdle {
        /// Nobody answers, or not as a mail server does.
        AWAY,
        /// It cannot be encrypted as it must be, or the server shows a certificate nobody we trust vouches for.
        UNTRUSTED,
        /// Our name or password is not what the server knows.
        SIGN_IN
    }

    /// The conversation broke off; whether the server has the mail is not known.
    ///
    /// @param how the kind of failure
    record Broken(String how) implements MailAnswer {
    }
}
