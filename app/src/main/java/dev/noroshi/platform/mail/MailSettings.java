package dev.noroshi.platform.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about outgoing mail. The server itself is set under `spring.mail` (host, port, username,
/// password, properties); without one no mail is sent, and the pages say so.
///
/// @param from whom mails come from, as people see it
/// @param returnTo where what cannot be delivered comes back to; `from` when nothing is said
/// @param sessions how many conversations with the mail server may go on at once
/// @param signBundle the name under `spring.ssl.bundle` of the certificate and key mails are signed with (S/MIME); none: they
///        are not signed
/// @param ask of what the server is asked to tell us (RFC 3461), where it can; when nothing is said, of deliveries only where
///        mails are read here, since each costs the server another mail
@ConfigurationProperties("noroshi.mail")
public record MailSettings(@DefaultValue("noroshi@localhost") String from, @Nullable String returnTo,
        @DefaultValue("8") int sessions, @Nullable String signBundle, @Nullable Ask ask) {

    /// What a mail server is asked to tell us of.
    public enum Ask {
        /// Of what it could not deliver, and of what takes long.
        FAILURE,
        /// Also of what lies in the mailbox.
        SUCCESS
    }

    public MailSettings {
        if (sessions < 1 || sessions > 100)
            throw new IllegalArgumentException("noroshi.mail.sessions must be 1 to 100, not " + sessions);
    }

    /// The address bounces come back to.
    public String envelopeFrom() {
        var address = returnTo == null ? from : returnTo;
        // what people see may have a name before it
        return address.substring(address.lastIndexOf('<') + 1).replace(">", "").strip();
    }
}
