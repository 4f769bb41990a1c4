package dev.noroshi.exchange;

import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Goes two rounds, so that a slow server that is asked does not keep an advisory waiting: asks the peers that are due, and
/// hands over what is due to them.
@Component
class ExchangeRounds {

    private final ObjectProvider<Polling> polling;
    private final ObjectProvider<Pushing> pushing;
    private final ExchangeSettings settings;
    private @Nullable Rounds asking;
    private @Nullable Rounds handing;

    ExchangeRounds(ObjectProvider<Polling> polling, ObjectProvider<Pushing> pushing, ExchangeSettings settings) {
        this.polling = polling;
        this.pushing = pushing;
        this.settings = settings;
    }

    @PostConstruct
    void begin() {
        if (!settings.rounds()) return;
        asking = Rounds.begin("exchange", settings.pause(), () -> polling.getObject().all());
        handing = Rounds.begin("exchange-push", settings.pause(), () -> pushing.getObject().all());
    }

    @PreDestroy
    void end() {
        if (asking != null) asking.close();
        if (handing != null) handing.close();
    }
}
