package dev.noroshi.advisory;

import java.util.UUID;

/// An annex as it is listed.
///
/// @param size in bytes
public record AnnexEntry(UUID id, String name, String mediaType, int size) {
}
