package dev.noroshi.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time codes as in RFC 6238, made with the HOTP truncation of RFC 4226, section 5.3.
final class Totp {

    /// RFC 6238, section 5.2.
    static final int STEP_SECONDS = 30;
    static final int DIGITS = 6;
    // a clock may be half a minute off, and people type slowly
    private static final int STEPS_AROUND = 1;

    /// The hash behind the code. What authenticator apps all know is SHA-1.
    enum Algorithm {
        SHA1("HmacSHA1"), SHA256("HmacSHA256"), SHA512("HmacSHA512");

        private final String mac;

        Algorithm(String mac) {
            this.mac = mac;
        }
    }

    private Totp() {
    }

    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), (long) STEP_SECONDS);
    }

    /// The code of a step, with leading zeros.
    static String code(byte[] secret, long step, int digits, Algorithm algorithm) {
        try {
            var mac = Mac.getInstance(algorithm.mac);
            mac.init(new SecretKeySpec(secret, algorithm.mac));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            var code = Integer.toString(number % (int) Math.pow(10, digits));
            return "0".repeat(digits - code.length()) + code;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm.mac, e);
        }
    }

    /// The step whose code it is, of the present one and those beside it. Looks at all of them in any case, so that the
    /// time tells nothing.
    static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        var present = step(now);
        var found = -1L;
        for (var step = present - STEPS_AROUND; step <= present + STEPS_AROUND; step++)
            if (MessageDigest.isEqual(code(secret, step, DIGITS, Algorithm.SHA1).getBytes(StandardCharsets.UTF_8),
                    code.getBytes(StandardCharsets.UTF_8)))
                found = step;
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }
}
