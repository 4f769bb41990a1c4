package dev.noroshi.relay.api;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.ActorClass;

/// Which reports a program asks for.
enum Box {
    /// What the caller's organisation reports itself.
    OWN,
    /// What others handed to it.
    HELD;

    /// What a caller usually comes for.
    static Box of(Caller caller) {
        return caller.actorClass() == ActorClass.OPERATOR ? OWN : HELD;
    }
}
