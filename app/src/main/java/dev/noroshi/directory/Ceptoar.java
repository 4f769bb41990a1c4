package dev.noroshi.directory;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CEPTOAR as one of the published lists prints it. What the list does not say is null; 検討中 (under consideration) is
/// kept as the printed text it is.
///
/// Source: ceptoars.csv (the lists of 2014-04, 2016-09-30 and of the 17th assembly of the council).
///
/// @param asOf the day the list gives for itself, as printed: `2014-04`, `2024-09-30`
/// @param since the first day this row is taken for
/// @param until the last day, before a newer list replaces it; null while none has
/// @param sectorPrinted the sector as the list prints it
/// @param sectorBasis whether the sector is printed, or derived from the name
/// @param secretariatOrganisation one or several organisations, as printed
/// @param ministries the ministries a published paper names for the sector, if that paper knows this CEPTOAR
public record Ceptoar(CeptoarCode code, String asOf, LocalDate since, @Nullable LocalDate until, String name,
        String nameEn, @Nullable String umbrella, Sector sector, String sectorPrinted, String sectorBasis,
        @Nullable String subSector, String secretariatOrganisation, @Nullable String secretariatDepartment,
        MemberCount members, ContactPoint contactPoint, HandlingRules rules, ContactMeans means,
        @Nullable String informationKind, @Nullable String notes, List<StatedMinistry> ministries) {

    public Ceptoar {
        ministries = List.copyOf(ministries);
    }

    public String name(Language language) {
        return language.choose(name, nameEn);
    }

    /// How many members, as printed and as far as figures could be read.
    ///
    /// @param printed such as `２５１社７機関` or 検討中
    /// @param total the sum of the figures read; not printed anywhere
    /// @param observers how many observers the figures include
    /// @param breakdown who they are, as printed
    public record MemberCount(String printed, @Nullable Integer companies, @Nullable Integer organisations,
            @Nullable Integer others, @Nullable String othersPrinted, @Nullable Integer combined,
            @Nullable String combinedLabel, @Nullable Integer observers, @Nullable Integer total,
            @Nullable String breakdown) {
    }

    /// Since when there is an emergency contact point (緊急窓口).
    ///
    /// @param month year and month as read from it: `2007-04`
    /// @param basis whether the list prints it for this row or it was inferred from a merged cell
    public record ContactPoint(@Nullable String printed, @Nullable String month, @Nullable String basis) {
    }

    /// Since when there are rules for handling information.
    public record HandlingRules(@Nullable String printed, @Nullable String month) {
    }

    /// By which means members are reached; every field null when the list does not say.
    public record ContactMeans(@Nullable String printed, @Nullable Boolean mail, @Nullable Boolean phone,
            @Nullable Boolean fax, @Nullable Boolean web, @Nullable Boolean mobile, @Nullable Boolean satellite,
            @Nullable String other) {
    }

    /// A ministry a paper names as responsible for the sector.
    ///
    /// @param asOf the day of that paper, as printed: `2014`
    public record StatedMinistry(OrganisationId id, String nameJa, String nameEn, String asOf,
            String basis) {

        public String name(Language language) {
            return language.choose(nameJa, nameEn);
        }
    }
}
