package dev.noroshi.advisory;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import java.util.List;
import java.util.UUID;

/// What a draft begins with.
///
/// @param sources the reports at the centre it rests on; none when it is written from scratch
public record NewAdvisory(Occasion occasion, Language language, AdvisoryContent content, Sources sources) {

    /// One that draws on whole reports.
    public NewAdvisory(Occasion occasion, Language language, AdvisoryContent content, List<UUID> reports) {
        this(occasion, language, content, Sources.whole(reports));
    }
}
