package dev.noroshi.channel;

import dev.noroshi.access.Permission;
import dev.noroshi.kernel.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Certificates and keys of a room that end, and whom that concerns. A room offers one as a Spring bean; those mails are encrypted
/// with are this room's own.
public interface Ending {

    /// What a letter is about: its words are `channel.letter.subject.KEY.<task>` and `channel.letter.text.KEY.<task>`.
    String task();

    /// What is left of the time at each letter, the least first. Who has missed one is told the last alone.
    default List<Duration> left() {
        return List.of(Duration.ZERO, Duration.ofDays(7), KeyOnFile.WARNING);
    }

    /// All that ends after a moment and by another, as far as somebody is to do something about it. Asked in the name of the house.
    List<End> between(Instant after, Instant by);

    /// One that ends.
    ///
    /// @param about the same whenever it is asked for
    /// @param link where something can be done about it
    record End(UUID about, Instant until, String link, Whom whom) {
    }

    /// Whom it concerns.
    sealed interface Whom {

        /// The person it belongs to.
        record Holder(Party person) implements Whom {
        }

        /// Everybody of an organisation who may do that.
        record Post(OrganisationId organisation, Permission permission) implements Whom {
        }
    }
}
