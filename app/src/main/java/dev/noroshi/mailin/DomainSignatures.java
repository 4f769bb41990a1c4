package dev.noroshi.mailin;

import dev.noroshi.platform.mime.Head;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Which domains answer for a mail (DKIM, RFC 6376): as the mail server in front of us says, or as we check ourselves.
@Component
class DomainSignatures {

    private static final Pattern PASSED = Pattern.compile("\\bdkim\\s*=\\s*pass\\b([^;]*)");
    private static final Pattern DOMAIN = Pattern.compile("\\bheader\\.d\\s*=\\s*\"?([a-z0-9.-]+)");
    private static final Pattern FORGED = Pattern.compile("\\bdmarc\\s*=\\s*fail\\b");

    private final MailInSettings settings;
    private final ObjectProvider<PublicKeyRecordRetriever> keys;

    /// @param keys the name server, unless a program says otherwise
    DomainSignatures(MailInSettings settings, ObjectProvider<PublicKeyRecordRetriever> keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /// What is known of a mail.
    ///
    /// @param domains that signed it, in small letters
    /// @param isForged whether the server in front of us says that the sender is not who `From` says (DMARC)
    record Verdict(Set<String> domains, boolean isForged) {
    }

    Verdict of(Head head, byte[] raw) {
        var trusted = trusted(head);
        var domains = PASSED.matcher(trusted).results()
                .flatMap(passed -> DOMAIN.matcher(passed.group(1)).results()).map(found -> found.group(1))
                .collect(Collectors.toSet());
        if (settings.dkimLookup()) domains.addAll(verified(raw));
        return new Verdict(domains, FORGED.matcher(trusted).find());
    }

    /// What the trusted server says, in small letters and without remarks. It writes above what came from outside.
    private String trusted(Head head) {
        var name = settings.trustedAuthserv();
        if (name == null || name.isBlank()) return "";
        return head.all("authentication-results").stream()
                .map(field -> field.text().toLowerCase(Locale.ROOT).replaceAll("\\([^()]*\\)", " ").strip())
                .filter(text -> text.split("[\\s;]", 2)[0].equals(name.toLowerCase(Locale.ROOT))).findFirst()
                .orElse("");
    }

    private Set<String> verified(byte[] raw) {
        try {
            var retriever = keys.getIfAvailable();
            var verifier = retriever == null ? new DKIMVerifier() : new DKIMVerifier(retriever);
            var found = verifier.verify(new ByteArrayInputStream(raw));
            return (found == null ? List.<SignatureRecord>of() : found).stream().filter(DomainSignatures::isWhole)
                    .map(record -> record.getDToken().toString().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        } catch (FailException | IOException | RuntimeException e) {
            // no signature that holds; the library answers broken ones with many kinds of exception
            return Set.of();
        }
    }

    /// One over a part of the body lets anybody add to it; SHA-1 holds no longer (RFC 8301); without `From` it says nothing.
    private static boolean isWhole(SignatureRecord record) {
        return record.getBodyHashLimit() < 0 && record.getHashAlgo().toString().equalsIgnoreCase("sha-256")
                && record.getHeaders().stream().anyMatch(name -> name.toString().strip().equalsIgnoreCase("from"));
    }
}
