package dev.noroshi.advisory.web;

import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AnnexEntry;
import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Hop;
import dev.noroshi.platform.web.ProblemLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A draft on its page.
///
/// @param numberToCome what happens to the number when it is issued
/// @param typed what stands in the fields
/// @param purpose what the problems were looked for
/// @param problems what keeps it from being saved, or sent to review when that was asked
/// @param sentences the problem of each field, by the id of its control
/// @param conflict what somebody else saved meanwhile
/// @param findings what may lead to a source in what was last saved; null beside what was only typed
public record EditorView(AdvisoryId id, boolean drill, SavedView saved, String numberToCome, Typed typed,
        Tlp widest, @Nullable String tooWide, List<Ministry> ministries, List<NewView.Source> sources,
        List<AnnexEntry> annexes, Purpose purpose, List<ProblemLine> problems, Map<String, String> sentences,
        Scope scope, List<Body> further, List<Hop> route, @Nullable Returned returned, @Nullable Conflict conflict,
        @Nullable FindingsView findings) {

    public EditorView {
        ministries = List.copyOf(ministries);
        sources = List.copyOf(sources);
        annexes = List.copyOf(annexes);
        problems = List.copyOf(problems);
        sentences = Map.copyOf(sentences);
        further = List.copyOf(further);
        route = List.copyOf(route);
    }

    public @Nullable String problem(String control) {
        return sentences.get(control);
    }

    /// `true` for a control with a problem, for `aria-invalid`.
    public @Nullable String invalid(String control) {
        return sentences.containsKey(control) ? "true" : null;
    }

    public @Nullable String describedBy(String control) {
        return sentences.containsKey(control) ? control + "-problem" : null;
    }

    /// What stands in the fields, as typed.
    public record Typed(@Nullable Importance importance, @Nullable Tlp tlp, String remarks, String title,
            String overview, String target, String policy, String other, String person, String phone, String fax,
            String mail) {
        /// Names nobody.
        @Override
        public String toString() {
            return "Typed[withheld]";
        }
    }

    /// A ministry with its sectors.
    ///
    /// @param id of the place on the page that says how many are chosen
    /// @param chosen how many of them are chosen
    public record Ministry(String id, String name, List<SectorChoice> sectors, int chosen) {
        public Ministry {
            sectors = List.copyOf(sectors);
        }
    }

    public record SectorChoice(String code, String label, boolean chosen) {
    }

    /// How far it would go.
    ///
    /// @param seen how many bodies of each class would see it
    /// @param persons who in those bodies
    /// @param named bodies beside the scope of the marking (※１)
    public record Scope(int ministries, int sectors, int organisations, List<ScopeLine> lines, List<ClassLine> seen,
            String persons, List<String> named, boolean stops, @Nullable String outside) {
        public Scope {
            lines = List.copyOf(lines);
            seen = List.copyOf(seen);
            named = List.copyOf(named);
        }
    }

    /// @param kind the class of body, in words
    public record ClassLine(String kind, int bodies) {
    }

    /// A body that may be named beside the scope of the marking (※１).
    public record Body(String id, String name, boolean chosen) {
    }

    public record ScopeLine(String ministry, String sectors, int organisations) {
    }

    /// It came back from review.
    public record Returned(String who, Instant when, String note) {
    }

    /// What somebody else saved meanwhile, beside what the reader typed.
    public record Conflict(String who, Instant when, List<Difference> differences) {
        public Conflict {
            differences = List.copyOf(differences);
        }
    }

    public record Difference(String label, String saved, String mine) {
    }
}
