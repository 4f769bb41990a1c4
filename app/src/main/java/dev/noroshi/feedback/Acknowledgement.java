package dev.noroshi.feedback;

import org.jspecify.annotations.Nullable;

/// What a recipient says to a parcel: that they have it, and perhaps where they stand.
///
/// @param answer the code of an [AnswerKind] as it was given; null when only receipt is confirmed
/// @param comment in their words; only with an answer
public record Acknowledgement(@Nullable String answer, @Nullable String comment) {

    /// Receipt, and no more.
    public static final Acknowledgement RECEIPT = new Acknowledgement(null, null);
}
