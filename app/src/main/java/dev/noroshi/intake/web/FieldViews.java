package dev.noroshi.intake.web;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormField;
import dev.noroshi.form.FormOption;
import dev.noroshi.form.ReportField;
import dev.noroshi.intake.ImportNote;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Precision;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.DatetimeEntry;
import dev.noroshi.platform.web.Page;
import dev.noroshi.report.ReportWording;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the fields of one page: from what was typed, what is wrong with it, and where it came from.
final class FieldViews {

    private static final Map<FieldId, Integer> LINES = Map.of(ReportField.OPERATOR, 1, ReportField.EVENT_SUMMARY, 6,
            ReportField.LESSONS, 4, ReportField.OTHER_CONTACTS, 2);
    private static final Set<FieldId> WITH_BASIS = Set.of(ReportField.OCCURRED_DATETIME);
    /// Labels up to this length stand beside each other.
    private static final int SHORT_LABEL = 6;
    /// More options than this, without a heading, are a list to open.
    private static final int MANY = 8;

    private final Page page;
    private final ReportWording wording;
    private final Typed typed;
    private final List<Problem> problems;
    private final ImportNote imported;
    private final String addressee;
    private final @Nullable Integer freshRow;

    /// @param addressee whom the report goes to, for the help beside the fields
    /// @param freshRow the row that was added just now
    FieldViews(Page page, ReportWording wording, Typed typed, List<Problem> problems, ImportNote imported,
            String addressee, @Nullable Integer freshRow) {
        this.page = page;
        this.wording = wording;
        this.typed = typed;
        this.problems = problems;
        this.imported = imported;
        this.addressee = addressee;
        this.freshRow = freshRow;
    }

    FieldView of(FormField field) {
        return switch (field.type()) {
            case TEXT -> text(field);
            case WHOLE_NUMBER -> new FieldView.Whole(head(field), typed.text(field.id().value()));
            case MOMENT -> moment(field);
            case CHOICE -> oneOf(field);
            case CHOICES -> anyOf(field);
            case CHOICE_WITH_TEXT -> oneOfWithText(field);
            case ROWS -> rows(field);
            case RECIPIENTS -> throw new IllegalStateException("A report is addressed to nobody on its form");
        };
    }

    FieldView.Text text(FormField field) {
        var lines = FormLayout.isSender(field.id()) ? 1 : LINES.getOrDefault(field.id(), 3);
        return new FieldView.Text(head(field), typed.text(field.id().value()), lines, unknown(field));
    }

    private FieldView.Head head(FormField field) {
        var id = field.id().value();
        var problem = problems.stream().filter(each -> concerns(each, field.id())).findFirst();
        var written = typed.text(id + ".written");
        var hint = "intake.hint." + id;
        return new FieldView.Head(id, wording.label(field, page.language()), field.isRequired(),
                problem.map(this::sentence).orElse(null),
                place(id),
                page.words().knows(hint) ? page.say(hint) : null, help(id), written.isBlank() ? null : written,
                !written.isBlank() || !field.isRequired() && isRadio(field) && !typed.all(id).isEmpty());
    }

    private @Nullable String place(String id) {
        var place = imported.places().get(id);
        return place == null ? null : page.say("intake.from", place);
    }

    private static boolean isRadio(FormField field) {
        return switch (field.type()) {
            case CHOICE, CHOICE_WITH_TEXT -> true;
            case TEXT, WHOLE_NUMBER, MOMENT, CHOICES, ROWS, RECIPIENTS -> false;
        };
    }

    /// A problem of a row names the row first.
    private String sentence(Problem problem) {
        var row = row(problem);
        return row == null
                ? page.sentence(problem)
                : page.say("intake.row-problem", row + 1, page.sentence(problem));
    }

    private List<String> help(String id) {
        var key = "intake.help." + id;
        return page.words().knows(key) ? page.say(key, addressee).lines().toList() : List.of();
    }

    private FieldView.Unknown unknown(FormField field) {
        var id = field.id().value();
        return new FieldView.Unknown(field.mayBeUnknown() && !FormLayout.isSender(field.id()),
                typed.isTicked(id + ".unknown")
                        || isRadio(field) && typed.all(id).contains(Typed.UNKNOWN)
                                && field.option(Typed.UNKNOWN).isEmpty(),
                typed.text(id + ".basis"));
    }

    private FieldView moment(FormField field) {
        var id = field.id().value();
        var parts = MomentParts.typed(typed, id);
        var head = head(field);
        var blank = MomentParts.blank(page.language());
        var read = parts.isBlank() ? Optional.<PointInTime>empty() : read(parts);
        var entry = new DatetimeEntry(id, id, parts.era().isEmpty() ? blank.era() : parts.era(), parts.year(),
                parts.month(), parts.day(), parts.hour(), parts.minute(), head.describedBy(),
                read.map(this::echo).orElse(null), head.isInvalid());
        return new FieldView.Moment(head, entry, parts.basis(),
                WITH_BASIS.contains(field.id()) || !parts.basis().isEmpty(),
                read.filter(when -> when.precision() == Precision.DAY).isPresent(), unknown(field));
    }

    private static Optional<PointInTime> read(MomentParts parts) {
        return parts.value() instanceof FieldValue.Moment(var when, var _) ? Optional.of(when) : Optional.empty();
    }

    private DatetimeEntry.Echo echo(PointInTime when) {
        var weekday = when.day().getDayOfWeek().getDisplayName(TextStyle.FULL, page.language().locale());
        return new DatetimeEntry.Echo(
                JapaneseTime.full(when, page.language()) + page.language().choose(" ", ", ") + weekday,
                when.precision() == Precision.MINUTE ? when.iso() : when.day().toString());
    }

    private FieldView oneOf(FormField field) {
        return new FieldView.OneOf(head(field), shape(field), groups(field, field.options()), unknown(field));
    }

    private FieldView.Shape shape(FormField field) {
        if (field.options().stream().anyMatch(option -> option.groupJa() != null)) return FieldView.Shape.LIST;
        if (field.options().size() > MANY) return FieldView.Shape.SELECT;
        var brief = field.options().stream()
                .allMatch(option -> wording.option(option, Language.JA).length() <= SHORT_LABEL
                        && wording.note(option, page.language()).isEmpty());
        return brief ? FieldView.Shape.INLINE : FieldView.Shape.LIST;
    }

    private FieldView anyOf(FormField field) {
        var unknown = field.option(Typed.UNKNOWN);
        var others = field.options().stream().filter(option -> !option.code().equals(Typed.UNKNOWN)).toList();
        return new FieldView.AnyOf(head(field), groups(field, others),
                unknown.map(option -> option(field, option)).orElse(null));
    }

    private FieldView oneOfWithText(FormField field) {
        return new FieldView.OneOfWithText(head(field), groups(field, field.options()), unknown(field),
                typed.text(field.id() + ".text"));
    }

    private List<FieldView.Group> groups(FormField field, List<FormOption> options) {
        var groups = new ArrayList<FieldView.Group>();
        for (var option : options) {
            var heading = wording.group(field, option, page.language()).orElse(null);
            var view = option(field, option);
            if (!groups.isEmpty() && java.util.Objects.equals(groups.getLast().heading(), heading)) {
                var group = groups.removeLast();
                var more = new ArrayList<>(group.options());
                more.add(view);
                groups.add(new FieldView.Group(heading, more));
            } else groups.add(new FieldView.Group(heading, List.of(view)));
        }
        return groups;
    }

    private FieldView.Option option(FormField field, FormOption option) {
        return new FieldView.Option(optionId(field.id(), option), option.code(),
                wording.option(option, page.language()), wording.note(option, page.language()).orElse(null),
                typed.all(field.id().value()).contains(option.code()));
    }

    private static String optionId(FieldId field, FormOption option) {
        return field + "-" + option.code();
    }

    private FieldView rows(FormField field) {
        var id = field.id().value();
        var rows = new ArrayList<FieldView.Row>();
        for (var row : typed.rows(id)) {
            var index = rows.size();
            rows.add(new FieldView.Row(index + 1, row.datetime(), row.status(),
                    isWrong(id + "[" + index + "].datetime"), isWrong(id + "[" + index + "].status"),
                    freshRow != null && freshRow == index));
        }
        if (rows.isEmpty()) rows.add(new FieldView.Row(1, "", "", false, false, false));
        return new FieldView.Rows(head(field), rows, unknown(field));
    }

    private boolean isWrong(String place) {
        return problems.stream().anyMatch(problem -> problem.field().equals(place));
    }

    /// Whether a problem lies in a field or in a row of it.
    static boolean concerns(Problem problem, FieldId field) {
        return problem.field().equals(field.value()) || problem.field().startsWith(field + "[")
                || problem.field().startsWith(field + ".");
    }

    /// The row a problem lies in, from 0; null when it lies in none.
    static @Nullable Integer row(Problem problem) {
        var start = problem.field().indexOf('[');
        var end = problem.field().indexOf(']');
        return start < 0 || end < start ? null : Integer.valueOf(problem.field().substring(start + 1, end));
    }

    /// The control a problem leads to.
    static String anchor(FormField field, Problem problem) {
        var id = field.id().value();
        return switch (field.type()) {
            case TEXT, WHOLE_NUMBER -> id;
            case MOMENT -> id + "-year";
            case CHOICE -> isSelect(field) ? id : optionId(field.id(), field.options().getFirst());
            case CHOICES, CHOICE_WITH_TEXT -> optionId(field.id(), field.options().getFirst());
            case ROWS -> {
                var row = row(problem);
                yield id + "-" + (row == null ? 1 : row + 1)
                        + (problem.field().endsWith(".status") ? "-status" : "-time");
            }
            case RECIPIENTS -> id;
        };
    }

    private static boolean isSelect(FormField field) {
        return field.options().size() > MANY
                && field.options().stream().allMatch(option -> option.groupJa() == null);
    }
}
