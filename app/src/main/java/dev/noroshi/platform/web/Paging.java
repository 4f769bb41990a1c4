package dev.noroshi.platform.web;

import org.jspecify.annotations.Nullable;

/// Where a list goes on.
///
/// @param place which part is shown, `1–50／312件`
/// @param earlier address of the part before; `null` at the beginning
/// @param later address of the part after; `null` at the end
public record Paging(String place, @Nullable String earlier, @Nullable String later) {
}
