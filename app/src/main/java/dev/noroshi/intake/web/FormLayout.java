package dev.noroshi.intake.web;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormDefinition;
import dev.noroshi.form.FormField;
import dev.noroshi.form.FormSection;
import dev.noroshi.form.ReportField;
import dev.noroshi.report.SenderLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How the fields of the paper are laid out on the page: in panels, and along the steps beside them. A section the layout
/// does not know gets a panel and a step of its own, so that a new edition of the form is never shown in part.
final class FormLayout {

    /// Written by the program when the report is submitted; no control asks for them.
    private static final Set<FieldId> GIVEN = Set.of(ReportField.REPORT_NUMBER, ReportField.IDENTIFICATION_NUMBER,
            ReportField.REPORT_DATETIME);
    private static final Set<String> HEAD = Set.of("header", "sender", "sharing-scope");

    private FormLayout() {
    }

    /// A part of the page with the fields in it.
    ///
    /// @param id of its heading
    /// @param label how its section is called on the paper; the head of the form has none
    record Panel(String id, FormSection label, List<FormField> fields) {
    }

    /// A step beside the form.
    ///
    /// @param anchor where it leads: a panel, or a field
    /// @param key under `intake.step.` stand its sign and its name
    record Step(String anchor, String key, List<FieldId> fields) {
    }

    /// The fields that have controls.
    static List<FormField> asked(FormDefinition form) {
        return form.fields().stream().filter(field -> !GIVEN.contains(field.id())).toList();
    }

    static boolean isGiven(FieldId field) {
        return GIVEN.contains(field);
    }

    static boolean isSender(FieldId field) {
        return SenderLines.FIELDS.contains(field);
    }

    static List<Panel> panels(FormDefinition form) {
        var panels = new ArrayList<Panel>();
        for (var section : form.sections()) {
            var isHead = HEAD.contains(section.id());
            if (isHead && !panels.isEmpty()) {
                var head = panels.removeLast();
                var fields = new ArrayList<>(head.fields());
                fields.addAll(section.fields());
                panels.add(new Panel(head.id(), head.label(), fields));
            } else panels.add(new Panel("s-" + (isHead ? "head" : section.id()), section, section.fields()));
        }
        return panels;
    }

    static List<Step> steps(FormDefinition form) {
        var steps = new ArrayList<Step>();
        for (var panel : panels(form)) {
            if (panel.label().id().equals("content")) {
                // ③ and ④ stand in one part of the paper and have a step each
                var operator = List.of(ReportField.OPERATOR);
                var others = ids(panel.fields());
                others.removeAll(operator);
                steps.add(new Step(panel.id(), "sector", others));
                steps.add(new Step("s-operator", "operator", operator));
            } else steps.add(new Step(panel.id(), panel.label().id(), ids(panel.fields())));
        }
        return steps;
    }

    /// The anchor a step leads to when it begins with this field and not with a panel.
    static String anchorOf(FieldId field) {
        return "s-" + field;
    }

    private static List<FieldId> ids(List<FormField> fields) {
        return new ArrayList<>(fields.stream().map(FormField::id).toList());
    }
}
