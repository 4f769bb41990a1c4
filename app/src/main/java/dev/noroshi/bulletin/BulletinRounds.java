package dev.noroshi.bulletin;

import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Goes round: asks the sources that are due.
@Component
class BulletinRounds {

    private final ObjectProvider<Fetching> fetching;
    private final BulletinSettings settings;
    private @Nullable Rounds rounds;

    BulletinRounds(ObjectProvider<Fetching> fetching, BulletinSettings settings) {
        this.fetching = fetching;
        this.settings = settings;
    }

    @PostConstruct
    void begin() {
        if (settings.rounds()) rounds = Rounds.begin("bulletin", settings.pause(), this::goRound);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }

    void goRound() {
        fetching.getObject().all();
    }
}
