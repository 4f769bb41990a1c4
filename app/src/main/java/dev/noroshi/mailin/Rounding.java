package dev.noroshi.mailin;

import dev.noroshi.channel.NoticesRead;
import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Goes round and sends what is to be written back, as long as mails come in at all.
@Component
class Rounding implements NoticesRead {

    private final MailInSettings settings;
    private final ReplyPost post;
    private @Nullable Rounds rounds;

    Rounding(MailInSettings settings, ReplyPost post) {
        this.settings = settings;
        this.post = post;
    }

    @PostConstruct
    void begin() {
        if (settings.isOn())
            rounds = Rounds.begin("mailin", settings.replyPause(), post::goRound);
    }

    @Override
    public boolean areRead() {
        return settings.isOn();
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }
}
