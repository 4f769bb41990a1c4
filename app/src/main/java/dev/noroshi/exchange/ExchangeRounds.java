package dev.noroshi.exchange;

import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Goes round: asks the peers that are due.
@Component
class ExchangeRounds {

    private final ObjectProvider<Polling> polling;
    private final ExchangeSettings settings;
    private @Nullable Rounds rounds;

    ExchangeRounds(ObjectProvider<Polling> polling, ExchangeSettings settings) {
        this.polling = polling;
        this.settings = settings;
    }

    @PostConstruct
    void begin() {
        if (settings.rounds()) rounds = Rounds.begin("exchange", settings.pause(), this::goRound);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }

    void goRound() {
        polling.getObject().all();
    }
}
