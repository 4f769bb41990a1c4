package dev.noroshi.relay;

/// How far a holder has got with one report.
public enum EntryState {
    HELD,
    ANONYMISING,
    RETURNED,
    PASSED_ON,
    WAITING,
    RECEIVED;

    /// Whether the holder still has it in hand: it can be passed on or returned.
    boolean isInHand() {
        return this == HELD || this == ANONYMISING || this == RETURNED;
    }
}
