package dev.noroshi.channel;

/// What came of handing a message on.
public sealed interface Handing {

    /// The next in line has it: the mail server, the organisation's system.
    ///
    /// @param said in their words, without addresses
    record Handed(String said) implements Handing {
    }

    /// It did not work this time and is tried again.
    record Later(Cause cause, String said) implements Handing {
    }

    /// It will never work this way.
    record Refused(Cause cause, String said) implements Handing {
    }
}
