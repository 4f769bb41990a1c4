package dev.noroshi.contacts;

import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.secret.KeyFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Makes and reads what stands in the links of mails: who is asked, signed, and good for nothing but answering. The key is
/// `contacts.key` of the data folder: a copy of the database alone confirms nothing.
@Component
class Links {

    private static final int SIGNATURE = 16;
    private static final byte[] PURPOSE = "noroshi contact confirmation\n".getBytes(StandardCharsets.US_ASCII);

    private final KeyFile key;

    Links(NoroshiSettings settings) {
        key = new KeyFile(settings.data().resolve("contacts.key"));
    }

    /// As part of an address: letters, digits, `-` and `_`.
    String token(AskedId id) {
        return token(id, secret());
    }

    static String token(AskedId id, byte[] secret) {
        var token = ByteBuffer.allocate(16 + SIGNATURE).put(bytes(id.value())).put(sign(id.value(), secret)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// Empty when it is none of ours.
    Optional<AskedId> read(String token) {
        if (!token.matches("[A-Za-z0-9_-]{43}")) return Optional.empty();
        var bytes = Base64.getUrlDecoder().decode(token);
        var buffer = ByteBuffer.wrap(bytes);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        var signature = Arrays.copyOfRange(bytes, 16, 16 + SIGNATURE);
        return MessageDigest.isEqual(signature, sign(id, secret())) ? Optional.of(new AskedId(id)) : Optional.empty();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] sign(UUID id, byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(PURPOSE);
            return Arrays.copyOf(mac.doFinal(bytes(id)), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK signs nothing", e);
        }
    }

    /// What they are signed with; whoever makes many asks for it once.
    byte[] secret() {
        return key.read();
    }
}
