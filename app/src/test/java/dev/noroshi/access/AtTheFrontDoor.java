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
public abstract class AtTheFrontDoor {

    @Autowired
    protected ApplicationContext program;
    @Autowired
    protected SettableClock clock;
    @Autowired
    protected JdbcClient jdbc;
    @LocalServerPort
    protected int port;
    protected FrontDoor door;

    @BeforeEach
    protected void comeToTheDoor() {
        door = new FrontDoor(program, port);
        jdbc.sql("delete from access.wrong_try").update();
    }
}
