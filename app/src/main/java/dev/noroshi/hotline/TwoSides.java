package dev.noroshi.hotline;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Reading;
import dev.noroshi.kernel.Tlp;
import org.springframework.stereotype.Component;

/// Who of the two sides of a call reads it: a call is marked RED (宛先限り), and is read by those who may read that. The database
/// holds the same rule once more.
@Component
class TwoSides {

    private final Reading reading;

    TwoSides(Reading reading) {
        this.reading = reading;
    }

    /// Whether the caller reads a call their organisation made. Whoever placed it keeps seeing it.
    boolean isOwn(Caller caller, Call call) {
        return call.organisation().equals(caller.organisation()) && isReader(caller, call);
    }

    /// Whether the caller reads a call their organisation got.
    boolean isAddressed(Caller caller, Call call) {
        return call.addressee().equals(caller.organisation()) && isReader(caller, call);
    }

    private boolean isReader(Caller caller, Call call) {
        return call.calledBy().equals(caller.person()) || reading.of(caller).covers(Tlp.RED, call.sectors());
    }
}
