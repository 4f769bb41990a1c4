package dev.noroshi.channel;

import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Watches the ends of certificates and keys: thirty days before, seven days before and when it has come.
@Component
class KeyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    /// What is left of the time at each warning, from the last on: who has missed one is told the last alone.
    private static final List<Duration> LEFT = List.of(Duration.ZERO, Duration.ofDays(7), KeyOnFile.WARNING);

    private final KeyWarnings warnings;
    private final EndWarnings ends;
    private final MailChannel mail;
    private final Signing signing;
    private final ChannelSettings settings;
    private final Clock clock;
    private @Nullable Rounds rounds;
    private @Nullable LocalDate complainedOn;

    KeyWatch(KeyWarnings warnings, EndWarnings ends, MailChannel mail, Signing signing, ChannelSettings settings,
            Clock clock) {
        this.warnings = warnings;
        this.ends = ends;
        this.mail = mail;
        this.signing = signing;
        this.settings = settings;
        this.clock = clock;
    }

    @PostConstruct
    void begin() {
        if (settings.rounds()) rounds = Rounds.begin("keys", PAUSE, this::goRound);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }

    /// Tells those whose keys end soon. Without a mail server nobody is told by mail, and the home page says it alone.
    void goRound() {
        watchOwn();
        if (!mail.works()) return;
        for (var left : LEFT)
            warnings.warn(clock.instant().plus(left), LEFT.size() - LEFT.indexOf(left));
        ends.warn();
    }

    /// The certificate of the house itself is the administrator's business, who reads the log.
    private void watchOwn() {
        var until = signing.until();
        var today = LocalDate.now(clock);
        if (until.isEmpty() || today.equals(complainedOn)
                || clock.instant().isBefore(until.get().minus(KeyOnFile.WARNING)))
            return;
        complainedOn = today;
        LOG.warn("The certificate mails are signed with ends on {}", LocalDate.ofInstant(until.get(), clock.getZone()));
    }
}
