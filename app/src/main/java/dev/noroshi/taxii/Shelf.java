package dev.noroshi.taxii;

import java.util.List;
import java.util.Optional;
import dev.noroshi.platform.work.Remembered;
import org.springframework.stereotype.Component;

/// The collections a caller knows, in the order of their ids.
@Component
class Shelf {

    private final Collections collections;
    private final Remembered<String, List<Collection>> all;

    Shelf(Collections collections, TaxiiSettings settings) {
        this.collections = collections;
        this.all = new Remembered<>(1, settings.remember());
    }

    List<Collection> known(Sight sight) {
        var known = of(sight);
        // who may send finds a place to send to
        if (sight.giving() == Sight.Giving.MAY_NOT || known.stream().anyMatch(sight::writes)) return known;
        collections.quarantine(sight.id());
        all.forget();
        return of(sight);
    }

    /// By its id, or by its alias (section 5.2.1).
    Optional<Collection> find(Sight sight, String name) {
        return known(sight).stream()
                .filter(each -> each.id().toString().equals(name) || Resources.alias(each).equals(name)).findFirst();
    }

    private List<Collection> of(Sight sight) {
        return all.get("", _ -> read()).stream().filter(sight::knows).toList();
    }

    private List<Collection> read() {
        var read = collections.all();
        // the last that is made
        if (read.stream().noneMatch(each -> each.kind() == Collection.Kind.PRODUCT)) {
            collections.make();
            read = collections.all();
        }
        return read.stream().sorted(java.util.Comparator.comparing(each -> each.id().toString())).toList();
    }
}
