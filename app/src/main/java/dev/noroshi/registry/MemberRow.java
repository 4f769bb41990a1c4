package dev.noroshi.registry;

import dev.noroshi.directory.Contact;
import dev.noroshi.directory.OrganisationState;
import dev.noroshi.directory.Profile;
import dev.noroshi.kernel.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of a file of members. Whether it fits the registry is another question, asked even of a row in which something
/// cannot be read, so that everything wrong with it is told at once.
///
/// @param cells the row itself, for columns taken as they are
/// @param sound whether everything in it could be read
/// @param code empty when it cannot be read
/// @param ceptoar as written: code or name; empty when blank
/// @param sector as written; empty when the CEPTOAR says enough
record MemberRow(Cells cells, boolean sound, Optional<OrganisationId> code, String nameJa, Optional<String> ceptoar,
        Optional<String> sector,
        Optional<String> domain, List<String> networks, List<String> services, List<String> contractors,
        Optional<LocalDate> joinedOn, Optional<LocalDate> leftOn, Optional<LocalDate> validFrom) {

    /// What the operator is like according to this row. A column the file does not have leaves things as they are, a
    /// blank cell makes them unknown.
    ///
    /// @param known how it is recorded so far; null for a new one
    OrganisationState state(@Nullable OrganisationState known) {
        var contact = known == null ? Contact.NONE : known.contact();
        var profile = known == null ? Profile.NONE : known.profile();
        return new OrganisationState(nameJa, text(MemberColumn.NAME_KANA, known == null ? null : known.nameKana()),
                text(MemberColumn.NAME_EN, known == null ? null : known.nameEn()),
                text(MemberColumn.SHORT_NAME, known == null ? null : known.shortName()), contact,
                new Profile(text(MemberColumn.PREFECTURE, profile.prefecture()),
                        cells.has(MemberColumn.DOMAIN) ? domain.orElse(null) : profile.domain(),
                        list(MemberColumn.NETWORKS, networks, profile.networks()),
                        list(MemberColumn.SERVICES, services, profile.services()),
                        list(MemberColumn.CONTRACTORS, contractors, profile.contractors())),
                known == null ? null : known.notes());
    }

    private @Nullable String text(MemberColumn column, @Nullable String known) {
        return cells.has(column) ? cells.text(column).orElse(null) : known;
    }

    private List<String> list(MemberColumn column, List<String> written, List<String> known) {
        return cells.has(column) ? written : known;
    }
}
