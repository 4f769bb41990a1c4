package dev.noroshi.exchange;

import java.util.UUID;

/// A collection on a server of others.
public record PeerId(UUID value) {

    /// Before it, the name of a quarantine that belongs to no organisation.
    private static final String FOREIGN = "~";

    static PeerId random() {
        return new PeerId(UUID.randomUUID());
    }

    /// What its quarantine is called.
    public String holder() {
        return FOREIGN + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
