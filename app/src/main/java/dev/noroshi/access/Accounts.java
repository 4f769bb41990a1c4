package dev.noroshi.access;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who may enter, and with what.
@Component
@Crossing("whose account it is, before anybody is known")
public class Accounts {

    /// Shorter passwords are refused.
    public static final int SHORTEST_PASSWORD = 12;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Passwords passwords;
    private final Tokens tokens;

    Accounts(JdbcClient jdbc, Clock clock, Passwords passwords, Tokens tokens) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /// The password as it is kept. Slow on purpose: about a twentieth of a second.
    ///
    /// @throws IllegalArgumentException when it is shorter than [#SHORTEST_PASSWORD] characters
    public PasswordHash hash(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD)
            throw new IllegalArgumentException("A password has at least " + SHORTEST_PASSWORD + " characters");
        return passwords.hash(password);
    }

    /// Lets a person of the registry sign in.
    ///
    /// @param login upper and lower case are the same
    /// @throws org.springframework.dao.DuplicateKeyException when the person or the login has an account already
    @Transactional
    public void create(PersonId person, String login, PasswordHash password) {
        jdbc.sql("""
                insert into access.account (person, login, password_hash, created)
                values (:person, :login, :hash, :now)""").param("person", person.value()).param("login", fold(login))
                .param("hash", password.encoded()).param("now", OffsetDateTime.now(clock)).update();
    }

    /// Gives out a token for programs. Its secret is in the answer and nowhere else.
    ///
    /// @param name what it is for, in the person's own words
    @Transactional
    public IssuedToken issueToken(PersonId person, String name, Duration validFor) {
        return tokens.issue(person, name, validFor, TokenScope.WHOLE);
    }

    /// Shuts a person out at once: sessions and tokens are no longer accepted.
    @Transactional
    public void disable(PersonId person) {
        jdbc.sql("update access.account set disabled = :now where person = :person and disabled is null")
                .param("now", OffsetDateTime.now(clock)).param("person", person.value()).update();
    }

    /// Lets a person in again.
    @Transactional
    void enable(PersonId person) {
        jdbc.sql("update access.account set disabled = null where person = :person").param("person", person.value())
                .update();
    }

    /// Whether the account is disabled; empty when there is none.
    Optional<Boolean> state(PersonId person) {
        return jdbc.sql("select disabled is not null from access.account where person = :person")
                .param("person", person.value()).query(Boolean.class).optional();
    }

    /// Whether nobody has an account yet.
    boolean isEmpty() {
        return !jdbc.sql("select exists(select from access.account)").query(Boolean.class).single();
    }

    Optional<Account> byLogin(String login) {
        return jdbc.sql("""
                select person, login, password_hash, language
                from access.account
                where login = :login and disabled is null""").param("login", fold(login)).query(Accounts::account)
                .optional();
    }

    Optional<Account> of(PersonId person) {
        return jdbc.sql("""
                select person, login, password_hash, language
                from access.account
                where person = :person and disabled is null""").param("person", person.value())
                .query(Accounts::account).optional();
    }

    @Transactional
    void keepLanguage(PersonId person, Language language) {
        jdbc.sql("update access.account set language = :language where person = :person")
                .param("language", language.name()).param("person", person.value()).update();
    }

    @Transactional
    void changePassword(PersonId person, PasswordHash password) {
        jdbc.sql("update access.account set password_hash = :hash where person = :person")
                .param("hash", password.encoded()).param("person", person.value()).update();
    }

    static String fold(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private static Account account(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        var language = row.getString("language");
        return new Account(new PersonId(row.getLong("person")), row.getString("login"),
                new PasswordHash(row.getString("password_hash")), language == null ? null : Language.valueOf(language));
    }

    /// An account that is not disabled.
    ///
    /// @param language the language last switched to; `null` when the person never did
    record Account(PersonId person, String login, PasswordHash password, @Nullable Language language) {

        @Override
        public String toString() {
            return "Account " + person + " [withheld]";
        }
    }
}
