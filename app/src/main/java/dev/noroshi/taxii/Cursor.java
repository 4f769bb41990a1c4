package dev.noroshi.taxii;

import dev.noroshi.platform.database.Crossing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The place where a page ended, as a word that only we can write: any node reads it, nothing is kept for it, and it is good
/// only for the same organisation, collection and filters. Source: TAXII 2.1, sections 3.5 and appendix B: `next` is never
/// trusted, and what may be seen is asked again.
@Component
@Crossing("the key of cursors, which is nobody's")
class Cursor {

    private static final int PLACE = 8;
    private static final int SEAL = 16;

    private final JdbcClient jdbc;
    private volatile @Nullable SecretKeySpec key;

    Cursor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param added of the last entry of the page
    /// @param bound what it is good for
    public String write(Instant added, String bound) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, added);
        var place = ByteBuffer.allocate(PLACE).putLong(micros).array();
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(ByteBuffer.allocate(PLACE + SEAL).put(place).put(seal(place, bound)).array());
    }

    /// Where the page ended; empty when we did not write it, or for something else.
    public Optional<Instant> read(String next, String bound) {
        try {
            var bytes = Base64.getUrlDecoder().decode(next);
            if (bytes.length != PLACE + SEAL) return Optional.empty();
            var place = Arrays.copyOf(bytes, PLACE);
            return MessageDigest.isEqual(seal(place, bound), Arrays.copyOfRange(bytes, PLACE, PLACE + SEAL))
                    ? Optional.of(Instant.EPOCH.plus(ByteBuffer.wrap(place).getLong(), ChronoUnit.MICROS))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] seal(byte[] place, String bound) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            mac.update(place);
            return Arrays.copyOf(mac.doFinal(bound.getBytes(StandardCharsets.UTF_8)), SEAL);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256", e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            known = new SecretKeySpec(jdbc.sql("select key from taxii.cursor_key").query(byte[].class).single(),
                    "HmacSHA256");
            key = known;
        }
        return known;
    }
}
