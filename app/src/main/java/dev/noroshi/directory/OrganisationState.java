package dev.noroshi.directory;

import org.jspecify.annotations.Nullable;

/// What an organisation is like for a time: names, desk, contact data, profile.
///
/// @param nameKana the reading, by which lists are ordered
/// @param notes what a clerk should know about the entry
public record OrganisationState(String nameJa, @Nullable String nameKana, @Nullable String nameEn,
        @Nullable String shortName, Contact contact, Profile profile, @Nullable String notes) {

    /// Only the official names are known.
    public static OrganisationState named(String nameJa, @Nullable String nameEn, @Nullable String shortName) {
        return new OrganisationState(nameJa, null, nameEn, shortName, Contact.NONE, Profile.NONE, null);
    }

    /// Names nobody.
    @Override
    public String toString() {
        return "OrganisationState[withheld]";
    }
}
