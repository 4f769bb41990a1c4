package dev.noroshi.kernel;

import java.util.Locale;

/// The two languages the product speaks. Japanese is the first.
public enum Language {
    JA, EN;

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return this == JA ? Locale.JAPAN : Locale.ENGLISH;
    }

    /// English when the tag starts with `en`, Japanese for everything else.
    public static Language of(String tag) {
        return tag.toLowerCase(Locale.ROOT).startsWith("en") ? EN : JA;
    }

    /// Chooses the text of this language.
    public String choose(String japanese, String english) {
        return this == JA ? japanese : english;
    }
}
