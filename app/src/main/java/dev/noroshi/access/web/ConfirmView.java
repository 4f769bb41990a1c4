package dev.noroshi.access.web;

import dev.noroshi.platform.web.Notice;
import org.jspecify.annotations.Nullable;

/// Where one gives one's password again.
///
/// @param next the page to go on to
/// @param outcome what was wrong
public record ConfirmView(String next, @Nullable Notice outcome) {
}
