package dev.noroshi.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The house signs what it gives out, and readers can check it, also when a key ends.
class HouseKeysTest {

    private static final Instant NOW = Instant.parse("2026-01-15T03:00:00.123Z");
    private static final Instant BEFORE_THE_END = Instant.parse("2028-11-01T00:00:00Z");
    private static final byte[] DOCUMENT = "公開する文書\n".getBytes(StandardCharsets.UTF_8);
    private static final String HOLDER = "National centre 国家 (CSAF)";

    @TempDir
    Path data;
    Path folder;
    HouseKeys keys;

    @BeforeEach
    void house() {
        folder = data.resolve("keys");
        keys = new HouseKeys(folder);
    }

    @Test
    void whatIsSignedIsGoodAndWhatIsChangedByOneBitIsNot() {
        var signature = keys.sign(DOCUMENT, HOLDER, NOW);
        var key = keys.published(HOLDER, NOW).getFirst().armoured();
        assertThat(Signed.isBy(key, signature, DOCUMENT, NOW)).isTrue();
        for (var i = 0; i < DOCUMENT.length; i++) {
            var changed = DOCUMENT.clone();
            changed[i] ^= 1;
            assertThat(Signed.isBy(key, signature, changed, NOW)).isFalse();
        }
        var other = new HouseKeys(data.resolve("other")).published(HOLDER, NOW).getFirst().armoured();
        assertThat(Signed.isBy(other, signature, DOCUMENT, NOW)).isFalse();
    }

    @Test
    void theKeyIsMadeOnceAndReadableToItsOwnerOnly() throws IOException {
        var first = keys.published(HOLDER, NOW);
        assertThat(new HouseKeys(folder).published("Somebody else", NOW.plusSeconds(60))).isEqualTo(first);
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().fingerprint()).matches("[0-9A-F]{40}");
        assertThat(first.getFirst().until()).isEqualTo(Instant.parse("2029-01-15T03:00:00Z"));
        assertThat(first.getFirst().armoured()).contains("PUBLIC KEY").doesNotContain("PRIVATE", "BCPG");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("1.asc"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("1.asc"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    }

    @Test
    void theNextKeySignsBeforeTheFirstEndsAndReadersHaveBoth() {
        var first = keys.published(HOLDER, NOW).getFirst();
        var before = keys.sign(DOCUMENT, HOLDER, NOW);
        var both = keys.published(HOLDER, BEFORE_THE_END);
        assertThat(both).hasSize(2).last().isEqualTo(first);
        var after = keys.sign(DOCUMENT, HOLDER, BEFORE_THE_END);
        assertThat(Signed.isBy(both.getFirst().armoured(), after, DOCUMENT, BEFORE_THE_END)).isTrue();
        assertThat(Signed.isBy(first.armoured(), after, DOCUMENT, BEFORE_THE_END)).isFalse();
        assertThat(Signed.isBy(first.armoured(), before, DOCUMENT, BEFORE_THE_END)).isTrue();
        assertThat(keys.published(HOLDER, first.until())).containsExactly(both.getFirst());
        assertThat(keys.find(first.fingerprint())).contains(first);
        assertThat(keys.find("0".repeat(40))).isEmpty();
    }
}
