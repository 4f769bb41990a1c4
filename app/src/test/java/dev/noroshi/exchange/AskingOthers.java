package dev.noroshi.exchange;

import dev.noroshi.exchange.Peer.SignIn;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Secret;
import dev.noroshi.platform.outbound.GuardedClient;
import dev.noroshi.platform.outbound.LoopbackClient;
import dev.noroshi.taxii.Quarantine;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A server that says what a test has it say, and the rounds in which it is asked; servers of other tests are not.
@NoroshiTest
abstract class AskingOthers {

    @Autowired
    ApplicationContext program;
    @Autowired
    PeerRows peers;
    @Autowired
    Taking taking;
    @Autowired
    Quarantine quarantine;
    @Autowired
    Secrets secrets;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    final GuardedClient client = LoopbackClient.make();
    final StrangeServer server = new StrangeServer();
    Polling polling;

    @BeforeEach
    void nobodyElseIsAsked() {
        polling = polling(100_000);
        jdbc.sql("update exchange.peer set active = false").update();
    }

    @AfterEach
    void end() throws IOException {
        jdbc.sql("update exchange.peer set active = false").update();
        server.close();
        client.close();
    }

    Polling polling(int mostWaiting) {
        return new Polling(peers, taking, quarantine, secrets,
                new ExchangeSettings(false, Duration.ofMinutes(1), mostWaiting), () -> client, clock);
    }

    PeerId peer(URI root, String collection, SignIn signIn, String secret) {
        var id = PeerId.random();
        var sealed = secret.isEmpty() ? null : secrets.seal(Secret.of(secret), id);
        peers.add(new Peer(id, "見本の接続先", root, collection, signIn, "我々", sealed != null, Markings.NONE, 60, true, 0,
                Peer.State.fresh(clock.instant()), Place.BEGINNING, 0), sealed, new PersonId(1), clock.instant());
        return id;
    }

    PeerId peer() {
        return peer(server.root(), "c1", SignIn.NONE, "");
    }
}
