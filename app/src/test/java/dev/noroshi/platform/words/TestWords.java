package dev.noroshi.platform.words;

/// The words of the program, for tests without Spring.
public final class TestWords {

    public static final Words WORDS = new MessageWords(true);

    private TestWords() {
    }
}
