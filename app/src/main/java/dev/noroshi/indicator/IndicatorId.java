package dev.noroshi.indicator;

import dev.noroshi.kernel.Sha256;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/// The id of an indicator. It follows from its type and value, so that it is the same for everybody and says nothing of
/// who knows it.
public record IndicatorId(UUID value) {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 1L << 63;

    /// The id of a value in the one form in which equal things are equal. A UUID of version 8 (RFC 9562, section 5.8) from
    /// the first bits of a SHA-256.
    public static IndicatorId of(IndicatorType type, String value) {
        var bytes = ByteBuffer.wrap(Sha256.of(type + " " + value));
        var high = bytes.getLong() & ~0xf000L | VERSION_8;
        var low = bytes.getLong() >>> 2 | VARIANT;
        return new IndicatorId(new UUID(high, low));
    }

    /// Reads an id from an address; empty when it is none.
    public static Optional<IndicatorId> parse(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(new IndicatorId(id)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
