package dev.noroshi.form;

import dev.noroshi.kernel.Language;
import org.jspecify.annotations.Nullable;

/// Something that can be chosen in a field. What the paper does not print is null.
///
/// @param groupJa the heading it stands under: 機密性を脅かす事象, 意図的な原因
/// @param detailJa printed below it in brackets
/// @param scopeJa of a sharing scope: whom it reaches
/// @param meaningJa what choosing it means
public record FormOption(String code, String labelJa, String labelEn, @Nullable String groupJa,
        @Nullable String detailJa, @Nullable String scopeJa, @Nullable String meaningJa, @Nullable String meaningEn) {

    /// An option that is no more than a name.
    public FormOption(String code, String labelJa, String labelEn) {
        this(code, labelJa, labelEn, null, null, null, null, null);
    }

    public String label(Language language) {
        return language.choose(labelJa, labelEn);
    }
}
