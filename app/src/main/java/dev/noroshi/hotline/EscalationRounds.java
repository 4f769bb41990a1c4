package dev.noroshi.hotline;

import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Looks again and again for calls that are to be escalated.
@Component
@EnableConfigurationProperties(HotlineSettings.class)
class EscalationRounds {

    private final Escalation escalation;
    private final HotlineSettings settings;
    private @Nullable Rounds rounds;

    EscalationRounds(Escalation escalation, HotlineSettings settings) {
        this.escalation = escalation;
        this.settings = settings;
    }

    @PostConstruct
    void begin() {
        if (settings.rounds()) rounds = Rounds.begin("hotline", settings.pause(), escalation::escalate);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }
}
