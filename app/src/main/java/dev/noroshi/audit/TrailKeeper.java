package dev.noroshi.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Goes round: writes the lines that wait, seals what is written, signs when it is time.
@Component
class TrailKeeper {

    private static final Logger log = LoggerFactory.getLogger(TrailKeeper.class);
    private static final long ROUND_MILLIS = 400;
    private static final long LAST_ROUND_SECONDS = 3;

    private final Lines lines;
    private final Sealer sealer;
    private final Heads heads;
    private final ScheduledExecutorService rounds = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("trail").daemon().factory());
    private boolean complained;
    private volatile boolean ending;

    TrailKeeper(Lines lines, Sealer sealer, Heads heads) {
        this.lines = lines;
        this.sealer = sealer;
        this.heads = heads;
    }

    @PostConstruct
    void begin() {
        rounds.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            goRound();
            complained = false;
        } catch (RuntimeException e) {
            // the database may be away for a moment; the lines wait
            if (!complained && !ending) log.warn("The trail could not be brought up to date and is tried again", e);
            complained = true;
        }
    }

    /// What a round does. After each thousand that are sealed, what came meanwhile is written: sealing everything first would take as
    /// long as lines come in, and those who bring them would have to write by themselves.
    synchronized void goRound() {
        int sealed;
        do {
            lines.flush();
            sealed = sealer.seal();
            heads.signWhenDue();
        } while (sealed > 0);
    }

    /// A last round, unless the database has gone before us.
    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        rounds.submit(this::round);
        rounds.shutdown();
        if (!rounds.awaitTermination(LAST_ROUND_SECONDS, TimeUnit.SECONDS)) rounds.shutdownNow();
    }
}
