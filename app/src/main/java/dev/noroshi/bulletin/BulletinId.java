package dev.noroshi.bulletin;

import java.util.UUID;

/// A bulletin somebody else has published.
public record BulletinId(UUID value) {

    static BulletinId random() {
        return new BulletinId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
