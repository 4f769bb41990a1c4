package dev.noroshi.contacts.web;

import dev.noroshi.contacts.Answer;
import dev.noroshi.contacts.Card;
import dev.noroshi.contacts.Check;
import dev.noroshi.contacts.Checks;
import dev.noroshi.contacts.EmergencyDesk;
import dev.noroshi.contacts.Handover;
import dev.noroshi.contacts.OwnContact.Typed;
import dev.noroshi.contacts.OwnContact.Whose;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contact data as pages show them.
public final class ContactView {

    private ContactView() {
    }

    /// The page a link leads to.
    ///
    /// @param successor what was typed about who comes
    public record Link(String token, Card card, Glyph glyph, String state, List<Problem> problems,
            Handover.Successor successor) {
        public Link {
            problems = List.copyOf(problems);
        }
    }

    /// One's own data.
    ///
    /// @param desk null where there is none
    /// @param wrong what the problems are about: `PERSON`, `DESK`, `LEAVE` or `EMERGENCY`
    public record Own(@Nullable Data person, @Nullable Data desk, boolean mayEdit, boolean mayCheck,
            List<EmergencyDesk> desks, List<HandoverLine> handovers, List<FailureLine> failures, List<Problem> problems,
            String wrong, Instant now) {
        public Own {
            failures = List.copyOf(failures);
            desks = List.copyOf(desks);
            handovers = List.copyOf(handovers);
            problems = List.copyOf(problems);
        }

        /// When a desk is answered, in words.
        public String hours(Page page, EmergencyDesk desk) {
            return DeskLines.hours(desk, page.words(), page.language());
        }

        public @Nullable Problem problem(String about, String field) {
            return !wrong.equals(about)
                    ? null
                    : problems.stream().filter(each -> each.field().equals(field)).findFirst().orElse(null);
        }
    }

    /// Data with whether somebody asks about them.
    ///
    /// @param deadline by when they want to know; null when nobody asks
    public record Data(Whose whose, Typed typed, @Nullable Instant deadline) {
        public boolean asked() {
            return deadline != null;
        }
    }

    /// A hand-over to agree to.
    public record HandoverLine(Handover handover, String leaving, String organisation) {
        public String href() {
            return "/contacts/hand-overs/" + handover.id();
        }
    }

    /// Checks and tests.
    public record All(List<CheckLine> checks, List<Choice> below, String scope, int stale, boolean mayImport,
            Instant now) {
        public All {
            checks = List.copyOf(checks);
            below = List.copyOf(below);
        }
    }

    /// An organisation to choose.
    public record Choice(String id, String name) {
    }

    /// A check in a list.
    ///
    /// @param who whom it asks
    public record CheckLine(Check check, String starter, String who, Glyph glyph, String state, int percent) {
        public String href() {
            return "/contacts/checks/" + check.id();
        }
    }

    /// How a check stands.
    ///
    /// @param answer whose lines are shown; null for all
    /// @param means how a test went by each means; none of a check
    public record One(CheckLine line, List<ProgressLine> progress, Checks.Progress total, List<MeansLine> means,
            List<AskedLine> asked, @Nullable Answer answer, boolean mayEnd, Instant now) {
        public One {
            progress = List.copyOf(progress);
            means = List.copyOf(means);
            asked = List.copyOf(asked);
        }
    }

    /// How a test went by one means.
    public record MeansLine(String name, int tried, int arrived, int failed, int open) {
    }

    /// How it stands in one CEPTOAR.
    public record ProgressLine(String name, Checks.Progress progress) {
    }

    /// Somebody who is asked.
    ///
    /// @param cause why they could not be reached, in words
    public record AskedLine(String organisation, String who, String means, Glyph glyph, String answer,
            @Nullable String cause, @Nullable Instant at) {
    }

    /// Contacts nobody can rely on.
    public record StaleLine(String ceptoar, String organisation, String who, @Nullable Instant confirmedAt,
            List<FailureLine> failures) {
        public StaleLine {
            failures = List.copyOf(failures);
        }
    }

    /// A way by which somebody could not be reached.
    ///
    /// @param way the means, and the address where there is one
    /// @param cause in words
    public record FailureLine(String who, String way, String cause, Instant since) {
    }

    /// A part of them.
    ///
    /// @param paging null when they all are on one page
    public record Stale(List<StaleLine> lines, @Nullable Paging paging, Instant now) {
        public Stale {
            lines = List.copyOf(lines);
        }
    }
}
