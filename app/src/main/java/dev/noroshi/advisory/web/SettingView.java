package dev.noroshi.advisory.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the reader's organisation passes advisories on at once.
///
/// @param setBy who chose that; null while nobody did
public record SettingView(boolean automatic, @Nullable String setBy, @Nullable Instant setAt) {
}
