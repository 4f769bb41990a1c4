package dev.noroshi.c4tap;

import dev.noroshi.mailin.SuspiciousMails;
import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Goes round: makes cases of the suspicious mails nobody has taken over, also of those from before there was this room.
@Component
class OpeningRounds {

    private static final int AT_ONCE = 50;

    private final ObjectProvider<SuspiciousMails> mails;
    private final ObjectProvider<Opening> opening;
    private final C4tapSettings settings;
    private @Nullable Rounds rounds;

    OpeningRounds(ObjectProvider<SuspiciousMails> mails, ObjectProvider<Opening> opening, C4tapSettings settings) {
        this.mails = mails;
        this.opening = opening;
        this.settings = settings;
    }

    @PostConstruct
    void begin() {
        if (settings.rounds()) rounds = Rounds.begin("c4tap", settings.pause(), this::goRound);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }

    void goRound() {
        for (var mail : mails.getObject().waiting(AT_ONCE))
            opening.getObject().open(mail.id());
    }
}
