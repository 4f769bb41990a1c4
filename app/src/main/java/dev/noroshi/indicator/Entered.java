package dev.noroshi.indicator;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody enters: a text, or a table with a header, and what holds for all of it.
///
/// @param text pasted, or what a file said
/// @param reach [Source.Reach#OWN], or [Source.Reach#MARKED] for those who may share
/// @param tlp how it is marked; a line may be marked narrower. Null when nobody chose
/// @param sectors those directly concerned
/// @param confidence from 0 to 100; null when it is not known
/// @param days how many days it means something; null for as long as its type does
/// @param techniques ids of MITRE ATT&CK, for all lines
public record Entered(String title, String text, Occasion occasion, Language language, Source.Reach reach,
        @Nullable Tlp tlp, Set<SectorCode> sectors, @Nullable Integer confidence, @Nullable Integer days,
        List<String> techniques) {

    public Entered {
        title = title.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
        sectors = Set.copyOf(sectors);
        techniques = List.copyOf(techniques);
    }
}
