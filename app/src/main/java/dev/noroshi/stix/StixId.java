package dev.noroshi.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The identifier of an object, such as `report--0f6c…`. Source: STIX 2.1 (OASIS Standard, 10 June 2021), section 2.9.
///
/// @param type the type of the object: 3 to 250 small letters, digits and hyphens
public record StixId(String type, UUID uuid) {

    /// The name space of observables (section 2.9): two who tell of the same address give it the same id.
    static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// The name space of what is made here: a thing of ours keeps its id however often it is told.
    private static final UUID NOROSHI = UUID.fromString("5d6ed5c6-2a4c-5d0e-9a53-1f1a37c5b7e4");

    private static final Pattern TYPE = Pattern.compile("[a-z0-9](?:-?[a-z0-9])+");
    private static final Pattern UUID_TEXT = Pattern.compile(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    public StixId {
        if (!isType(type)) throw new IllegalArgumentException("No type of an object: \"" + type + "\"");
    }

    /// Whether a text can be the type of an object.
    public static boolean isType(String type) {
        return type.length() >= 3 && type.length() <= 250 && TYPE.matcher(type).matches();
    }

    /// Reads `type--uuid`; empty when it is none.
    public static Optional<StixId> parse(String text) {
        var dashes = text.indexOf("--");
        if (dashes < 0) return Optional.empty();
        var type = text.substring(0, dashes);
        var uuid = text.substring(dashes + 2);
        return isType(type) && UUID_TEXT.matcher(uuid).matches()
                ? Optional.of(new StixId(type, UUID.fromString(uuid)))
                : Optional.empty();
    }

    /// The id of something made here, the same for the same words.
    ///
    /// @param words what it is made of, such as the id of an advisory
    public static StixId of(String type, String words) {
        return new StixId(type, version5(NOROSHI, type + ":" + words));
    }

    /// A UUID of version 5 (RFC 9562, section 5.5).
    public static UUID version5(UUID space, String name) {
        var sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16).putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits()).array());
        var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        var high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
        var low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    @Override
    public String toString() {
        return type + "--" + uuid;
    }
}
