package dev.noroshi.misp.web;

import dev.noroshi.misp.Bringing;
import java.util.List;

/// The page on which an event is brought.
///
/// @param wrong what must be put right, in words
/// @param brought what was just kept: of a file with several events, each that could be
/// @param all what the organisation brought before, the last first
/// @param mayShare whether it may go further than the own organisation
public record BringView(List<String> wrong, List<Bringing.Brought> brought, List<Bringing.Kept> all,
        boolean mayShare,
        List<Choice> sectors) {

    public BringView {
        wrong = List.copyOf(wrong);
        brought = List.copyOf(brought);
        all = List.copyOf(all);
        sectors = List.copyOf(sectors);
    }

    /// A sector to choose.
    public record Choice(String code, String label) {
    }
}
