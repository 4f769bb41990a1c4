package dev.noroshi.delivery;

import java.util.UUID;

/// The id of one parcel. Random, so that it says nothing about when or by whom it was made.
public record ParcelId(UUID value) {

    public static ParcelId random() {
        return new ParcelId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
