package dev.noroshi.advisory.web;

import dev.noroshi.advisory.Tombstone;
import dev.noroshi.delivery.Parcel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is left of a recalled advisory for those who had it.
///
/// @param parcel in which they were told, to be confirmed
/// @param text the parcel they had it in: whether they had opened the text
public record TombstoneView(Tombstone stone, @Nullable Parcel parcel, @Nullable Parcel text) {

    public boolean isConfirmed() {
        return Optional.ofNullable(parcel).map(Parcel::confirmedAt).isPresent();
    }
}
