package dev.noroshi.access;

import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What tests that go in by the front door begin with: the people of the world, and nobody who has to wait because of the
/// tries of another test.
abstract class AtTheFrontDoor {

    @Autowired
    ApplicationContext program;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor door;

    @BeforeEach
    void comeToTheDoor() {
        door = new FrontDoor(program, port);
        jdbc.sql("delete from access.wrong_try").update();
    }
}
