package dev.noroshi.channel;

import dev.noroshi.channel.MessageRows.Fate;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Unannounced;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.platform.work.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Goes round: plans what nobody has been told of, and hands on what is due.
@Component
@EnableConfigurationProperties(ChannelSettings.class)
class Dispatcher {

    private static final int BATCH = 400;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Planner planner;
    private final MessageRows messages;
    private final Unannounced parcels;
    private final List<Channel> channels;
    private final ChannelSettings settings;
    private final Viewing viewing;
    private final Clock clock;
    private @Nullable Rounds rounds;

    Dispatcher(Planner planner, MessageRows messages, Unannounced parcels, List<Channel> channels,
            ChannelSettings settings, Viewing viewing, Clock clock) {
        this.planner = planner;
        this.messages = messages;
        this.parcels = parcels;
        this.channels = List.copyOf(channels);
        this.settings = settings;
        this.viewing = viewing;
        this.clock = clock;
    }

    @PostConstruct
    void begin() {
        if (settings.rounds()) rounds = Rounds.begin("channel", settings.pause(), this::goRound);
    }

    @PreDestroy
    void end() {
        if (rounds != null) rounds.close();
    }

    /// What a round does: until nothing is left that is due now.
    void goRound() {
        while (planner.plan() > 0);
        while (planner.pursue() > 0);
        for (var channel : channels)
            while (channel.works() && handOn(channel));
    }

    private boolean handOn(Channel channel) {
        var claimed = messages.claim(channel.means(), BATCH, settings.lease());
        if (claimed.isEmpty()) return false;
        var waiting = viewing.as(Viewer.HOUSE, () -> parcels.stillWaiting(
                claimed.stream().map(Message::parcel).filter(Objects::nonNull).toList()));
        var needless = claimed.stream().filter(message -> isNeedless(message, waiting)).toList();
        messages.needless(needless);
        var wanted = claimed.stream().filter(message -> !needless.contains(message)).toList();
        Queue<Fate> fates = new ConcurrentLinkedQueue<>();
        try {
            channel.hand(wanted, (message, handing) -> fates.add(new Fate(message, handing)));
        } finally {
            messages.note(List.copyOf(fates), this::nextTry);
        }
        return true;
    }

    private static boolean isNeedless(Message message, java.util.Set<ParcelId> waiting) {
        // an escalation tells of others than those who read it
        return message.parcel() != null && message.reason() != Reason.ESCALATION && !waiting.contains(message.parcel());
    }

    /// After one minute, then two, four, eight …, an hour at most, until it has been tried for long enough.
    private Optional<Instant> nextTry(Message message) {
        var now = clock.instant();
        if (!now.isBefore(message.createdAt().plus(settings.giveUp()))) return Optional.empty();
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(message.attempts() - 1, 6));
        return Optional.of(now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }
}
