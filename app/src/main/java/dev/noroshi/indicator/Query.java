package dev.noroshi.indicator;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which indicators are looked for.
///
/// @param text what was typed: a value however it is written, a domain with all below it, an address with the ranges it lies
///        in, or a part of a value; "" for all
/// @param types none for all
/// @param tlps how the value is marked; none for all
/// @param source only those of one source; null for all
/// @param standing only what holds: not recalled or replaced, within its validity
public record Query(String text, Set<IndicatorType> types, Set<Tlp> tlps, Occasion occasion, @Nullable UUID source,
        Standing standing) {

    /// Whether what no longer holds is looked for too.
    public enum Standing {
        HOLDING, ALL
    }

    /// Everything that is no drill.
    public static final Query ALL = new Query("", Set.of(), Set.of(), Occasion.REAL, null, Standing.ALL);

    public Query {
        text = text.strip();
        types = Set.copyOf(types);
        tlps = Set.copyOf(tlps);
    }

    public Query of(Set<IndicatorType> types) {
        return new Query(text, types, tlps, occasion, source, standing);
    }

    public Query holding() {
        return new Query(text, types, tlps, occasion, source, Standing.HOLDING);
    }

    public Query in(UUID source, Occasion occasion) {
        return new Query(text, types, tlps, occasion, source, standing);
    }
}
