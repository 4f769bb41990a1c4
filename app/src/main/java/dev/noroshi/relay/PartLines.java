package dev.noroshi.relay;

import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Language;
import dev.noroshi.report.ReportWording;
import dev.noroshi.report.Wording;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts the fields of a report at the centre into words, for those who choose among them.
@Component
public class PartLines {

    private final ReportWording wording;

    PartLines(ReportWording wording) {
        this.wording = wording;
    }

    /// The fields that say something, in the order of the paper.
    public List<PartLine> of(CentreReport report, Language language) {
        return report.parts().stream().map(field -> new PartLine(field, label(field, language), report.scope(field),
                plain(wording.wording(field, report.content(), language)))).toList();
    }

    /// What a field is called.
    public String label(FieldId field, Language language) {
        return wording.brief(field, language);
    }

    private static String plain(Wording wording) {
        return switch (wording) {
            case Wording.Blank() -> "";
            case Wording.Unknown(var basis) -> "不明" + (basis == null ? "" : "（" + basis + "）");
            case Wording.Text(var text) -> text;
            case Wording.Written(var text) -> text;
            case Wording.Scope(var tlp) -> tlp.label();
            case Wording.Moment(var words, var _, var basis) -> words + (basis == null ? "" : "（" + basis + "）");
            case Wording.Rows(var rows) -> rows.stream()
                    .map(row -> ((row.time() == null ? "" : row.time()) + "　" + row.status()).strip())
                    .collect(Collectors.joining("\n"));
        };
    }
}
