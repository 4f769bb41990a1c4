package dev.noroshi.relay.web;

import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Hop.Mark;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 分析機関等への共有: whom parts of a report can be shared with, what each would see, and who has which.
///
/// @param agreed the agencies asked for cooperation beforehand
/// @param others who may see single parts without
/// @param preview what those chosen would see; none before they are chosen
/// @param seal of the preview; null before
/// @param handed what was shared already
/// @param nobody whether sharing was tried with nobody chosen
/// @param changed whether what was looked at has changed meanwhile
public record ShareView(String dossier, String number, String title, Tlp tlp, List<Choice> agreed, List<Choice> others,
        List<Group> preview, @Nullable String seal, List<Handed> handed, boolean nobody, boolean changed) {

    public ShareView {
        agreed = List.copyOf(agreed);
        others = List.copyOf(others);
        preview = List.copyOf(preview);
        handed = List.copyOf(handed);
    }

    /// Somebody to be chosen.
    ///
    /// @param sees how many of the fields
    public record Choice(String id, String name, int sees, int of, boolean chosen) {
    }

    /// Those who would see the same.
    public record Group(List<String> ids, List<String> names, List<FactView> facts, List<String> withheld) {
        public Group {
            ids = List.copyOf(ids);
            names = List.copyOf(names);
            facts = List.copyOf(facts);
            withheld = List.copyOf(withheld);
        }
    }

    /// What somebody has.
    public record Handed(UUID excerpt, String number, String name, Instant at, Mark state) {
    }
}
