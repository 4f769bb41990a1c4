package dev.noroshi.form;

import dev.noroshi.kernel.Tlp;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// TLP:AMBER+STRICT on the official forms. The paper has four boxes and none for it: there the box Amber is ticked and 特記事項
/// says the rest, so that whoever reads the paper, or this product, takes it for what it is.
final class StrictMarking {

    /// The product's own option, beside those of the paper.
    static final FormOption OPTION = new FormOption(Tlp.AMBER_STRICT.formCode(),
            "Amber+Strict=特定分野・関係者限り（組織の職員まで）", "Sectors and persons concerned, own staff only");

    private static final Pattern SAID = Pattern.compile("TLP\\s*:\\s*AMBER\\s*\\+\\s*STRICT", Pattern.CASE_INSENSITIVE);

    private StrictMarking() {}

    /// The options a scope can have here: those of the paper and the own one before Amber, which is wider.
    static List<FormOption> beside(List<FormOption> printed) {
        return printed.stream().<FormOption>mapMulti((option, next) -> {
            if (option.code().equals(Tlp.AMBER.formCode())) next.accept(OPTION);
            next.accept(option);
        }).toList();
    }

    /// Whether the paper has a box for the option.
    static boolean isPrinted(FormOption option) {
        return !option.code().equals(OPTION.code());
    }

    /// What is put on the paper.
    static FormContent onPaper(FormContent content) {
        if (content.tlp().filter(tlp -> tlp == Tlp.AMBER_STRICT).isEmpty()) return content;
        var amber = content.with(ReportField.TLP, new FieldValue.Choice(Tlp.AMBER.formCode()));
        var remarks = remarks(content);
        if (isSaid(remarks)) return amber;
        var said = Tlp.AMBER_STRICT.label() + (remarks.isEmpty() ? "" : "\n" + remarks);
        return amber.with(ReportField.TLP_REMARKS, new FieldValue.Text(said));
    }

    /// What the paper means. A line that says nothing else is the marking's own; other words stay as they are.
    static FormContent fromPaper(FormContent content) {
        var remarks = remarks(content);
        if (content.tlp().filter(tlp -> tlp == Tlp.AMBER).isEmpty() || !isSaid(remarks)) return content;
        var rest = remarks.lines().filter(line -> !SAID.matcher(folded(line)).matches())
                .collect(Collectors.joining("\n")).strip();
        return content.with(ReportField.TLP, new FieldValue.Choice(OPTION.code())).with(ReportField.TLP_REMARKS,
                new FieldValue.Text(rest));
    }

    private static String remarks(FormContent content) {
        return switch (content.get(ReportField.TLP_REMARKS).orElse(null)) {
            case FieldValue.Text(var text) -> text;
            case FieldValue.Written(var text) -> text;
            case FieldValue.Unknown(var basis) -> PaperFields.UNKNOWN + (basis == null ? "" : "（" + basis + "）");
            case null, default -> "";
        };
    }

    private static boolean isSaid(String remarks) {
        return SAID.matcher(folded(remarks)).find();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
