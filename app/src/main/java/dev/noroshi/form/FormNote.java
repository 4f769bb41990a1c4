package dev.noroshi.form;

import dev.noroshi.kernel.Language;

/// A note printed on a form (※１ …).
public record FormNote(String textJa, String textEn) {

    public String text(Language language) {
        return language.choose(textJa, textEn);
    }
}
