package dev.noroshi.access;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.Reads;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Which markings a caller may read, found out once for a request and everything done in it.
@Component
public class Reading {

    private final ObjectProvider<ReadingRule> rule;
    private final ObjectProvider<Viewing> viewing;
    private final Clock clock;

    Reading(ObjectProvider<ReadingRule> rule, ObjectProvider<Viewing> viewing, Clock clock) {
        this.rule = rule;
        this.viewing = viewing;
        this.clock = clock;
    }

    /// In whose name the database is asked for a caller.
    Viewer viewer(Caller caller) {
        var today = LocalDate.now(clock);
        return viewing.getObject().viewer() instanceof Viewer.Of now && isThat(now, caller, today)
                ? now
                : new Viewer.Of(caller.organisation(), caller.actorClass() == ActorClass.NISC,
                        Optional.of(new Viewer.Reader(caller.person(), today,
                                rule.getObject().reads(caller, today))));
    }

    private static boolean isThat(Viewer.Of now, Caller caller, LocalDate today) {
        return now.organisation().equals(caller.organisation()) && now.reader()
                .filter(reader -> reader.person().equals(caller.person()) && reader.on().equals(today)).isPresent();
    }

    /// What a caller may read.
    public Reads of(Caller caller) {
        return viewer(caller).reads();
    }
}
