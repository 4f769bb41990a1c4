package dev.noroshi.directory;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Someone and the post they hold from a day on. The login tells people apart. `toString` withholds it all.
///
/// @param role the code of the role they act in
/// @param nda the agreement of secrecy, if there is one
/// @param validFrom the first day in the post
/// @param validTo the last day; null while no end is known
public record PersonEntry(String login, String nameJa, @Nullable String nameKana, @Nullable String nameEn,
        Language language, OrganisationId organisation, String role, @Nullable String email, @Nullable String phone,
        @Nullable String mobile, @Nullable String fax, @Nullable String hours, Attachment attachment,
        @Nullable Nda nda, LocalDate validFrom, @Nullable LocalDate validTo) {

    public PersonEntry {
        if (validTo != null && validTo.isBefore(validFrom))
            throw new IllegalArgumentException("A post would end on " + validTo + ", before " + validFrom);
    }

    /// One of the organisation's own staff.
    public PersonEntry(String login, String nameJa, @Nullable String nameKana, @Nullable String nameEn,
            Language language, OrganisationId organisation, String role, @Nullable String email,
            @Nullable String phone, @Nullable String mobile, @Nullable String fax, @Nullable String hours,
            LocalDate validFrom, @Nullable LocalDate validTo) {
        this(login, nameJa, nameKana, nameEn, language, organisation, role, email, phone, mobile, fax, hours,
                Attachment.STAFF, null, validFrom, validTo);
    }

    /// The same person in the same post, attached otherwise.
    public PersonEntry attached(Attachment otherwise, @Nullable Nda agreement) {
        return new PersonEntry(login, nameJa, nameKana, nameEn, language, organisation, role, email, phone, mobile,
                fax, hours, otherwise, agreement, validFrom, validTo);
    }

    @Override
    public String toString() {
        return "PersonEntry [withheld]";
    }
}
