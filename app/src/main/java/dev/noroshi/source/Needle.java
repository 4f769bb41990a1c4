package dev.noroshi.source;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// One way of writing an identifier, with what must be around it so that it names.
///
/// @param breaks after which folded characters a blank may stand; null for after any
record Needle(Identifier identifier, Needs needs, @Nullable BitSet breaks) {

    /// What must stand around it.
    enum Needs {
        /// That it is no part of a longer word.
        BOUNDARY,
        /// The same, strictly: a short name of kanji is easily a part of another word.
        TIGHT_BOUNDARY,
        /// A legal form, or another sign of an organisation.
        ORGANISATION,
        /// A legal form: the word is an ordinary one.
        LEGAL_FORM,
        /// That it is called a system or service, or stands in quotation marks.
        THING,
        /// A title or 氏, 様, さん.
        TITLE
    }

    Needle(Identifier identifier, Needs needs) {
        this(identifier, needs, null);
    }
}
