package dev.noroshi.relay.web;

import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.ProblemLine;
import dev.noroshi.relay.Negotiation;
import dev.noroshi.relay.PartLine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 範囲を広げる協議 as pages show it.
public final class NegotiationView {

    private NegotiationView() {
    }

    /// One question in a list.
    ///
    /// @param part the name of the field it is about; null for the whole report
    public record Line(Negotiation question, String asker, String asked, @Nullable String part, Mark mark) {
        public String href() {
            return "/negotiations/" + question.id();
        }
    }

    /// What was typed and must be put right.
    ///
    /// @param sentences the problem of each field, by the id of its control
    public record Wrong(List<ProblemLine> lines, Map<String, String> sentences, String field, @Nullable Tlp tlp,
            String text) {
        public static final Wrong NOTHING = new Wrong(List.of(), Map.of(), "", null, "");

        public Wrong {
            lines = List.copyOf(lines);
            sentences = Map.copyOf(sentences);
        }

        /// The same, about a field that was chosen.
        Wrong about(String chosen) {
            return new Wrong(lines, sentences, chosen, tlp, text);
        }

        public @Nullable String problem(String control) {
            return sentences.get(control);
        }
    }

    /// Where the centre asks, with what it asked before.
    ///
    /// @param now how far the report may go now
    /// @param parts the fields that may be asked for by themselves
    /// @param choices how far it could be asked for; none when there is nothing wider
    /// @param open whether a question is out
    public record Asking(UUID dossier, String number, String title, Tlp now, List<PartLine> parts, List<Tlp> choices,
            boolean open,
            List<Line> lines, Wrong wrong) {
        public Asking {
            parts = List.copyOf(parts);
            choices = List.copyOf(choices);
            lines = List.copyOf(lines);
        }
    }

    /// One question on its own page.
    ///
    /// @param report the page of the report as the reader has it
    /// @param downTo whom it is passed down to; null when it is not the reader's to pass down
    /// @param choices how far the reader may answer; none when it is not the reader's to answer
    /// @param below what came of passing it down
    /// @param onward the page of the question the answer is for
    /// @param warnName whether the reader must take care not to name the source
    public record One(Line line, String report, @Nullable String downTo, List<Tlp> choices, @Nullable Line below,
            @Nullable String onward, boolean mayAnswer, boolean warnName, Wrong wrong) {
        public One {
            choices = List.copyOf(choices);
        }
    }
}
