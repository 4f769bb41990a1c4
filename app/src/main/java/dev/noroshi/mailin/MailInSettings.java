package dev.noroshi.mailin;

import dev.noroshi.platform.mime.MimeLimits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about mails that come in. Nothing comes in unless a mailbox or a port is set.
///
/// @param sender what is enough to believe who sent a mail
/// @param trustedAuthserv the name of the mail server in front of us whose `Authentication-Results` are believed (RFC 8601);
///        it must take away those that came from outside under its name
/// @param replyPause between two looks for what is to be written back
/// @param dkimLookup whether we check DKIM signatures ourselves, which asks the name server for keys
@ConfigurationProperties("noroshi.mail-in")
record MailInSettings(@DefaultValue Imap imap, @DefaultValue Smtp smtp, @DefaultValue MimeLimits limits,
        @DefaultValue("REGISTERED_ADDRESS") Belief sender, @Nullable String trustedAuthserv,
        @DefaultValue("false") boolean dkimLookup,
        @DefaultValue("2s") Duration replyPause) {

    /// Whether mails come in at all.
    boolean isOn() {
        return imap.host() != null || smtp.port() != null;
    }

    /// What is enough to believe who sent a mail.
    enum Belief {
        /// A registered address in `From`, unless the mail server in front of us says that it is forged.
        REGISTERED_ADDRESS,
        /// A signature: S/MIME with a certificate on file, or DKIM of the registered domain.
        SIGNATURE
    }

    /// How a conversation with a mailbox is kept from others.
    enum Tls {
        /// TLS from the beginning, usually port 993.
        IMPLICIT,
        /// Begun in clear text, usually port 143; without TLS nothing is said.
        STARTTLS,
        /// Not at all: for a server on this machine.
        NONE
    }

    /// The mailbox.
    ///
    /// @param host none: no mailbox
    /// @param seenFolder where mails are moved to when they are kept here; none: they stay, marked as seen
    /// @param tlsBundle the name under `spring.ssl.bundle` of what says whom to trust; none: the authorities Java knows
    /// @param pause between two looks, where the server does not tell us of new mails by itself (IDLE), and at the latest
    record Imap(@Nullable String host, @DefaultValue("993") int port, @Nullable String user, @Nullable String password,
            @DefaultValue("INBOX") String folder, @DefaultValue("IMPLICIT") Tls tls, @Nullable String tlsBundle,
            @Nullable String seenFolder, @DefaultValue("1m") Duration pause) {
        @Override
        public String toString() {
            return "Imap [withheld]";
        }
    }

    /// The listener.
    ///
    /// @param port none: no listener
    /// @param bind the address of this machine it listens on
    /// @param recipients for whom mails are taken; mails for anybody else are not
    /// @param tlsBundle the name of the certificate under `spring.ssl.bundle`; with one, nothing is taken without TLS
    record Smtp(@Nullable Integer port, @DefaultValue("127.0.0.1") String bind, @DefaultValue List<String> recipients,
            @Nullable String tlsBundle, @DefaultValue("20") int connections) {
    }
}
