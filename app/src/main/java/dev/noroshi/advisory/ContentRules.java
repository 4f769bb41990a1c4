package dev.noroshi.advisory;

import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormCheck;
import dev.noroshi.form.Forms;
import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.CentreReport;
import dev.noroshi.relay.CentreReports;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What an advisory must be before it may be kept, put before a second officer, or issued. All problems at once.
@Component
class ContentRules {

    static final int TITLE_LIMIT = 200;

    private final Forms forms;
    private final Targets targets;
    private final CentreReports reports;
    private final Annexes annexes;
    private final Sharing sharing;
    private final CopiedParts copied;
    private final Clock clock;

    ContentRules(Forms forms, Targets targets, CentreReports reports, Annexes annexes, Sharing sharing,
            CopiedParts copied, Clock clock) {
        this.forms = forms;
        this.targets = targets;
        this.reports = reports;
        this.annexes = annexes;
        this.sharing = sharing;
        this.copied = copied;
        this.clock = clock;
    }

    /// Everything that stands against keeping (SAVE) or passing on (SUBMIT) this content. The sources are read anew,
    /// since a follow-up may have narrowed them.
    List<Problem> problems(Occasion occasion, AdvisoryContent content, Sources sources, UUID series,
            Purpose purpose) {
        var problems = new ArrayList<Problem>();
        problems.addAll(titleProblems(content, purpose));
        problems.addAll(formProblems(content, purpose));
        problems.addAll(targets.problems(content));
        var found = found(sources, problems);
        problems.addAll(sourceProblems(occasion, content, sources, found));
        if (purpose == Purpose.SUBMIT) problems.addAll(copied.problems(content, found));
        problems.addAll(annexes.problems(series, content.annexes()));
        return problems;
    }

    private static List<Problem> titleProblems(AdvisoryContent content, Purpose purpose) {
        if (content.title().codePointCount(0, content.title().length()) > TITLE_LIMIT)
            return List.of(Problem.of("title", "advisory.title.long", String.valueOf(TITLE_LIMIT)));
        if (content.title().isEmpty() && purpose == Purpose.SUBMIT)
            return List.of(Problem.of("title", "advisory.title.missing"));
        return List.of();
    }

    private List<Problem> formProblems(AdvisoryContent content, Purpose purpose) {
        var form = forms.advisoryForm(LocalDate.now(clock));
        var filledIn = AdvisoryContent.FILLED_IN.stream().map(FieldId::value).collect(Collectors.toSet());
        var problems = new ArrayList<>(new FormCheck(form).check(content.fields(), purpose, clock.instant()).stream()
                .filter(problem -> !filledIn.contains(problem.field())).toList());
        // the paper prints no asterisk there, but without it nobody knows by when to confirm
        if (purpose == Purpose.SUBMIT && content.importance().isEmpty()
                && problems.stream().noneMatch(p -> p.field().equals(AdvisoryField.IMPORTANCE.value())))
            problems.add(Problem.of(AdvisoryField.IMPORTANCE.value(), "advisory.importance.missing"));
        if (purpose == Purpose.SUBMIT && content.sectors().isEmpty()
                && problems.stream().noneMatch(p -> p.field().startsWith(AdvisoryField.RECIPIENTS.value())))
            problems.add(Problem.of(AdvisoryField.RECIPIENTS.value(), "advisory.recipients.missing"));
        return problems;
    }

    private List<CentreReport> found(Sources sources, List<Problem> problems) {
        var found = new ArrayList<CentreReport>();
        for (var id : sources.reports())
            reports.find(id).ifPresentOrElse(found::add,
                    () -> problems.add(Problem.of("sources", "advisory.sources.unknown", id.toString())));
        return found;
    }

    /// It goes no further than the narrowest it draws on (handbook II.3.1), and a drill rests on drills only.
    private List<Problem> sourceProblems(Occasion occasion, AdvisoryContent content, Sources sources,
            List<CentreReport> found) {
        var problems = new ArrayList<Problem>();
        for (var report : found)
            for (var field : sources.partsOf(report.id()))
                if (!report.scopes().containsKey(field))
                    problems.add(Problem.of("sources", "advisory.sources.no-part", report.number().toString(),
                            field.value()));
        for (var report : found)
            if (report.occasion() != occasion)
                problems.add(
                        Problem.of("sources", "advisory.sources.occasion-" + occasion, report.number().toString()));
        var widest = sharing.widestFor(found.stream().map(report -> limit(report, sources)).toList());
        content.tlp().filter(tlp -> tlp.isWiderThan(widest)).ifPresent(tlp -> problems.add(Problem.of("tlp",
                "advisory.tlp.wider", tlp.label(), widest.label(), numbers(found, sources, tlp))));
        return problems;
    }

    private static Tlp limit(CentreReport report, Sources sources) {
        return report.widestFrom(sources.partsOf(report.id()));
    }

    private static String numbers(List<CentreReport> reports, Sources sources, Tlp tlp) {
        return reports.stream().filter(report -> tlp.isWiderThan(limit(report, sources)))
                .map(report -> report.number().toString()).sorted().collect(Collectors.joining("・"));
    }
}
