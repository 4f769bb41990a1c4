package dev.noroshi.demo;

import dev.noroshi.bulletin.Bulletins;
import dev.noroshi.bulletin.Outcome;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Puts a few bulletins of vendors of the fictional world on the analysts' desk. No source is told: nobody publishes there.
@Component
@ConditionalOnProperty("noroshi.demo")
class DemoBulletins {

    private static final String ANALYST = "matsubi.hideaki";

    private final DemoCast cast;
    private final Bulletins bulletins;

    DemoBulletins(DemoCast cast, Bulletins bulletins) {
        this.cast = cast;
        this.bulletins = bulletins;
    }

    void put(DemoShift shift) {
        for (var document : DemoFiles.lines("bulletins.jsonl")) {
            shift.move(document);
            var put = bulletins.put(cast.byLogin(ANALYST), document.toString().getBytes(StandardCharsets.UTF_8));
            if (!(put instanceof Outcome.Done<?>))
                throw new IllegalStateException("A bulletin of the demo world was refused: " + put);
        }
    }
}
