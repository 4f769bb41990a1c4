package dev.noroshi.channel;

import dev.noroshi.channel.MessageRows.Fate;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Unannounced;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Hands on what is due by one means: claims some, hands them on, writes down what came of them. While some are being handed
/// on, the next are claimed already, so that no conversation waits for the database.
///
/// Whoever is killed in between leaves what was claimed; it is handed on again when the claim has ended, by the same number.
/// As long as somebody is at it, the claim is renewed.
@Component
class Conveyor {

    private static final int BATCH = 400;
    private static final int BATCHES_AT_ONCE = 3; // two are handed on while what came of the third is written down
    private static final int LOOKS_DURING_A_LEASE = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final MessageRows messages;
    private final Unannounced parcels;
    private final ChannelSettings settings;
    private final Viewing viewing;
    private final Clock clock;

    Conveyor(MessageRows messages, Unannounced parcels, ChannelSettings settings, Viewing viewing, Clock clock) {
        this.messages = messages;
        this.parcels = parcels;
        this.settings = settings;
        this.viewing = viewing;
        this.clock = clock;
    }

    /// Hands on until nothing is left that is due now.
    void run(Channel channel) {
        if (!channel.works()) return;
        var claimed = claim(channel);
        if (claimed.isEmpty()) return;
        var going = new ArrayList<Future<?>>();
        var room = new Semaphore(BATCHES_AT_ONCE);
        try (var batches = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!claimed.isEmpty()) {
                var wanted = claimed;
                room.acquireUninterruptibly();
                going.add(batches.submit(() -> {
                    try {
                        new Batch(wanted).handOn(channel);
                    } finally {
                        room.release();
                    }
                }));
                claimed = claim(channel);
            }
        }
        going.forEach(Conveyor::await);
    }

    private static void await(Future<?> batch) {
        try {
            batch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Message> claim(Channel channel) {
        return messages.claim(channel.means(), BATCH, settings.lease());
    }

    /// Some messages that are handed on together.
    private final class Batch {

        private final List<Message> claimed;
        private final Set<MessageId> open = ConcurrentHashMap.newKeySet();
        private final Set<MessageId> answered = ConcurrentHashMap.newKeySet();
        private final Queue<Fate> fates = new ConcurrentLinkedQueue<>();
        private final CountDownLatch done = new CountDownLatch(1);

        Batch(List<Message> claimed) {
            this.claimed = claimed;
        }

        void handOn(Channel channel) {
            var waiting = waiting();
            var split = claimed.stream().collect(Collectors.partitioningBy(message -> isNeedless(message, waiting)));
            messages.needless(split.getOrDefault(true, List.of()));
            var wanted = split.getOrDefault(false, List.of());
            wanted.forEach(message -> open.add(message.id()));
            var keeping = Thread.ofVirtual().start(this::keep);
            try {
                channel.hand(wanted, this::told);
            } catch (RuntimeException e) {
                brokenOff(wanted, e);
            } finally {
                done.countDown();
                join(keeping);
                settle();
            }
        }

        private void told(Message message, Handing handing) {
            answered.add(message.id());
            fates.add(new Fate(message, handing));
        }

        /// What was not handed on when it broke down would be claimed again for ever, without a cause and without a pause.
        private void brokenOff(List<Message> wanted, RuntimeException e) {
            var left = wanted.stream().filter(message -> !answered.contains(message.id())).toList();
            var later = Unwritten.of(left, e);
            left.forEach(message -> told(message, later));
        }

        private Set<ParcelId> waiting() {
            return viewing.as(Viewer.HOUSE, () -> parcels.stillWaiting(
                    claimed.stream().map(Message::parcel).filter(Objects::nonNull).toList()));
        }

        /// As long as it takes.
        private void keep() {
            try {
                while (!done.await(settings.lease().toMillis() / LOOKS_DURING_A_LEASE, TimeUnit.MILLISECONDS)) {
                    settle();
                    messages.keep(open, settings.lease());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void settle() {
            var known = new ArrayList<Fate>();
            for (var fate = fates.poll(); fate != null; fate = fates.poll())
                known.add(fate);
            if (known.isEmpty()) return;
            messages.note(known, Conveyor.this::nextTry);
            known.forEach(fate -> open.remove(fate.message().id()));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isNeedless(Message message, Set<ParcelId> waiting) {
        // an escalation tells of others than those who read it
        return message.parcel() != null && message.reason() != Reason.ESCALATION && !waiting.contains(message.parcel());
    }

    /// After one minute, then two, four, eight …, an hour at most, until it has been tried for long enough.
    private Optional<Instant> nextTry(Message message) {
        var now = clock.instant();
        if (!now.isBefore(message.triedSince().plus(settings.giveUp()))) return Optional.empty();
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(message.attempts() - 1, 6));
        return Optional.of(now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }
}
