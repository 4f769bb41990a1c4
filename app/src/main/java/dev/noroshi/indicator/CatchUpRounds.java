package dev.noroshi.indicator;

import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Goes round until the older papers are read; then there is nothing more to do until the next start.
@Component
class CatchUpRounds {

    /// Of each kind; a year brings fewer than that.
    private static final int AT_ONCE = 1_000;

    private final ObjectProvider<CatchUp> catchUp;
    private final IndicatorSettings settings;
    private @Nullable Rounds rounds;
    private boolean isDone;

    CatchUpRounds(ObjectProvider<CatchUp> catchUp, IndicatorSettings settings) {
        this.catchUp = catchUp;
        this.settings = settings;
    }

    @PostConstruct
    void begin() {
        if (settings.rounds()) rounds = Rounds.begin("indicator", settings.pause(), this::goRound);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }

    private void goRound() {
        if (!isDone) isDone = catchUp.getObject().goRound(AT_ONCE);
    }
}
