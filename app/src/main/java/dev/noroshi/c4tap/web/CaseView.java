package dev.noroshi.c4tap.web;

import dev.noroshi.c4tap.MailCase;
import dev.noroshi.c4tap.Participants.Participant;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Paging;
import dev.noroshi.platform.web.ProblemLine;
import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cases as pages show them.
public final class CaseView {

    private CaseView() {
    }

    /// One case in a list.
    ///
    /// @param at when it came, for its desk; else when it was passed on
    public record Line(MailCase mailCase, String title, Glyph glyph, String state, boolean atDesk, Instant at) {
        public String href() {
            return "/c4tap/" + mailCase.id();
        }
    }

    /// A list.
    public record Cases(List<Line> lines, boolean mayKeepList, @Nullable Paging paging, Instant now) {
        public Cases {
            lines = List.copyOf(lines);
        }
    }

    /// A trait.
    ///
    /// @param text made harmless, where it could be followed
    public record TraitLine(int position, String kind, String text, boolean telling, boolean shared) {
    }

    /// What was typed in order to pass a case on.
    public record Typed(String title, String remark, String tlp, boolean drill, Set<Integer> positions) {
        public Typed {
            positions = Set.copyOf(positions);
        }
    }

    /// One case.
    ///
    /// @param claimed whom it seems to come from; null for everybody but its desk
    /// @param typed null where it cannot be passed on by the reader
    /// @param unconfirmed the parcel by which the reader's organisation was told of it; null once that was confirmed, or there is none
    public record One(Line line, List<TraitLine> traits, @Nullable String claimed, @Nullable Typed typed,
            List<Tlp> markings, boolean mayTakeBack, @Nullable ParcelId unconfirmed, List<ProblemLine> problems,
            List<String> wrong,
            List<Content> panels) {
        public One {
            traits = List.copyOf(traits);
            markings = List.copyOf(markings);
            problems = List.copyOf(problems);
            wrong = List.copyOf(wrong);
            panels = List.copyOf(panels);
        }

        /// What marks a field that must be put right.
        public @Nullable String invalid(String field) {
            return wrong.contains(field) ? "true" : null;
        }
    }

    /// A secretariat to choose.
    public record Choice(String code, String name) {
    }

    /// One that takes part.
    public record Part(Participant participant, String name) {
    }

    /// Who takes part.
    public record Parts(List<Part> parts, List<Choice> others, boolean mayEdit, List<ProblemLine> problems) {
        public Parts {
            parts = List.copyOf(parts);
            others = List.copyOf(others);
            problems = List.copyOf(problems);
        }
    }
}
