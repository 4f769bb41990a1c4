package dev.noroshi.advisory;

import dev.noroshi.delivery.Notices;
import dev.noroshi.delivery.Pursuits;
import dev.noroshi.delivery.Receipt;
import dev.noroshi.kernel.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How far an advisory has got (届き具合), as far as the viewer may see: the centre everything, a ministry its branch, a
/// secretariat its members.
///
/// @param bottom the lowest hop it is meant for, which the totals count
/// @param totals of the lowest hop
/// @param answers how many of the lowest hop gave which answer last, by code, in the order of the form
/// @param median how long half of those who confirmed took from being sent it; null while nobody has
/// @param ninetieth the same for nine in ten
/// @param missing who does not have it yet or is late, with the cause
/// @param recall what became of the recall, if it was recalled
public record Reach(Instant asOf, Advisory.Published advisory, Tier bottom, Tally totals,
        SequencedMap<String, Integer> answers, @Nullable Duration median, @Nullable Duration ninetieth, List<Hop> hops,
        List<Missing> missing, @Nullable Recall recall) {

    /// How many of those it is meant for have got how far. Each is part of the one before.
    ///
    /// @param expected for how many it is meant
    /// @param sent how many were handed it (送達)
    /// @param opened how many opened it (受領)
    /// @param confirmed how many confirmed it (確認)
    /// @param answered how many answered (回答)
    public record Tally(int expected, int sent, int opened, int confirmed, int answered) {

        static Tally of(List<Line> lines) {
            var receipts = lines.stream().map(Line::receipt).filter(java.util.Objects::nonNull).toList();
            return new Tally(lines.size(), receipts.size(),
                    (int) receipts.stream().filter(each -> each.openedAt() != null).count(),
                    (int) receipts.stream().filter(each -> each.confirmedAt() != null).count(),
                    (int) receipts.stream().filter(each -> each.answeredAt() != null).count());
        }

        /// Rounded to whole per cent; 100 only when it is all, 0 only when it is none.
        public int percent(int count) {
            if (expected == 0 || count == 0) return 0;
            var rounded = Math.round(100f * count / expected);
            return count == expected ? 100 : Math.clamp(rounded, 1, 99);
        }

        public boolean allConfirmed() {
            return expected > 0 && confirmed == expected;
        }
    }

    /// One step of the way down.
    ///
    /// @param lines everybody it is meant for, in the order of their codes
    /// @param branches the same, gathered by the hop above, when that is more than one
    /// @param times how long it took them to confirm
    public record Hop(Tier tier, Tally tally, List<Line> lines, List<Branch> branches, Times times) {

        public Hop {
            lines = List.copyOf(lines);
            branches = List.copyOf(branches);
        }
    }

    /// How long it took from being sent it to confirming it, of those who have.
    ///
    /// @param median what half of them did not exceed; null while nobody has confirmed
    /// @param ninetieth the same of nine in ten
    public record Times(@Nullable Duration median, @Nullable Duration ninetieth) {

        static Times of(List<Line> lines) {
            var sorted = lines.stream().map(Line::receipt).filter(java.util.Objects::nonNull)
                    .flatMap(receipt -> receipt.confirmedAt() == null
                            ? java.util.stream.Stream.empty()
                            : java.util.stream.Stream.of(Duration.between(receipt.sentAt(), receipt.confirmedAt())))
                    .sorted().toList();
            return new Times(rank(sorted, 0.5), rank(sorted, 0.9));
        }

        /// The nearest rank: the shortest time within which that part of them had confirmed.
        private static @Nullable Duration rank(List<Duration> sorted, double part) {
            return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
        }
    }

    /// Those below one holder.
    public record Branch(OrganisationId via, Tally tally) {
    }

    /// One organisation it is meant for.
    ///
    /// @param receipt how far it has got; null while it was not handed it
    /// @param passedOnAt when it passed it on, if it is one that does
    /// @param below for how many below it is meant
    /// @param cause why it has not got there, if it has not
    /// @param notices what became of the notices of it; of whoever has opened it, no longer that nobody could be told
    /// @param pursuit what was done because nobody there had confirmed, in that order
    public record Line(OrganisationId organisation, Tier tier, OrganisationId via, @Nullable Receipt receipt,
            @Nullable String leftOutReason, @Nullable Instant passedOnAt, PassedOn passedOn, int below,
            @Nullable Cause cause, Notices.Fate notices, List<Pursuits.Taken> pursuit) {

        public Line {
            pursuit = List.copyOf(pursuit);
        }

        public @Nullable Instant sentAt() {
            return receipt == null ? null : receipt.sentAt();
        }

        public @Nullable Instant openedAt() {
            return receipt == null ? null : receipt.openedAt();
        }

        public @Nullable Instant confirmedAt() {
            return receipt == null ? null : receipt.confirmedAt();
        }

        public @Nullable Instant answeredAt() {
            return receipt == null ? null : receipt.answeredAt();
        }
    }

    /// Whether a hop has passed it on.
    public enum PassedOn {
        /// It is the last hop, or the marking lets nobody below have it.
        NOBODY_BELOW,
        /// It has it, and still has time to pass it on.
        NOT_YET,
        /// It has kept it longer than a quarter of the time everybody has.
        HELD_UP,
        BY_HAND,
        AUTOMATICALLY
    }

    /// Somebody who does not have it, or is late.
    ///
    /// @param waiting how many below wait for it
    /// @param reason what was given as the reason, when it was left out
    /// @param notices what became of the notices of it
    /// @param pursuit what was done because nobody there had confirmed
    public record Missing(OrganisationId organisation, Tier tier, OrganisationId via, Cause cause, int waiting,
            @Nullable String reason, Notices.Fate notices, List<Pursuits.Taken> pursuit) {

        public Missing {
            pursuit = List.copyOf(pursuit);
        }
    }

    public enum Cause {
        /// The holder has not even opened it, so nobody below has it.
        HELD_UNOPENED,
        /// The holder opened it but has not passed it on.
        HELD,
        /// The hop above did not pass it on, and said why (未展開).
        LEFT_OUT,
        /// It lies in the inbox, but nobody could be told of it by any means.
        UNTOLD,
        /// The deadline has passed and it was not opened.
        LATE_UNOPENED,
        /// The deadline has passed; it was opened but not confirmed.
        LATE
    }

    /// What became of a recall.
    ///
    /// @param told how many were told
    /// @param confirmed how many have taken note
    /// @param hadOpened who had opened the text before
    /// @param hadOpenedConfirmed how many of those have taken note
    public record Recall(int told, int confirmed, List<OrganisationId> hadOpened, int hadOpenedConfirmed) {
    }

    public Reach {
        hops = List.copyOf(hops);
        missing = List.copyOf(missing);
    }
}
