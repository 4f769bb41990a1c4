package dev.noroshi.delivery;

/// Says that something has been handed over. Whoever tells people of parcels need not wait for their next look; if they miss
/// this, they find the parcels all the same.
public record Handed() {
}
