package dev.noroshi.directory;

import dev.noroshi.directory.CeptoarMap.PublishedList;
import dev.noroshi.kernel.Fold;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The published lists of sectors and CEPTOARs, readable as of any day. They are reference data: nobody edits them.
public interface CeptoarLists {

    /// Sectors and CEPTOARs as of a day; without CEPTOARs before the first list.
    CeptoarMap on(LocalDate day);

    /// The lists of CEPTOARs, oldest first.
    List<PublishedList> published();

    /// Everything that was ever printed about a CEPTOAR, oldest first; empty when there is none of that code.
    List<Ceptoar> historyOf(CeptoarCode code);

    /// When a CEPTOAR joined the council, oldest first; empty where the papers do not say.
    List<CouncilAccession> accessionsOf(CeptoarCode code);

    /// Every code and every name a CEPTOAR was ever printed with, folded by [Fold#key(String)], and whose it is.
    Map<String, CeptoarCode> codesByName();

    /// That a CEPTOAR joined the council.
    ///
    /// @param part `observer` or `member`
    /// @param assembly the number of the general assembly, if printed
    record CouncilAccession(CeptoarCode ceptoar, LocalDate on, String part, OptionalInt assembly,
            String textJa) {
    }
}
