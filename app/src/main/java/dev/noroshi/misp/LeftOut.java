package dev.noroshi.misp;

/// Something in an event that is not kept.
///
/// @param place where it stands: `Event.Attribute[3].data`
/// @param why the words stand under `misp.left.<why>`
public record LeftOut(String place, String why) {
}
