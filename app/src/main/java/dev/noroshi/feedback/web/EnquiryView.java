package dev.noroshi.feedback.web;

import dev.noroshi.feedback.Enquiry;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Paging;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Enquiries as pages show them.
public final class EnquiryView {

    private EnquiryView() {
    }

    /// One question in a list.
    ///
    /// @param asker who asked, as far as the reader may know
    /// @param ours whether the reader's organisation asked it
    public record Line(Enquiry enquiry, String asker, String asked, boolean ours, Mark mark, String about) {
        public String href() {
            return "/enquiries/" + enquiry.id();
        }
    }

    /// Those about one advisory, with the place to ask.
    ///
    /// @param asked whom one would ask; null for the centre
    public record Panel(UUID advisory, List<Line> lines, @Nullable String asked, String lead) {
        public Panel {
            lines = List.copyOf(lines);
        }
    }

    /// One question on its own page.
    ///
    /// @param about the number and title of the advisory
    /// @param mayAnswer whether the reader may answer it
    /// @param above whom it may be passed up to; null when it may not
    /// @param problem what is wrong with what was typed
    /// @param typed what was typed
    public record One(Line line, String about, @Nullable Tlp tlp, boolean mayAnswer, @Nullable String above,
            boolean warnName, @Nullable String problem, @Nullable String problemField, String typedAnswer,
            String typedQuestion) {
    }

    /// All of them.
    public record All(List<Line> lines, @Nullable Paging paging) {
        public All {
            lines = List.copyOf(lines);
        }
    }
}
