package dev.noroshi.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sectors and CEPTOARs as the published lists show them for a day: the last list not after it.
///
/// @param on the day asked for
/// @param list the newest list the map rests on; null before the first list, when nothing is known of CEPTOARs
/// @param sectorList the paper the sectors are taken from; null before the first
/// @param sectors in printed order
/// @param ceptoars by sector in printed order
public record CeptoarMap(LocalDate on, @Nullable PublishedList list, @Nullable PublishedList sectorList,
        List<Sector> sectors, List<Ceptoar> ceptoars) {

    public CeptoarMap {
        sectors = List.copyOf(sectors);
        ceptoars = List.copyOf(ceptoars);
    }

    public Optional<Ceptoar> ceptoar(CeptoarCode code) {
        return ceptoars.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /// The sum of the member figures that could be read. CEPTOARs without a figure count nothing.
    public int membersRead() {
        return ceptoars.stream().map(each -> each.members().total()).filter(each -> each != null)
                .mapToInt(Integer::intValue).sum();
    }

    /// A published paper with its day.
    ///
    /// @param from the first day it can be meant for: where only a month is printed, the first of that month
    /// @param asOf as printed: `2014-04`
    public record PublishedList(LocalDate from, String asOf, String labelJa, String labelEn, String source) {
    }
}
