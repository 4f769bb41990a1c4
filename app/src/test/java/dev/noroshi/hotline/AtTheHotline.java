package dev.noroshi.hotline;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.SettableClock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What tests of emergency calls begin with: the people of the world, and both ends of the line.
public abstract class AtTheHotline {

    protected static final String LINE = "勘定系が全店で止まり、原因が分からない";

    @Autowired
    protected Registry registry;
    @Autowired
    protected CeptoarLists lists;
    @Autowired
    protected Directory directory;
    @Autowired
    protected Hotline hotline;
    @Autowired
    protected CallDesk desk;
    @Autowired
    protected Viewing viewing;
    @Autowired
    protected JdbcClient jdbc;
    @Autowired
    protected SettableClock clock;
    protected Cast cast;

    @BeforeEach
    protected void takeTheLine() {
        cast = new Cast(registry, lists, directory, clock);
    }

    /// A call to the centre about which nobody else is told.
    protected Call placed(Caller caller) {
        return placed(caller, Set.of());
    }

    protected Call placed(Caller caller, Set<Informed> informed) {
        return done(hotline.place(caller, call(LINE, UUID.randomUUID().toString(), Way.CENTRE, informed)));
    }

    protected NewCall call(String line, String key, Way way, Set<Informed> informed) {
        return new NewCall(Occasion.REAL, line, clock.instant(), "萩宮", "03-0000-4410", way, informed, key);
    }

    /// How many rows the database shows somebody.
    protected int count(Viewer viewer, String from) {
        return viewing.as(viewer, () -> jdbc.sql("select count(*) from " + from).query(Integer.class).single());
    }

    protected static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) return value;
        throw new AssertionError("Not done: " + outcome);
    }
}
