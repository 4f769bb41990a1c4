package dev.noroshi.channel;

import dev.noroshi.delivery.Handed;
import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Goes round: plans what nobody has been told of, and hands on what is due. Each means has a round of its own, so that a
/// mail server that takes its time keeps nobody's webhook waiting.
@Component
@EnableConfigurationProperties(ChannelSettings.class)
class Dispatcher {

    /// Nobody is told before all that are planned with them are, so the first are few.
    private static final int FIRST = 200;
    private static final int MOST = 2000;
    private static final Duration TIDYING = Duration.ofMinutes(1);

    private final Planner planner;
    private final ByHand byHand;
    private final Conveyor conveyor;
    private final List<Channel> channels;
    private final ChannelSettings settings;
    private final List<Rounds> planning = new ArrayList<>();
    private final List<Rounds> handing = new ArrayList<>();
    private final List<Rounds> tidying = new ArrayList<>();

    Dispatcher(Planner planner, ByHand byHand, Conveyor conveyor, List<Channel> channels, ChannelSettings settings) {
        this.planner = planner;
        this.byHand = byHand;
        this.conveyor = conveyor;
        this.channels = List.copyOf(channels);
        this.settings = settings;
    }

    @PostConstruct
    void begin() {
        if (!settings.rounds()) return;
        for (var channel : channels)
            handing.add(Rounds.begin("channel-" + channel.means().name().toLowerCase(java.util.Locale.ROOT),
                    settings.pause(), () -> conveyor.run(channel)));
        planning.add(Rounds.begin("channel", settings.pause(), this::plan));
        // the pages leave out what is confirmed by themselves: this may take its time
        tidying.add(Rounds.begin("channel-by-hand", TIDYING, byHand::tidy));
    }

    @PreDestroy
    void end() {
        planning.forEach(Rounds::close);
        handing.forEach(Rounds::close);
        tidying.forEach(Rounds::close);
    }

    /// Looks at once, without the pause.
    @TransactionalEventListener(fallbackExecution = true)
    void somethingWaits(Handed handed) {
        planning.forEach(Rounds::soon);
    }

    /// What all rounds do: until nothing is left that is due now.
    void goRound() {
        plan();
        byHand.tidy();
        channels.forEach(conveyor::run);
    }

    private void plan() {
        for (var some = FIRST; planner.plan(some) > 0; some = Math.min(2 * some, MOST))
            handing.forEach(Rounds::soon);
        while (planner.pursue() > 0)
            handing.forEach(Rounds::soon);
    }
}
