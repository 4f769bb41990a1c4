package dev.noroshi.indicator;

import dev.noroshi.platform.database.Crossing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds what has been told to others and holds a value the centre judges.
@Component
class JudgedPapers {

    private final SourceRows sources;

    JudgedPapers(SourceRows sources) {
        this.sources = sources;
    }

    @Crossing("which advisories and cases of C4TAP hold a value that was judged, to those who tell machines of them")
    @Transactional(propagation = Propagation.MANDATORY)
    public ValueJudged holding(IndicatorId indicator) {
        return sources.toldWith(indicator);
    }
}
