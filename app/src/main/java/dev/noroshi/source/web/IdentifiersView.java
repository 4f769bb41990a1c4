package dev.noroshi.source.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What names an organisation, as it is kept.
///
/// @param organisations those the reader keeps, when there are several
/// @param entered what people entered
/// @param known what the registry knows
/// @param refused what is wrong with a file that was sent
public record IdentifiersView(String code, String name, List<Choice> organisations, List<Choice> kinds,
        List<Line> entered, List<Line> known, Typed typed, @Nullable String problem, List<String> refused) {

    public IdentifiersView {
        organisations = List.copyOf(organisations);
        kinds = List.copyOf(kinds);
        entered = List.copyOf(entered);
        known = List.copyOf(known);
        refused = List.copyOf(refused);
    }

    /// Something to choose.
    public record Choice(String code, String label) {
    }

    /// An identifier.
    ///
    /// @param id "" when it stands in the registry
    public record Line(String id, String kind, String text) {
    }

    /// What was typed and must be put right.
    public record Typed(String kind, String text) {
        public static final Typed NOTHING = new Typed("ALIAS", "");
    }
}
