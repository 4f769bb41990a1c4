package dev.noroshi.platform.start;

import org.jspecify.annotations.Nullable;

/// Why the program cannot start, in one sentence of each language for the administrator at the keyboard. It is shown
/// without a stack trace, so the sentence says what to do.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String japanese;
    private final String english;

    public CannotStart(String japanese, String english) {
        this(japanese, english, null);
    }

    public CannotStart(String japanese, String english, @Nullable Throwable cause) {
        super(english, cause);
        this.japanese = japanese;
        this.english = english;
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }
}
