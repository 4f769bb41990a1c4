package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.Directory;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Whether an organisation may read today what it was handed once: that it had been handed it is not enough for ever.
/// Whoever has left the sector concerned is as everybody else who does not belong to it (table 5, 左記の情報共有範囲に属する者).
@Component
class Standing {

    private final Sharing sharing;
    private final Directory directory;
    private final Clock clock;

    Standing(Sharing sharing, Directory directory, Clock clock) {
        this.sharing = sharing;
        this.directory = directory;
        this.clock = clock;
    }

    boolean mayStillHave(Caller caller, Advisory advisory) {
        return mayStillHave(caller).test(advisory);
    }

    /// The same for many: what the organisation is today is looked up once.
    Predicate<Advisory> mayStillHave(Caller caller) {
        var organisation = directory.organisation(caller.organisation(), LocalDate.now(clock));
        return advisory -> advisory instanceof Advisory.Published published
                && organisation.filter(today -> sharing.permits(Spread.marking(published), today)).isPresent();
    }
}
