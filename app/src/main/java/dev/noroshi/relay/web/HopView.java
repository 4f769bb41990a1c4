package dev.noroshi.relay.web;

import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Hop.Passage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hop of the way up.
///
/// @param who null when it is withheld (匿名)
/// @param mark a state beside the time
/// @param lines since when, how long
public record HopView(@Nullable String who, @Nullable Mark mark, List<String> lines, Passage passage) {

    public HopView {
        lines = List.copyOf(lines);
    }
}
