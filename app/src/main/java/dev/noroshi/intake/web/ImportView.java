package dev.noroshi.intake.web;

import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormDefinition;
import dev.noroshi.form.Reading;
import dev.noroshi.intake.ImportNote;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Page;
import dev.noroshi.report.ReportWording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an import read, and what of it a person must look at.
///
/// @param filled how many of the fields were filled in
/// @param asked how many fields the form has
/// @param open how many problems are still open
public record ImportView(int filled, int asked, int open, List<Line> lines,
        List<Reading.Unread> unread) {

    public ImportView {
        lines = List.copyOf(lines);
        unread = List.copyOf(unread);
    }

    /// A problem of the import.
    ///
    /// @param anchor the control that puts it right; null when it belongs to none
    /// @param mended whether it has been put right since
    public record Line(@Nullable String place, @Nullable String written, String why, @Nullable String anchor,
            @Nullable String label, boolean mended) {
    }

    static ImportView of(Page page, ReportWording wording, ImportNote note, FormContent content, List<Problem> now) {
        var form = wording.definition();
        var lines = note.problems().stream().map(problem -> line(page, wording, form, problem, content, now)).toList();
        return new ImportView(note.places().size(), form.fields().size(),
                (int) lines.stream().filter(line -> !line.mended()).count(), lines, note.unread());
    }

    private static Line line(Page page, ReportWording wording, FormDefinition form, Problem problem,
            FormContent content, List<Problem> now) {
        var why = page.sentence(new Problem(problem.field(), problem.code(), problem.details(), null));
        var written = problem.details().isEmpty() ? null : problem.details().getFirst();
        var field = FormViews.fieldOf(form, problem);
        if (field.isEmpty()) return new Line(problem.place(), written, why, null, null, false);
        var id = field.get().id();
        var mended = content.get(id).isPresent()
                && now.stream().noneMatch(each -> FieldViews.concerns(each, id));
        return new Line(problem.place(), written, why, FieldViews.anchor(field.get(), problem),
                wording.brief(id, page.language()), mended);
    }
}
