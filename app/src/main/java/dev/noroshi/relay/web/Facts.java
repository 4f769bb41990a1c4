package dev.noroshi.relay.web;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormDiff;
import dev.noroshi.form.FormDiff.Kind;
import dev.noroshi.form.FormDiff.Segment;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.report.ReportWording;
import dev.noroshi.report.SenderLines;
import dev.noroshi.report.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The fields of a report for reading, with what changed since the report before.
@Component
class Facts {

    /// Written anew by the program for every report, so that a change of them says nothing.
    private static final Set<FieldId> GIVEN = Set.of(ReportField.REPORT_NUMBER, ReportField.IDENTIFICATION_NUMBER);
    private static final Set<FieldId> NEVER_A_CHANGE = Set.of(ReportField.REPORT_DATETIME);
    /// Texts that share less are shown one after the other.
    private static final double ALIKE = 0.3;

    private final ReportWording wording;

    Facts(ReportWording wording) {
        this.wording = wording;
    }

    /// Whether the name of the operator was taken off on the way.
    enum Source {
        NAMED, WITHHELD
    }

    /// @param before the report before, if there is one to compare with
    List<FactView> of(FormContent content, @Nullable FormContent before, Source source, Language language) {
        var facts = new ArrayList<FactView>();
        for (var line : wording.lines(content, language)) {
            if (GIVEN.contains(line.field())) continue;
            if (!SenderLines.FIELDS.contains(line.field())) facts.add(fact(line, content, before, source, language));
            else if (line.field().equals(ReportField.SENDER_MINISTRY)) facts.add(sender(content, language));
        }
        return facts;
    }

    /// The six lines of the sender are read as one, and change with every hop.
    private FactView sender(FormContent content, Language language) {
        var lines = SenderLines.FIELDS.stream().flatMap(field -> content.text(field).stream()).toList();
        return new FactView(wording.senderLabel(language),
                lines.isEmpty() ? new Wording.Blank() : new Wording.Text(String.join("　", lines)), false, null,
                List.of(),
                false, null);
    }

    private FactView fact(ReportWording.Line line, FormContent content, @Nullable FormContent before, Source source,
            Language language) {
        var withheld = source == Source.WITHHELD && line.field().equals(ReportField.OPERATOR)
                && content.get(line.field()).isPresent();
        if (before == null || NEVER_A_CHANGE.contains(line.field())
                || content.get(line.field()).equals(before.get(line.field()))
                        && content.part(line.field()).equals(before.part(line.field())))
            return new FactView(line.label(), line.wording(), false, null, List.of(), withheld,
                    line.scope());
        if (content.get(line.field()).equals(before.get(line.field())))
            // the words stayed, their scope did not
            return new FactView(line.label(), line.wording(), true, null, List.of(), withheld, line.scope());
        var was = wording.wording(line.field(), before, language);
        return new FactView(line.label(), line.wording(), true, was, segments(was, line.wording()), withheld,
                line.scope());
    }

    /// How many fields changed.
    static int changes(List<FactView> facts) {
        return (int) facts.stream().filter(FactView::changed).count();
    }

    private static List<Segment> segments(Wording before, Wording after) {
        if (!(before instanceof Wording.Text(var was)) || !(after instanceof Wording.Text(var is))) return List.of();
        var segments = FormDiff.byClause(was, is);
        var same = segments.stream().filter(each -> each.kind() == Kind.SAME).mapToInt(each -> each.text().length())
                .sum();
        return same < ALIKE * Math.min(was.length(), is.length()) ? List.of() : segments;
    }
}
