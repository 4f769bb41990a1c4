package dev.noroshi.platform.web;

import org.jspecify.annotations.Nullable;

/// What came of something the reader did: shown once, in a frame at the head of the page.
///
/// @param text what it means and what to do next, if there is more to say than the title
public record Notice(Tone tone, String title, @Nullable String text) {

    /// Good, with a warning, bad, or neither.
    public enum Tone {
        PLAIN, OK, WARN, BAD;

        /// The value of `data-type`; `null` for a plain notice.
        public @Nullable String attribute() {
            return this == PLAIN ? null : name().toLowerCase(java.util.Locale.ROOT);
        }

        /// `alert` interrupts a screen reader, `status` waits for a pause.
        public String ariaRole() {
            return this == BAD ? "alert" : "status";
        }
    }
}
