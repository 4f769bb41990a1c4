package dev.noroshi.directory;

import dev.noroshi.kernel.OrganisationId;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// That an organisation belongs to a CEPTOAR, or runs it, from a day on.
///
/// @param validFrom the first day
/// @param validTo the last day; null while no end is known
public record AffiliationEntry(OrganisationId organisation, CeptoarCode ceptoar, Part part, LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /// What an organisation is to a CEPTOAR.
    public enum Part {
        /// 構成員
        MEMBER,
        /// 事務局
        SECRETARIAT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AffiliationEntry {
        if (validTo != null && validTo.isBefore(validFrom))
            throw new IllegalArgumentException(organisation + " would leave on " + validTo + ", before " + validFrom);
    }

    public static AffiliationEntry member(OrganisationId operator, CeptoarCode ceptoar, LocalDate from,
            @Nullable LocalDate to) {
        return new AffiliationEntry(operator, ceptoar, Part.MEMBER, from, to);
    }

    public static AffiliationEntry secretariat(OrganisationId desk, CeptoarCode ceptoar, LocalDate from,
            @Nullable LocalDate to) {
        return new AffiliationEntry(desk, ceptoar, Part.SECRETARIAT, from, to);
    }
}
