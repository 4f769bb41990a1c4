package dev.noroshi.channel.web;

/// That certificates or keys end.
///
/// @param ending how many end soon
/// @param ended how many have ended
/// @param link where others are entered
public record KeyPanelView(int ending, int ended, String link) {
}
