package dev.noroshi.misp.web;

import dev.noroshi.misp.Bringing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which an event is brought.
///
/// @param wrong what must be put right, in words
/// @param brought what was just kept; null before
/// @param all what the organisation brought before, the last first
/// @param mayShare whether it may go further than the own organisation
public record BringView(List<String> wrong, Bringing.@Nullable Brought brought, List<Bringing.Kept> all,
        boolean mayShare,
        List<Choice> sectors) {

    public BringView {
        wrong = List.copyOf(wrong);
        all = List.copyOf(all);
        sectors = List.copyOf(sectors);
    }

    /// A sector to choose.
    public record Choice(String code, String label) {
    }
}
