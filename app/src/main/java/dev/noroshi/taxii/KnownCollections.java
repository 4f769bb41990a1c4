package dev.noroshi.taxii;

import dev.noroshi.access.Caller;
import dev.noroshi.platform.words.Words;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The collections a caller knows, for pages that tell people what their machines may fetch.
@Component
public class KnownCollections {

    /// Where discovery is, below the address of the program.
    public static final String DISCOVERY = "/taxii2/";
    /// The one API root.
    public static final String ROOT = TaxiiDoor.ROOT;

    private final Sights sights;
    private final Shelf shelf;
    private final Resources resources;
    private final Words words;

    KnownCollections(Sights sights, Shelf shelf, Resources resources, Words words) {
        this.sights = sights;
        this.shelf = shelf;
        this.resources = resources;
        this.words = words;
    }

    /// Whether the caller's machines may send.
    public enum Use {
        READ, READ_AND_WRITE
    }

    /// A collection.
    ///
    /// @param alias a word for it that may stand in addresses instead of its id
    public record Known(UUID id, String alias, String title, String about, Use use) {

        /// Its address, below that of the program.
        public String path() {
            return ROOT + "collections/" + id + "/";
        }
    }

    /// In the order of their aliases, those with everything first.
    public List<Known> of(Caller caller) {
        var sight = sights.of(caller);
        return shelf.known(sight).stream().map(each -> known(caller, sight, each))
                .sorted(java.util.Comparator.comparing((Known each) -> !each.alias().equals("all"))
                        .thenComparing(Known::alias))
                .toList();
    }

    private Known known(Caller caller, Sight sight, Collection collection) {
        return new Known(collection.id(), Resources.alias(collection), resources.title(caller.language(), collection),
                words.say(caller.language(), "taxii.about." + collection.kind()),
                sight.writes(collection) ? Use.READ_AND_WRITE : Use.READ);
    }
}
