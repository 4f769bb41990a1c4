package dev.noroshi.contacts;

import dev.noroshi.directory.Directory;
import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Goes round: reminds, learns who could not be reached, and begins the yearly check.
@Component
@EnableConfigurationProperties(ContactSettings.class)
class ContactRounds {

    private final Asking asking;
    private final Directory directory;
    private final ContactSettings settings;
    private final Clock clock;
    private @Nullable Rounds rounds;

    ContactRounds(Asking asking, Directory directory, ContactSettings settings, Clock clock) {
        this.asking = asking;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    @PostConstruct
    void begin() {
        if (settings.rounds()) rounds = Rounds.begin("contacts", settings.pause(), this::goRound);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }

    void goRound() {
        beginYearly();
        asking.learn();
        asking.remind();
    }

    /// From its day until the end of April: a day missed is made up for, a month missed is not.
    private void beginYearly() {
        var today = LocalDate.now(clock);
        var day = settings.yearlyDay();
        if (day == null || today.getMonth() != Month.APRIL || today.getDayOfMonth() < day) return;
        asking.begin(new Check(CheckId.random(), Kind.CHECK, directory.centre(today).id(), clock.instant(),
                asking.deadline(), Scope.ALL, null, 0, null, today.getYear()), null);
    }
}
