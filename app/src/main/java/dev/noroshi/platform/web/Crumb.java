package dev.noroshi.platform.web;

import org.jspecify.annotations.Nullable;

/// A step of the path to this page; the last one, the page itself, has no address.
public record Crumb(String label, @Nullable String href) {
}
