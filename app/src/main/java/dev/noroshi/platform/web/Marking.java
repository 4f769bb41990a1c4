package dev.noroshi.platform.web;

import dev.noroshi.kernel.Tlp;

/// The sharing scope a document wears at its head and foot.
///
/// @param scope the scope in words, `特定分野・関係者限り　経済産業省・国土交通省とその7分野`
public record Marking(Tlp tlp, String scope) {
}
