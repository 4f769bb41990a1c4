package dev.noroshi.directory;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.PersonalData;
import org.jspecify.annotations.Nullable;

/// Someone who works for an organisation in the registry. What names them never reaches a log: `toString` withholds it.
@PersonalData
public record Person(PersonId id, OrganisationId organisation, String login, String role, String nameJa,
        @Nullable String nameKana, @Nullable String nameEn, @Nullable String email, @Nullable String phone,
        @Nullable String mobile, @Nullable String fax, Language language) {

    public String name(Language inLanguage) {
        return inLanguage == Language.EN && nameEn != null ? nameEn : nameJa;
    }

    @Override
    public String toString() {
        return "Person " + id + " [withheld]";
    }
}
