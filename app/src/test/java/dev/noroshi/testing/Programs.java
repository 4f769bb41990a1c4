package dev.noroshi.testing;

import dev.noroshi.access.Accounts;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;

/// Gives people of the fictional world a token, so that a test can call the API as they would. Every [NoroshiTest] may ask
/// for it.
public class Programs {

    @Autowired
    Accounts accounts;
    @Autowired
    Registry registry;
    @Autowired
    CeptoarLists lists;
    @Autowired
    Directory directory;
    @Autowired
    Clock clock;
    @Autowired
    Environment environment;

    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /// A program that acts as the person of that login.
    public Program as(String login) {
        return new Program(port(), tokens.computeIfAbsent(login, this::token));
    }

    /// A program with a token nobody gave out.
    public Program asNobody() {
        return new Program(port(), "nrs_nobody");
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /// The people, for what has to be looked up about them.
    public Cast cast() {
        return new Cast(registry, lists, directory, clock);
    }

    private String token(String login) {
        var person = cast().person(login).person();
        try {
            accounts.create(person, login, FrontDoor.HASH);
        } catch (DuplicateKeyException known) {
            // another test of the same program was here before
        }
        return accounts.issueToken(person, "test", Duration.ofDays(365)).secret();
    }

    /// つづら信用金庫, which reports by way of the banks' secretariat.
    public Program operator() {
        return as("haginomiya.wataru");
    }

    /// The banks' secretariat.
    public Program secretariat() {
        return as("yunohana.gaku");
    }

    /// 金融庁.
    public Program ministry() {
        return as("namine.mai");
    }

    /// 国家サイバー統括室.
    public Program centre() {
        return as("kanetsuki.ren");
    }
}
