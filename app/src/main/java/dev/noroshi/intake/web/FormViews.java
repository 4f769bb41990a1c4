package dev.noroshi.intake.web;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormDefinition;
import dev.noroshi.form.FormField;
import dev.noroshi.form.MarkedParts;
import dev.noroshi.form.ReportField;
import dev.noroshi.intake.ImportNote;
import dev.noroshi.intake.web.FormLayout.Panel;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.ProblemLine;
import dev.noroshi.report.Draft;
import dev.noroshi.report.ReportWording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the form of one page: panels, steps, and the lines of the problem summary.
final class FormViews {

    private final Page page;
    private final ReportWording wording;
    private final FormDefinition form;
    private final Draft draft;
    private final Typed typed;
    private final FormContent content;
    private final List<Problem> problems;
    private final FieldViews fields;
    private final String addressee;

    /// @param typed what stands in the controls
    /// @param content the same as far as it could be read
    /// @param addressee whom the report goes to, in words
    /// @param freshRow the row that was added just now
    FormViews(Page page, ReportWording wording, Draft draft, Typed typed, FormContent content,
            List<Problem> problems, String addressee, @Nullable Integer freshRow) {
        this.page = page;
        this.wording = wording;
        this.form = wording.definition();
        this.draft = draft;
        this.typed = typed;
        this.content = content;
        this.problems = problems;
        this.addressee = addressee;
        this.fields = new FieldViews(page, wording, typed, problems, note(draft), addressee,
                freshRow);
    }

    /// What the file said that the draft was read from.
    static ImportNote note(Draft draft) {
        return draft.reading() == null ? ImportNote.NONE : ImportNote.parse(draft.reading());
    }

    FormView form() {
        return new FormView(steps(), FormLayout.panels(form).stream().map(this::panel).toList());
    }

    /// What must be put right, each line leading to its control.
    List<ProblemLine> problemLines() {
        return problems.stream().map(this::line).toList();
    }

    private ProblemLine line(Problem problem) {
        var field = form.fields().stream().filter(each -> FieldViews.concerns(problem, each.id())).findFirst();
        if (field.isEmpty()) return ProblemLine.of(page, "route", page.say("intake.route.title"), problem);
        var brief = wording.brief(field.get().id(), page.language());
        var row = FieldViews.row(problem);
        var label = row == null ? brief : page.say("intake.row-label", brief, row + 1);
        return ProblemLine.of(page, FieldViews.anchor(field.get(), problem), label, problem);
    }

    private FormView.Panel panel(Panel panel) {
        var blocks = new ArrayList<FormView.Block>();
        var stepAnchors = FormLayout.steps(form).stream().map(FormLayout.Step::anchor).toList();
        for (var field : panel.fields()) {
            if (FormLayout.isGiven(field.id())) addGiven(blocks);
            else if (FormLayout.isSender(field.id())) addSender(blocks);
            else {
                var anchor = FormLayout.anchorOf(field.id());
                blocks.add(new FormView.Block.Field(fields.of(field), stepAnchors.contains(anchor) ? anchor : null));
                if (field.id().equals(ReportField.TLP_REMARKS)) blocks.add(parts());
            }
        }
        return new FormView.Panel(panel.id(), title(panel), blocks);
    }

    private FormView.Block.Parts parts() {
        var choices = MarkedParts.markable(form).stream().map(field -> new FormView.PartChoice(
                Typed.part(field.id().value()), wording.brief(field.id(), page.language()),
                content.part(field.id()).orElse(null))).toList();
        var unsaved = !content.parts().equals(draft.content().parts());
        return new FormView.Block.Parts(wording.parts(content, page.language()), choices, List.of(Tlp.values()),
                unsaved, MarkedParts.seemsToSetApart(content), unsaved);
    }

    private String title(Panel panel) {
        var key = "intake.panel." + panel.label().id();
        return page.words().knows(key) ? page.say(key) : panel.label().label(page.language());
    }

    private void addGiven(List<FormView.Block> blocks) {
        if (blocks.stream().anyMatch(FormView.Block.Given.class::isInstance)) return;
        var number = Optional.ofNullable(draft.number()).flatMap(IdentificationNumber::parse)
                .map(each -> each.withOrdinal(draft.ordinal()).toString())
                .orElse(page.say("intake.given.number-to-come"));
        blocks.add(new FormView.Block.Given(List.of(
                new FormView.Fact(page.say("report.field.report-number"),
                        page.say("report.ordinal", draft.ordinal())),
                new FormView.Fact(page.say("report.field.identification-number"), number),
                new FormView.Fact(page.say("report.field.report-datetime"),
                        page.say("intake.given.time-to-come")))));
    }

    private void addSender(List<FormView.Block> blocks) {
        if (blocks.stream().anyMatch(FormView.Block.Sender.class::isInstance)) return;
        var lines = form.fields().stream().filter(field -> FormLayout.isSender(field.id())).map(fields::text).toList();
        var facts = List.of(senderFact("report.field.sender-ministry", ReportField.SENDER_MINISTRY),
                senderFact("intake.sender.person", ReportField.SENDER_PERSON, ReportField.SENDER_DEPARTMENT),
                senderFact("intake.sender.phone", ReportField.SENDER_PHONE, ReportField.SENDER_FAX),
                senderFact("report.field.sender-mail", ReportField.SENDER_MAIL));
        var open = lines.stream().anyMatch(line -> line.head().isInvalid());
        blocks.add(new FormView.Block.Sender(facts, lines, open,
                page.say("intake.help.sender." + draft.route().name(), addressee).lines().toList()));
    }

    private FormView.Fact senderFact(String label, FieldId... ids) {
        var values = new ArrayList<String>();
        for (var id : ids) {
            var text = typed.text(id.value());
            if (!text.isBlank()) values.add(text);
        }
        return new FormView.Fact(page.say(label), values.isEmpty() ? null : String.join("　", values));
    }

    private List<FormView.Step> steps() {
        var steps = FormLayout.steps(form);
        var current = steps.stream().filter(step -> problemsIn(step) > 0).findFirst().orElse(steps.getFirst());
        return steps.stream().map(step -> step(step, step == current)).toList();
    }

    private FormView.Step step(FormLayout.Step step, boolean current) {
        var key = "intake.step." + step.key();
        var name = page.words().knows(key) ? page.say(key) : step.key();
        var no = page.words().knows(key + ".no") ? page.say(key + ".no") : "";
        var wrong = problemsIn(step);
        if (wrong > 0)
            return new FormView.Step(step.anchor(), no, name, Glyph.LATE, page.say("intake.step.wrong", wrong),
                    current);
        // what is filled in by itself does not make a part filled in
        var filled = step.fields().stream().filter(field -> !FormLayout.isGiven(field) && !FormLayout.isSender(field))
                .flatMap(field -> content.get(field).stream()).toList();
        if (filled.isEmpty())
            return new FormView.Step(step.anchor(), no, name, Glyph.NONE, page.say("intake.step.blank"), current);
        var unknown = filled.stream().anyMatch(FormViews::isUnknown);
        return new FormView.Step(step.anchor(), no, name, unknown ? Glyph.WATCH : Glyph.DONE,
                page.say(unknown ? "intake.step.unknown" : "intake.step.filled"), current);
    }

    private static boolean isUnknown(FieldValue value) {
        return value instanceof FieldValue.Unknown
                || value instanceof FieldValue.Choices(var codes) && codes.contains(Typed.UNKNOWN);
    }

    private int problemsIn(FormLayout.Step step) {
        return (int) problems.stream()
                .filter(problem -> step.fields().stream().anyMatch(field -> FieldViews.concerns(problem, field)))
                .count();
    }

    /// The field a problem of an import lies in, if it lies in one.
    static Optional<FormField> fieldOf(FormDefinition form, Problem problem) {
        return form.fields().stream().filter(field -> FieldViews.concerns(problem, field.id())).findFirst();
    }
}
