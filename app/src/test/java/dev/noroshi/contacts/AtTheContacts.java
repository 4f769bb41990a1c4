package dev.noroshi.contacts;

import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What the tests of the room begin with: the people of the world, by name and by the front door.
@NoroshiTest
abstract class AtTheContacts {

    @Autowired
    ApplicationContext program;
    @Autowired
    Registry registry;
    @Autowired
    CeptoarLists lists;
    @Autowired
    Directory directory;
    @Autowired
    SettableClock clock;
    @LocalServerPort
    int port;
    Cast cast;
    FrontDoor door;

    @BeforeEach
    void comeIn() {
        door = new FrontDoor(program, port);
        cast = new Cast(registry, lists, directory, clock);
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) return value;
        throw new AssertionError("Not done: " + outcome);
    }
}
