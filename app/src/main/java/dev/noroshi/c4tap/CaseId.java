package dev.noroshi.c4tap;

import java.util.UUID;

/// The id of a case.
public record CaseId(UUID value) {

    static CaseId random() {
        return new CaseId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
