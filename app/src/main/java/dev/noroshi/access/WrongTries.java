package dev.noroshi.access;

import dev.noroshi.kernel.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes guessing slow. Five wrong tries in a row from one place are followed by a wait, which grows with each further
/// one. A login is also watched over all places, more patiently, so that nobody can easily lock somebody else out, and a
/// place over all logins, so that nobody tries one password with everybody. The same for codes and for tokens, by a name
/// of theirs instead of a login.
@Component
class WrongTries {

    /// Wrong tries of one login from one place before the first wait.
    static final int BEFORE_WAIT = 5;
    private static final int BEFORE_WAIT_OVERALL = 30;
    /// Wrong tries from one place within an hour, whatever the login; whole offices come from one address.
    static final int BEFORE_WAIT_PLACE = 200;
    private static final Duration PLACE_FORGETS = Duration.ofHours(1);
    private static final List<Duration> WAITS = List.of(Duration.ofMinutes(15), Duration.ofMinutes(30),
            Duration.ofMinutes(60));
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    WrongTries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Counts a try before it is known whether it is right, so that many at once count too.
    @Transactional
    Count count(String login, String place) {
        forgetOld();
        var from = count(placeKey(place), BEFORE_WAIT_PLACE);
        if (from.refused) return from;
        var here = count(key(login, place), BEFORE_WAIT);
        if (here.refused) return here;
        var overall = count(key(login, ""), BEFORE_WAIT_OVERALL);
        if (overall.waitUntil != null) return overall;
        return from.waitUntil == null ? here : from;
    }

    /// Counts a wrong token, of which nobody knows whose it should have been. Apart from the tries of people: a program
    /// that goes on with a revoked token must not keep its office from signing in.
    ///
    /// @return whether the place must wait
    @Transactional
    boolean countTokenFrom(String place) {
        return count(placeKey("tokens " + place), BEFORE_WAIT_PLACE).waitUntil != null;
    }

    /// Counts somebody who came back from another service without being let in. Apart from the tries of people here, for the
    /// same reason as a wrong token.
    ///
    /// @return whether there were so many from the place that no more of them need be written down for now
    @Transactional
    boolean countElsewhereFrom(String place) {
        return count(placeKey("elsewhere " + place), BEFORE_WAIT_PLACE).waitUntil != null;
    }

    /// The try was right: the count begins anew.
    @Transactional
    void forget(String login, String place) {
        jdbc.sql("delete from access.wrong_try where key in (:here, :overall)").param("here", key(login, place))
                .param("overall", key(login, "")).update();
        // the others of the place tried what they tried
        jdbc.sql("update access.wrong_try set tries = greatest(tries - 1, 0) where key = :key")
                .param("key", placeKey(place)).update();
    }

    /// The first wait, for the warning before it.
    static Duration firstWait() {
        return WAITS.getFirst();
    }

    private Count count(byte[] key, int beforeWait) {
        var now = clock.instant();
        jdbc.sql("""
                insert into access.wrong_try (key, tries, last_try) values (:key, 0, :now)
                on conflict (key) do nothing""").param("key", key).param("now", at(now)).update();
        jdbc.sql("""
                update access.wrong_try set tries = 0, since = :now
                where key = :key and :place and (since is null or since < :hour)
                  and (wait_until is null or wait_until <= :now)""").param("key", key).param("now", at(now))
                .param("place", beforeWait == BEFORE_WAIT_PLACE).param("hour", at(now.minus(PLACE_FORGETS))).update();
        var before = jdbc.sql("select tries, wait_until from access.wrong_try where key = :key for update")
                .param("key", key).query((row, n) -> {
                    var wait = row.getObject("wait_until", OffsetDateTime.class);
                    return new Count(row.getInt("tries"), wait == null ? null : wait.toInstant(), false);
                }).single();
        if (before.waitUntil != null && before.waitUntil.isAfter(now))
            return new Count(before.tries, before.waitUntil, true);
        var tries = before.tries + 1;
        var wait = tries < beforeWait ? null : now.plus(WAITS.get(Math.min(tries - beforeWait, WAITS.size() - 1)));
        jdbc.sql("""
                update access.wrong_try set tries = :tries, last_try = :now, wait_until = :wait
                where key = :key""").param("tries", tries).param("now", at(now))
                .param("wait", wait == null ? null : at(wait), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("key", key).update();
        return new Count(tries, wait, false);
    }

    private void forgetOld() {
        jdbc.sql("delete from access.wrong_try where last_try < :day")
                .param("day", at(clock.instant().minus(FORGOTTEN_AFTER))).update();
    }

    private OffsetDateTime at(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }

    private static byte[] key(String login, String place) {
        return Sha256.of(Accounts.fold(login) + "\n" + place);
    }

    private static byte[] placeKey(String place) {
        return Sha256.of("\nplace\n" + place);
    }

    /// How a try stands.
    ///
    /// @param tries wrong tries in a row, this one included
    /// @param waitUntil when the next try is looked at, if this one is wrong
    /// @param refused whether this try itself came during a wait and is not looked at
    record Count(int tries, @Nullable Instant waitUntil, boolean refused) {
    }
}
