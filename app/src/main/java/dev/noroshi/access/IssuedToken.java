package dev.noroshi.access;

import java.time.Instant;
import java.util.UUID;

/// A token just given out. The secret (`nrs_…`) is shown once and cannot be read again.
public record IssuedToken(UUID id, String secret, Instant expires) {

    @Override
    public String toString() {
        return "IssuedToken " + id + " [withheld]";
    }
}
