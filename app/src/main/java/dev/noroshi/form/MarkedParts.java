package dev.noroshi.form;

import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Tlp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Fields of a report with a scope of their own. The paper has no place for them but 特記事項, which exists "to state a
/// sharing scope that does not follow the TLP chosen" (handbook II.2.3(2)): there they are printed as sentences.
public final class MarkedParts {

    private static final String HEAD = "（項目ごとの共有範囲）";

    /// What people write when a scope does not hold for everything: 「企業が特定される事項を除いて」.
    private static final List<String> RESTRICTING = List.of("除", "以外", "のみ", "限り", "限る", "伏せ", "特定され", "特定でき",
            "except", "only", "identif");

    /// Where a name, a service or a publication tells who it is.
    private static final Set<FieldId> IDENTIFYING = Set.of(ReportField.TLP_REMARKS, ReportField.OPERATOR,
            ReportField.AFFECTED_SYSTEM, ReportField.TIMELINE, ReportField.SUPPLEMENT, ReportField.PUBLICATION,
            ReportField.OTHER_CONTACTS);

    private MarkedParts() {}

    /// The fields that may have a scope of their own: what a person tells of the event. The scope of the whole and what
    /// every hop writes anew (number, time, sender) follow the report.
    public static List<FormField> markable(FormDefinition form) {
        if (!form.code().equals(Forms.REPORT)) return List.of();
        return form.fields().stream().filter(field -> field.filledBy() == FormField.FilledBy.PERSON
                && !field.id().equals(ReportField.TLP)).toList();
    }

    /// Whether a text of 特記事項 seems to say that something may go less far, or further, than the rest. Nothing is made
    /// of it but a question to the person.
    public static boolean seemsToSetApart(FormContent content) {
        var remarks = content.text(ReportField.TLP_REMARKS).map(Fold::key).orElse("");
        return content.parts().isEmpty() && RESTRICTING.stream().map(Fold::key).anyMatch(remarks::contains);
    }

    /// 「会社を特定しうる項目を除き、重要インフラ関係主体へ」, as the example of the handbook (figure 5) has it: what may name who reported
    /// stays within the scope of the report, all else may go to every stakeholder. A report that goes there anyway holds
    /// back what may name somebody.
    public static Map<FieldId, Tlp> allButWhatIdentifies(FormDefinition form, @Nullable Tlp report) {
        var parts = new TreeMap<FieldId, Tlp>();
        for (var field : markable(form)) {
            var scope = IDENTIFYING.contains(field.id())
                    ? (report == null || Tlp.AMBER.isWiderThan(report) ? report : Tlp.AMBER)
                    : Tlp.GREEN;
            if (scope != null && scope != report) parts.put(field.id(), scope);
        }
        return parts;
    }

    /// The content as the paper has it: its parts told in 特記事項.
    static FormContent onPaper(FormDefinition form, FormContent content) {
        if (content.parts().isEmpty()) return content;
        var lines = new ArrayList<String>();
        var remarks = new PaperFields(form, content).text(ReportField.TLP_REMARKS);
        if (!remarks.isEmpty()) lines.add(remarks);
        lines.add(HEAD);
        var byScope = new TreeMap<Tlp, List<FieldId>>();
        content.parts().forEach((field, tlp) -> byScope.computeIfAbsent(tlp, _ -> new ArrayList<>()).add(field));
        byScope.forEach((tlp, fields) -> lines.add("・" + scope(form, tlp) + "：" + names(form, fields)));
        return content.with(ReportField.TLP_REMARKS, new FieldValue.Text(String.join("\n", lines)));
    }

    /// As the form prints it; a scope the form has no box for, by its own name.
    static String scope(FormDefinition form, Tlp tlp) {
        return form.field(ReportField.TLP).option(tlp.name())
                .or(() -> form.field(ReportField.TLP).option(tlp.formCode())
                        .filter(_ -> Tlp.parse(tlp.formCode()).filter(tlp::equals).isPresent()))
                .map(FormOption::labelJa)
                .orElse(tlp.label());
    }

    /// In the order of the paper.
    private static String names(FormDefinition form, List<FieldId> fields) {
        return form.fields().stream().filter(field -> fields.contains(field.id()))
                .map(field -> field.labelJa().replaceAll("[*＊\\s　]|^・", "")).collect(Collectors.joining("、"));
    }
}
