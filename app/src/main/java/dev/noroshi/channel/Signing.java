package dev.noroshi.channel;

import dev.noroshi.platform.mail.Entity;
import dev.noroshi.platform.mail.MailServer;
import dev.noroshi.platform.seal.Sealed;
import dev.noroshi.platform.seal.Signer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/// Signs what goes out with the centre's own certificate, where one is set. A mail is not kept back because it could not be
/// signed.
@Component
class Signing {

    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);

    private final MailServer server;
    private final SslBundles certificates;
    private final Clock clock;
    private @Nullable Signer signer;
    private boolean complained;

    Signing(MailServer server, SslBundles certificates, Clock clock) {
        this.server = server;
        this.certificates = certificates;
        this.clock = clock;
    }

    /// The part signed; the part itself where nothing is set, or where the certificate has ended.
    Entity sign(Entity part) {
        var bundle = server.settings().signBundle();
        if (bundle == null) return part;
        var now = clock.instant();
        var found = signer(bundle);
        if (!found.isGood(now)) return unsigned(part, "it ended on " + found.until());
        return switch (found.sign(part, now)) {
            case Sealed.Done(var signed) -> signed;
            case Sealed.Failed(var how) -> unsigned(part, how);
        };
    }

    /// When the certificate ends; empty where none is set.
    Optional<Instant> until() {
        return Optional.ofNullable(server.settings().signBundle()).map(bundle -> signer(bundle).until());
    }

    private synchronized Signer signer(String bundle) {
        if (signer == null) {
            var found = certificates.getBundle(bundle);
            var keys = found.getStores().getKeyStore();
            if (keys == null) throw new IllegalStateException("The bundle \"" + bundle + "\" holds no key store");
            var password = found.getKey().getPassword() == null
                    ? found.getStores().getKeyStorePassword()
                    : found.getKey().getPassword();
            signer = Signer.of(keys, found.getKey().getAlias(), password);
        }
        return signer;
    }

    private synchronized Entity unsigned(Entity part, String why) {
        if (!complained)
            LOG.warn("Mails go out unsigned, the certificate in noroshi.mail.sign-bundle is no good: {}",
                    why);
        complained = true;
        return part;
    }
}
