package dev.noroshi.form;

import dev.noroshi.kernel.Era;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.SectorCode;
import java.util.List;
import java.util.stream.Collectors;

/// Prints the values of one content in the words of the paper.
final class PaperFields {

    static final String UNKNOWN = "不明";

    private final FormDefinition form;
    private final FormContent content;

    PaperFields(FormDefinition form, FormContent content) {
        this.form = form;
        this.content = StrictMarking.onPaper(content);
    }

    /// The text of a field that takes no boxes; "" when blank.
    String text(FieldId field) {
        return content.get(field).map(value -> switch (value) {
            case FieldValue.Text(var text) -> text;
            case FieldValue.Written(var text) -> text;
            case FieldValue.Whole(var number) -> Integer.toString(number);
            case FieldValue.Moment(var when, var basis) -> time(when) + (basis == null ? "" : "（" + basis + "）");
            case FieldValue.Unknown(var basis) -> UNKNOWN + (basis == null ? "" : "（" + basis + "）");
            case FieldValue.Choice(var code) -> label(field, code);
            case FieldValue.ChoiceWithText(var code, var text) -> label(field, code) + (text == null ? "" : "　" + text);
            case FieldValue.Choices(var codes) ->
                codes.stream().map(code -> label(field, code)).collect(Collectors.joining("、"));
            case FieldValue.Rows _,FieldValue.Recipients _ -> "";
        }).orElse("");
    }

    private String label(FieldId field, String code) {
        return form.field(field).option(code).map(FormOption::labelJa).orElse(code);
    }

    /// Whether the box of an option is marked.
    boolean isMarked(FieldId field, String code) {
        return content.get(field).filter(value -> switch (value) {
            case FieldValue.Choice(var chosen) -> chosen.equals(code);
            case FieldValue.ChoiceWithText(var chosen, var _) -> chosen.equals(code);
            case FieldValue.Choices(var chosen) -> chosen.contains(code);
            default -> false;
        }).isPresent();
    }

    static String box(boolean marked) {
        return marked ? "■" : "□";
    }

    boolean isUnknown(FieldId field) {
        return content.isUnknown(field);
    }

    List<FieldValue.Row> rows(FieldId field) {
        return content.get(field).orElse(null) instanceof FieldValue.Rows(var rows) ? rows : List.of();
    }

    static String rowTime(FieldValue.Row row) {
        return row.when().map(time -> switch (time) {
            case FieldValue.RowTime.InWords(var words) -> words;
            case FieldValue.RowTime.At(var when, var basis) -> "%d/%02d/%02d".formatted(when.day().getYear(),
                    when.day().getMonthValue(), when.day().getDayOfMonth()) + clock(when)
                    + (basis == null ? "" : "（" + basis + "）");
        }).orElse("");
    }

    private static String clock(PointInTime when) {
        return switch (when.precision()) {
            case DAY -> "";
            case HOUR -> " " + when.start().getHour() + "時台";
            case MINUTE -> " %02d:%02d".formatted(when.start().getHour(), when.start().getMinute());
        };
    }

    /// 令和元年（2019年）10月15日 13時00分
    static String time(PointInTime when) {
        var day = when.day();
        var year = Era.of(day).map(era -> era.printedYear(day) + "（" + day.getYear() + "年）")
                .orElse(day.getYear() + "年");
        return year + day.getMonthValue() + "月" + day.getDayOfMonth() + "日" + switch (when.precision()) {
            case DAY -> "";
            case HOUR -> " " + when.start().getHour() + "時台";
            case MINUTE -> " %d時%02d分".formatted(when.start().getHour(), when.start().getMinute());
        };
    }

    /// The recipients of an advisory: 経済産業省（電力、ガス）、…
    String recipients(java.util.function.UnaryOperator<String> nameOf) {
        if (!(content.get(AdvisoryField.RECIPIENTS).orElse(null) instanceof FieldValue.Recipients(var recipients)))
            return "";
        return recipients
                .stream().map(recipient -> nameOf.apply(recipient.ministry()) + (recipient.sectors().isEmpty()
                        ? ""
                        : recipient.sectors().stream().map(SectorCode::value).map(nameOf)
                                .collect(Collectors.joining("、", "（", "）"))))
                .collect(Collectors.joining("、"));
    }
}
