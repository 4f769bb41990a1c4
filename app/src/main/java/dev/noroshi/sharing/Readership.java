package dev.noroshi.sharing;

import dev.noroshi.access.Role;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Reads;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What many people may read, found out at once: for whoever tells people of what has come and must not tell those of it
/// who may not read it. Sees the circles of all their organisations, and so is asked in a crossing.
@Component
public class Readership {

    private final Directory directory;
    private final CircleRows circles;

    Readership(Directory directory, CircleRows circles) {
        this.directory = directory;
        this.circles = circles;
    }

    /// Who reads what on a day.
    public record OnDay(Map<PersonId, Reads> reads) {

        public OnDay {
            reads = Map.copyOf(reads);
        }

        /// Whether the person may read something marked so that concerns these sectors.
        public boolean mayRead(PersonId person, Tlp tlp, Collection<SectorCode> sectors) {
            return reads.getOrDefault(person, Reads.PUBLIC).covers(tlp, sectors);
        }
    }

    /// Three questions for all of them.
    public OnDay of(Map<OrganisationId, List<Person>> people, LocalDate on) {
        var posts = directory.posts(people.keySet(), on);
        var settled = circles.of(people.keySet());
        var reads = new HashMap<PersonId, Reads>();
        people.forEach((organisation, all) -> {
            var own = settled.getOrDefault(organisation, List.of());
            for (var person : all) {
                var post = posts.get(person.id());
                if (post == null) continue;
                reads.put(person.id(), PersonalRule.reads(new Reader(person.id(), organisation,
                        Readers.duty(Role.ofCode(post.role())), post.attachment(), post.nda(),
                        Circles.need(person.id(), own)), on));
            }
        });
        return new OnDay(reads);
    }
}
