package dev.noroshi.intake.api;

import dev.noroshi.access.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets a program that lost the answer send the same request again: a key it chose (`Idempotency-Key`) brings the first
/// answer back instead of a second report.
///
/// The key is taken in the transaction that does the work, so two who use it at once wait for each other, and a request
/// that came to nothing leaves its key free.
@Component
class Retries {

    /// Long enough for an outage over a holiday, short enough that answers are not kept twice for good.
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final OldKeys old;
    private final Clock clock;

    Retries(JdbcClient jdbc, OldKeys old, Clock clock) {
        this.old = old;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is known of a key.
    sealed interface Key {

        /// It is the caller's from now on.
        record Fresh() implements Key {
        }

        /// It was used for the same request, which was answered so.
        record Answered(Reply.Kept kept) implements Key {
        }

        /// It was used for another request.
        record Taken() implements Key {
        }
    }

    /// Takes the key for a request.
    ///
    /// @param request what tells requests apart: the same for the same request
    @Transactional(propagation = Propagation.MANDATORY)
    Key take(Caller caller, String key, String request) {
        old.forget(OffsetDateTime.now(clock).minus(REMEMBERED));
        var isFresh = jdbc.sql("""
                insert into intake.idempotency (person, key, request, at)
                values (:person, :key, :request, :now)
                on conflict do nothing""").param("person", caller.person().value()).param("key", key)
                .param("request", request).param("now", OffsetDateTime.now(clock)).update() == 1;
        if (isFresh) return new Key.Fresh();
        return find(caller, key).filter(known -> known.request.equals(request)).<Key>map(known -> new Key.Answered(
                known.kept)).orElseGet(Key.Taken::new);
    }

    /// Keeps the answer for the next time.
    @Transactional(propagation = Propagation.MANDATORY)
    void answered(Caller caller, String key, Reply.Kept kept) {
        jdbc.sql("""
                update intake.idempotency
                set status = :status, answer = :answer, location = :location, edition = :edition
                where person = :person and key = :key""").param("status", kept.status()).param("answer", kept.json())
                .param("location", kept.location()).param("edition", kept.edition())
                .param("person", caller.person().value()).param("key", key).update();
    }

    private record Known(String request, Reply.Kept kept) {
    }

    private Optional<Known> find(Caller caller, String key) {
        return jdbc.sql("""
                select request, status, answer, location, edition
                from intake.idempotency
                where person = :person and key = :key""").param("person", caller.person().value()).param("key", key)
                .query((row, n) -> new Known(row.getString("request"), new Reply.Kept(row.getInt("status"),
                        row.getString("answer"), row.getString("location"), row.getInt("edition"))))
                .optional();
    }
}
