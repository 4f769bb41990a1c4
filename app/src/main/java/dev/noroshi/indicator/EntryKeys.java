package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keys with which programs send the same entry again.
@Component
class EntryKeys {

    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    EntryKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What a key was used for.
    ///
    /// @param source what was kept then
    record Used(byte[] request, UUID source) {

        boolean isFor(Entered entry) {
            return Arrays.equals(request, fingerprint(entry));
        }
    }

    /// Who uses the same key at the same moment waits until it is decided what came of the first.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Used> find(Caller caller, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "indicator.entry_key " + caller.person().value() + " " + key).query(row -> {
                });
        return jdbc.sql("select request, source from indicator.entry_key where person = :person and key = :key")
                .param("person", caller.person().value()).param("key", key)
                .query((row, n) -> new Used(row.getBytes("request"), row.getObject("source", UUID.class))).optional();
    }

    /// Takes the key for what was just kept.
    @Transactional(propagation = Propagation.MANDATORY)
    void take(Caller caller, String key, Entered entry, UUID source) {
        jdbc.sql("delete from indicator.entry_key where person = :person and at < :before")
                .param("person", caller.person().value())
                .param("before", OffsetDateTime.now(clock).minus(REMEMBERED)).update();
        jdbc.sql("""
                insert into indicator.entry_key (person, key, request, source, holder, at)
                values (:person, :key, :request, :source, :holder, :now)""").param("person", caller.person().value())
                .param("key", key)
                .param("request", fingerprint(entry)).param("source", source)
                .param("holder", caller.organisation().value()).param("now", OffsetDateTime.now(clock)).update();
    }

    private static byte[] fingerprint(Entered entry) {
        return Sha256.of(Stream.of(entry.title(), entry.text(), entry.occasion(), entry.reach(),
                String.valueOf(entry.tlp()), entry.sectors().stream().map(SectorCode::value).sorted().toList(),
                String.valueOf(entry.confidence()), String.valueOf(entry.days()), entry.techniques())
                .map(Object::toString).collect(Collectors.joining("\u0000")));
    }
}
