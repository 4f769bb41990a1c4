package dev.noroshi.access;

/// The alphabet authenticator apps take secrets in (RFC 4648, section 6), without padding.
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {
    }

    static String of(byte[] bytes) {
        var text = new StringBuilder();
        var held = 0;
        var bits = 0;
        for (var each : bytes) {
            held = held << Byte.SIZE | each & 0xff;
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS)
                text.append(ALPHABET.charAt(held >> bits - BITS & 31));
        }
        if (bits > 0) text.append(ALPHABET.charAt(held << BITS - bits & 31));
        return text.toString();
    }
}
