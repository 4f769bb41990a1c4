package dev.noroshi.mailin.web;

import dev.noroshi.mailin.KeptMail;
import dev.noroshi.mailin.Preview;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Paging;
import dev.noroshi.platform.web.ProblemLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Mails as pages show them.
public final class MailView {

    private MailView() {
    }

    /// One mail in a list.
    ///
    /// @param claimed the name of the organisation it seems to come from
    /// @param why the reason in words; empty when none is needed
    public record Line(KeptMail mail, String sender, String subject, String claimed, String why, Glyph glyph,
            String state) {
        public String href() {
            return "/mail/" + mail.id();
        }
    }

    /// One of the lists to choose from.
    public record Tab(String label, String href, boolean current) {
    }

    /// A list.
    ///
    /// @param empty what is said when there is nothing
    /// @param off whether no mail comes in at all
    public record Mails(List<Tab> tabs, List<Line> lines, String caption, String empty, boolean off,
            @Nullable Paging paging) {
        public Mails {
            tabs = List.copyOf(tabs);
            lines = List.copyOf(lines);
        }
    }

    /// An organisation to choose.
    public record Choice(String code, String name, boolean chosen) {
    }

    /// One mail.
    ///
    /// @param choices the organisations to choose from; empty where one is named by its code
    /// @param mayHandOn whether there is a desk to hand it to
    /// @param problems what was wrong with what was typed
    /// @param organisation what was typed
    public record One(Line line, String proof, Preview preview, boolean open, boolean mayHandOn, List<Choice> choices,
            List<ProblemLine> problems, @Nullable String problemField, @Nullable String problem, String organisation,
            String reason) {
        public One {
            choices = List.copyOf(choices);
            problems = List.copyOf(problems);
        }
    }
}
