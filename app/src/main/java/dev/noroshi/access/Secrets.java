package dev.noroshi.access;

import java.security.SecureRandom;

/// Makes what people and programs are given to prove themselves with.
final class Secrets {

    // without the letters people confuse
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {
    }

    static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// Letters in groups of four, such as `k7tm-2vqa`.
    static String groups(int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count * 4; i++)
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return text.toString();
    }

    static String digits(int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.append(RANDOM.nextInt(10));
        return text.toString();
    }
}
