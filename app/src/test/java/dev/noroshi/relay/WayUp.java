package dev.noroshi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/// The way of a report as its holders walk it: the bank's secretariat takes the name off, the ministry hands it to the
/// centre. For tests that are about something else that happens on it.
public final class WayUp {

    private final Holdings holdings;
    private final Anonymising anonymising;
    private final Desk desk;
    private final SettableClock clock;

    public WayUp(ApplicationContext program) {
        holdings = program.getBean(Holdings.class);
        anonymising = program.getBean(Anonymising.class);
        desk = program.getBean(Desk.class);
        clock = program.getBean(SettableClock.class);
    }

    /// The least a bank's report says.
    public static FormContent content(Tlp tlp, String summary) {
        return FormContent.of(Map.of(ReportField.IMPORTANCE, new FieldValue.Choice("ATTENTION"), ReportField.TLP,
                new FieldValue.Choice(tlp.formCode()), ReportField.ATTACHMENT, new FieldValue.Choice("NO"),
                ReportField.SECTOR, new FieldValue.Choice("finance"), ReportField.OPERATOR,
                new FieldValue.Text("つづら信用金庫"), ReportField.EVENT_SUMMARY, new FieldValue.Text(summary)));
    }

    /// What the holder was handed last.
    HeldSummary newest(Caller holder) {
        return holdings.list(holder, Holdings.Filter.ALL, null, 1).getFirst();
    }

    /// The secretariat accepts every suggestion.
    public void anonymise(Caller secretariat, DossierId dossier, int ordinal) {
        var copy = anonymising.begin(secretariat, dossier, ordinal).orElseThrow();
        anonymising.decide(secretariat, dossier, ordinal, copy.edition(), copy.redactions().stream()
                .collect(Collectors.toMap(Redaction::id, each -> Redaction.Decision.ACCEPTED)));
    }

    /// What the secretariat was handed last goes to the centre.
    ///
    /// @return the number it gets there; none while it waits for an earlier one
    Optional<String> carryToTheCentre(Caller secretariat, Caller ministry, int ordinal) {
        var dossier = newest(secretariat).dossier().id();
        anonymise(secretariat, dossier, ordinal);
        passOn(secretariat, dossier, ordinal);
        return carryFromTheMinistry(ministry, ordinal);
    }

    /// What the ministry was handed last goes to the centre.
    Optional<String> carryFromTheMinistry(Caller ministry, int ordinal) {
        return passOn(ministry, newest(ministry).dossier().id(), ordinal).number().map(Object::toString);
    }

    /// A minute later it is with the next hop.
    Handling.PassedOn passOn(Caller holder, DossierId dossier, int ordinal) {
        var handling = desk.passOn(holder, dossier, ordinal);
        assertThat(handling).isInstanceOf(Handling.PassedOn.class);
        clock.advance(Duration.ofMinutes(1));
        return (Handling.PassedOn) handling;
    }
}
