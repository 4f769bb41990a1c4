package dev.noroshi.mailin;

import java.util.EnumSet;
import java.util.Set;

/// The lists a desk looks through.
public enum Box {
    /// What a person must decide about, or read.
    QUARANTINE(MailState.QUARANTINED, MailState.TO_READ),
    /// Suspicious mails passed on.
    SUSPICIOUS(MailState.SUSPICIOUS),
    /// What may do harm.
    REFUSED(MailState.REFUSED),
    /// What is done.
    SETTLED(MailState.DRAFTED, MailState.ANSWERED, MailState.RETURNED, MailState.AUTOMATIC, MailState.DISCARDED);

    private final Set<MailState> states;

    Box(MailState first, MailState... others) {
        states = Set.copyOf(EnumSet.of(first, others));
    }

    Set<MailState> states() {
        return states;
    }

    /// The list in which mails of that state are.
    public static Box of(MailState state) {
        for (var box : values())
            if (box.states.contains(state)) return box;
        throw new IllegalStateException("No box for " + state);
    }
}
