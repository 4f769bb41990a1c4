package dev.noroshi.taxii;

import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Goes round and publishes what is due.
@Component
@EnableConfigurationProperties(TaxiiSettings.class)
class Publishing {

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final Publisher publisher;
    private final Dues dues;
    private final TaxiiSettings settings;
    private @Nullable Rounds rounds;

    Publishing(Publisher publisher, Dues dues, TaxiiSettings settings) {
        this.publisher = publisher;
        this.dues = dues;
        this.settings = settings;
    }

    @PostConstruct
    void begin() {
        if (settings.rounds()) rounds = Rounds.begin("taxii", settings.pause(), this::goRound);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }

    /// Until nothing is left that is due now.
    void goRound() {
        try {
            while (publisher.publishOne());
        } catch (Publisher.Failed failed) {
            LOG.warn("What is due as {} could not be published and is tried again later", failed.number(),
                    failed.getCause());
            dues.putOff(failed.number());
        }
    }
}
