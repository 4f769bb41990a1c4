package dev.noroshi.source;

import java.lang.Character.UnicodeScript;

/// What a character is written in, as far as it tells where a word ends.
enum Script {
    KANJI, HIRAGANA, KATAKANA, LATIN, DIGIT, OTHER;

    static Script of(int c) {
        if (c == 0) return OTHER;
        if (c == 'ー' || c == 'ｰ') return KATAKANA;
        if (c == '々' || c == '〆' || c == '〇') return KANJI;
        if (Character.isDigit(c)) return DIGIT;
        if (!Character.isLetter(c)) return OTHER;
        return switch (UnicodeScript.of(c)) {
            case HAN -> KANJI;
            case HIRAGANA -> HIRAGANA;
            case KATAKANA -> KATAKANA;
            case LATIN, CYRILLIC, GREEK -> LATIN;
            default -> OTHER;
        };
    }
}
