package dev.noroshi.relay;

/// A report a desk has in hand, in its dossier.
record Held(Dossier dossier, Entry entry) {
}
