package dev.noroshi.sharing;

import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import java.util.Set;
import java.util.UUID;

/// Persons concerned (関係者): a named group of an organisation's people who need to know.
///
/// @param sectors only what concerns these; none means whatever it concerns
/// @param edition counts changes; a stale one is refused
public record Circle(UUID id, String name, Set<SectorCode> sectors, Set<PersonId> people, int edition) {

    public Circle {
        sectors = Set.copyOf(sectors);
        people = Set.copyOf(people);
    }
}
