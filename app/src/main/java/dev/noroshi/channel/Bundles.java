package dev.noroshi.channel;

import dev.noroshi.delivery.Bundled;
import dev.noroshi.kernel.Tlp;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Decides which parcels a system is sent as objects.
///
/// Source: handbook (試行版) II.2.3(2), table 5. A system is read by whoever has its keys: AMBER asks of each of them whether
/// they need to know, which nobody can answer for a system. What is narrower than GREEN is made known, and fetched by TAXII
/// with the rights of a person.
@Component
class Bundles {

    private static final Set<Tlp> BY_CALL = EnumSet.of(Tlp.GREEN, Tlp.CLEAR);

    private final List<Bundled> rooms;

    Bundles(List<Bundled> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    Optional<String> of(Message message) {
        var parcel = message.parcel();
        if (parcel == null || message.reason() != Reason.NEW || !BY_CALL.contains(message.tlp()))
            return Optional.empty();
        return rooms.stream().filter(each -> each.tasks().contains(message.task())).findFirst()
                .flatMap(room -> room.bundle(message.to().organisation(), parcel));
    }
}
