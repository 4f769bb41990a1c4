package dev.noroshi.directory;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An organisation or desk as it is on a given day.
///
/// @param nameJa official name on that day
/// @param deskJa the desk inside it, such as 重要インフラ防護担当, if any
/// @param ceptoar the code of the CEPTOAR it belongs to or runs, if any
/// @param sectors the sectors it works in (an operator: one; a ministry desk: those it answers for)
public record Organisation(OrganisationId id, ActorClass actorClass, String nameJa, String nameEn,
        @Nullable String shortName, @Nullable String deskJa, @Nullable String deskEn, @Nullable String ceptoar,
        Set<SectorCode> sectors) {

    public Organisation {
        sectors = Set.copyOf(sectors);
    }

    public String name(Language language) {
        return language.choose(nameJa, nameEn);
    }

    public Optional<String> desk(Language language) {
        return Optional.ofNullable(language == Language.JA ? deskJa : deskEn);
    }
}
