package dev.noroshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// SECURITY.md names all the cryptography there is, with where it is used: what is not in that inventory is not in the code.
class CryptographyTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/noroshi");
    private static final Pattern USE = Pattern.compile(
            "\\b(?:MessageDigest|Mac|Cipher|Signature|KeyFactory|KeyPairGenerator|SecretKeyFactory|KeyGenerator|KeyAgreement|KeyStore"
                    + "|SSLContext|CertificateFactory)\\s*\\.getInstance\\(\\s*\"?([^\")]+)");
    private static final Pattern LIBRARY = Pattern
            .compile(
                    "import org\\.(bouncycastle\\.\\w+|pgpainless|springframework\\.security\\.(?:crypto|web\\.webauthn))");

    /// How the inventory calls what the code asks for.
    private static final Map<String, String> NAMES = Map.of("AES/GCM/NoPadding", "AES-256-GCM", "HmacSHA256",
            "HMAC-SHA-256", "SHA-1", "SHA-1", "SHA-256", "SHA-256", "Ed25519", "Ed25519", "X.509", "X.509",
            "algorithm.mac", "HMAC-SHA-1, HMAC-SHA-256, HMAC-SHA-512", "bouncycastle.cms", "S/MIME",
            "bouncycastle.cert", "S/MIME", "SHA-512", "SHA-512");
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("bouncycastle.bcpg", "OpenPGP"),
            Map.entry("bouncycastle.openpgp", "OpenPGP"),
            Map.entry("bouncycastle.operator", "S/MIME"),
            Map.entry("bouncycastle.asn1", "S/MIME"),
            Map.entry("bouncycastle.jce", "S/MIME"),
            Map.entry("bouncycastle.crypto", "Ed25519"),
            Map.entry("MD5", "MD5"),
            Map.entry("pgpainless", "PGPainless"),
            Map.entry("EC", "EC keys"),
            Map.entry("springframework.security.crypto", "Argon2id"),
            Map.entry("springframework.security.web.webauthn", "WebAuthn"));

    @Test
    void everyAlgorithmAndWhereItIsUsedStandsInTheInventory() throws IOException {
        var inventory = Files.readString(Path.of("../SECURITY.md")).replaceFirst("(?s).*\n## Cryptography\n", "")
                .replaceFirst("(?s)\n## .*", "");
        var missing = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                var room = SOURCES.relativize(file).getName(0).toString();
                for (var pattern : List.of(USE, LIBRARY))
                    pattern.matcher(text).results().map(found -> found.group(1)).forEach(used -> {
                        var name = NAMES.getOrDefault(used, OTHER_NAMES.getOrDefault(used, "unknown: " + used));
                        if (inventory.lines().noneMatch(line -> line.contains(name) && line.contains("`" + room + "`")))
                            missing.add(room + " uses " + name);
                    });
            }
        }
        assertThat(missing).isEmpty();
    }
}
