package dev.noroshi.source;

/// Something that names an organisation. Never printed by `toString`.
///
/// @param text as the registry has it; the ways it may be written are found from it
public record Identifier(Kind kind, String text, Body body) {

    @Override
    public String toString() {
        return "Identifier " + kind + " [withheld]";
    }
}
