package dev.noroshi.mailin;

import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Goes round and sends what is to be written back, as long as mails come in at all.
@Component
class Rounding {

    private final MailInSettings settings;
    private final ReplyPost post;
    private @Nullable Rounds rounds;

    Rounding(MailInSettings settings, ReplyPost post) {
        this.settings = settings;
        this.post = post;
    }

    @PostConstruct
    void begin() {
        if (settings.imap().host() != null || settings.smtp().port() != null)
            rounds = Rounds.begin("mailin", settings.replyPause(), post::goRound);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }
}
