package dev.noroshi.relay;

import java.util.UUID;

/// The id of a dossier. Random; another one at every hop.
public record DossierId(UUID value) {

    static DossierId random() {
        return new DossierId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
