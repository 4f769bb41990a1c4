package dev.noroshi.channel;

import dev.noroshi.kernel.Importance;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Which means are used for something of that importance, inside and outside working hours.
///
/// @param means none means the inbox alone
/// @param pace only mail can wait for the digest; telephone, fax and webhook are used at once
public record Choice(Set<Means> means, Pace pace) {

    /// The inbox alone.
    public static final Choice INBOX = new Choice(Set.of(), Pace.AT_ONCE);

    public Choice {
        means = Set.copyOf(means);
    }

    static Choice of(Pace pace, Means... means) {
        return new Choice(Set.of(means), pace);
    }

    /// All of somebody's choices.
    ///
    /// @param open for working hours, one for each importance
    /// @param closed for the rest of the time, one for each importance
    public record Table(Map<Importance, Choice> open, Map<Importance, Choice> closed) {

        /// Where nothing is chosen: mail at once, a call for a warning (警報) at night, and what is only for reference
        /// (参考情報) waits for the morning.
        public static final Table USUAL = usual();

        public Table {
            open = complete(open);
            closed = complete(closed);
        }

        private static Map<Importance, Choice> complete(Map<Importance, Choice> choices) {
            if (!choices.keySet().equals(EnumSet.allOf(Importance.class)))
                throw new IllegalArgumentException(
                        "There must be one choice for each importance, not " + choices.keySet());
            return Map.copyOf(choices);
        }

        /// The same with one more means everywhere.
        public Table and(Means means) {
            var changed = this;
            for (var isOpen : new boolean[]{true, false})
                for (var importance : Importance.values()) {
                    var choice = at(isOpen, importance);
                    var more = new java.util.HashSet<>(choice.means());
                    more.add(means);
                    changed = changed.with(isOpen, importance, new Choice(more, choice.pace()));
                }
            return changed;
        }

        private static Table usual() {
            var open = new EnumMap<Importance, Choice>(Importance.class);
            for (var each : Importance.values())
                open.put(each, of(Pace.AT_ONCE, Means.MAIL));
            var closed = new EnumMap<>(open);
            closed.put(Importance.WARNING, of(Pace.AT_ONCE, Means.MAIL, Means.TELEPHONE));
            closed.put(Importance.REFERENCE, of(Pace.DIGEST, Means.MAIL));
            return new Table(open, closed);
        }

        /// The choice that holds.
        Choice at(boolean isOpen, Importance importance) {
            return java.util.Objects.requireNonNull((isOpen ? open : closed).get(importance));
        }

        /// The same with another choice for one case.
        public Table with(boolean isOpen, Importance importance, Choice choice) {
            var changed = new EnumMap<>(isOpen ? open : closed);
            changed.put(importance, choice);
            return isOpen ? new Table(changed, closed) : new Table(open, changed);
        }
    }
}
