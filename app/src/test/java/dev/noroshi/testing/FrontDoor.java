package dev.noroshi.testing;

import dev.noroshi.access.Accounts;
import dev.noroshi.access.PasswordHash;
import dev.noroshi.access.Role;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.directory.World;
import dev.noroshi.kernel.PersonId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// The people of the fictional world, for tests that go in by the front door: who is in which role, and how they sign in.
public final class FrontDoor {

    /// The password of everybody.
    public static final String PASSWORD = "a long sentence will do";

    private static final Map<Role, String> LEADS = new EnumMap<>(Map.ofEntries(
            Map.entry(Role.OPERATOR_REPORTER, "wanda.naomi"), Map.entry(Role.OPERATOR_MANAGER, "sangi.kaori"),
            Map.entry(Role.SECRETARIAT, "yonaga.mai"), Map.entry(Role.MINISTRY, "hoshimizawa.sota"),
            Map.entry(Role.CENTRE_OFFICER, "rindoya.naoto"), Map.entry(Role.CENTRE_ANALYST, "matsubi.hideaki"),
            Map.entry(Role.CENTRE_APPROVER, "mametahara.ritsuko"), Map.entry(Role.COUNCIL, "mukuno.koichi"),
            Map.entry(Role.PARTNER, "shirasuna.daisuke"), Map.entry(Role.AUDITOR, "tomono.tsukasa"),
            Map.entry(Role.ADMINISTRATOR, "akeboshiya.chinatsu")));

    /// Its hash, of the kind in use, but as quick as there is: a hash says itself how it was made, and the one of the program is
    /// meant to take long at every sign-in.
    static final PasswordHash HASH = new PasswordHash(new Argon2PasswordEncoder(16, 32, 1, 8, 1).encode(PASSWORD));

    private final Directory directory;
    private final Accounts accounts;
    private final int port;

    /// Enters the world into the registry of the program, unless a test before did.
    ///
    /// @param port where the program answers
    public FrontDoor(ApplicationContext program, int port) {
        directory = program.getBean(Directory.class);
        accounts = program.getBean(Accounts.class);
        this.port = port;
        if (directory.personByLogin("wanda.naomi").isEmpty())
            World.enter(program.getBean(Registry.class), program.getBean(CeptoarLists.class));
    }

    /// The login of somebody in that role.
    public static String lead(Role role) {
        return Objects.requireNonNull(LEADS.get(role), role::toString);
    }

    public PersonId person(String login) {
        return directory.personByLogin(login).orElseThrow().id();
    }

    /// Gives a person of the world an account, unless they have one.
    public PersonId account(String login) {
        var person = person(login);
        try {
            accounts.create(person, login, HASH);
        } catch (DuplicateKeyException e) {
            // a test before did
        }
        return person;
    }

    /// A browser in which the person is signed in.
    public Browser browser(String login) {
        account(login);
        var browser = new Browser(port);
        var answer = browser.signIn(login, PASSWORD);
        if (answer.statusCode() != 302) throw new IllegalStateException(login + " could not sign in: " + answer.body());
        return browser;
    }

    public Browser browser(Role role) {
        return browser(lead(role));
    }

    /// A token with which programs act for the person.
    public String token(String login) {
        return accounts.issueToken(account(login), "test", Duration.ofDays(1)).secret();
    }

    public String token(Role role) {
        return token(lead(role));
    }
}
