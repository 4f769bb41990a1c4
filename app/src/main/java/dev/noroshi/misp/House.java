package dev.noroshi.misp;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.stix.StixId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives what we tell its names: the same thing has the same one whenever and by whomever it is asked for, and in no other
/// house. They are UUIDs of version 5, the youngest that every MISP accepts.
@Component
class House {

    /// Of the UUIDs of everything we name.
    static final int VERSION = 5;

    private final JdbcClient jdbc;
    private volatile @Nullable UUID known;

    House(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The event of an advisory, by the number of its series.
    UUID event(int number) {
        return StixId.version5(id(), "event T" + number);
    }

    UUID organisation(OrganisationId organisation) {
        return StixId.version5(id(), "organisation " + organisation);
    }

    /// A part of an event. It follows from what nobody else knows: whoever guesses a value and knows the event cannot try whether
    /// it was in it.
    UUID part(int number, String words) {
        return StixId.version5(id(), "event T" + number + " " + words);
    }

    /// The number of something that has none: many clients want one beside the UUID.
    static long number(UUID uuid) {
        return (uuid.getMostSignificantBits() >>> 32 & 0x3fff_ffffL) | 0x4000_0000L;
    }

    private UUID id() {
        var id = known;
        if (id == null) known = id = jdbc.sql("select id from misp.house").query(UUID.class).single();
        return id;
    }
}
