package dev.noroshi.intake.api;

import dev.noroshi.access.Caller;
import dev.noroshi.intake.ImportNote;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.report.Draft;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Reports;
import dev.noroshi.report.SeriesId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes the answers about a report of the caller's own.
@Component
class ReportAnswers {

    private final OwnReports ownReports;
    private final Reports reports;
    private final ReportPaper paper;
    private final ApiProblems problems;
    private final JsonMapper mapper;

    ReportAnswers(OwnReports ownReports, Reports reports, ReportPaper paper, ApiProblems problems, JsonMapper mapper) {
        this.ownReports = ownReports;
        this.reports = reports;
        this.paper = paper;
        this.problems = problems;
        this.mapper = mapper;
    }

    /// For a call that changed a report.
    Reply.Kept answer(Caller caller, SeriesId id) {
        var answer = about(caller, id, List.of());
        return new Reply.Kept(200, mapper.writeValueAsString(answer), "", edition(answer));
    }

    /// For a call that made a report, or the next one of a series.
    ///
    /// @param said what was found on the way in, told as it was said then
    Reply.Kept created(Caller caller, SeriesId id, List<Problem> said) {
        var answer = about(caller, id, said);
        return new Reply.Kept(201, mapper.writeValueAsString(answer), "/api/v1/reports/" + id, edition(answer));
    }

    private static int edition(ReportAnswer answer) {
        return answer.edition() == null ? 0 : answer.edition();
    }

    private ReportAnswer about(Caller caller, SeriesId id, List<Problem> said) {
        var series = ownReports.find(caller, id)
                .orElseThrow(() -> new IllegalStateException("The report just worked on is gone: " + id));
        var newest = series.tellings().getFirst();
        var draft = series.draft();
        var number = Optional.ofNullable(series.number()).flatMap(IdentificationNumber::parse)
                .map(given -> given.withOrdinal(newest.ordinal()).toString()).orElse(null);
        return new ReportAnswer(id.value(), series.state(), number, series.occasion().isDrill(),
                series.language().tag(), series.grounds(), series.route(), newest.ordinal(), newest.revision(),
                newest.kind(), draft.map(Draft::edition).orElse(null), paper.members(newest.content()),
                problems.errors(caller.language(),
                        draft.map(each -> all(said, obstacles(caller, each))).orElse(List.of())),
                draft.map(ReportAnswers::note).orElse(ImportNote.NONE).unread());
    }

    /// What stood in the file at the place of a problem is told with it.
    private List<Problem> obstacles(Caller caller, Draft draft) {
        var places = note(draft).places();
        return reports.obstacles(caller, draft).stream().map(problem -> {
            var place = places.get(problem.field().replaceFirst("[.\\[].*", ""));
            return place == null || problem.place() != null ? problem : problem.at(place);
        }).toList();
    }

    /// Two findings about the same field or the same part of it: what was said first stands. What could not be read is
    /// found again by the check, then without its place, and what could not be read at all looks blank to it.
    static List<Problem> all(List<Problem> said, List<Problem> found) {
        var all = new ArrayList<>(said);
        for (var problem : found)
            if (said.stream().noneMatch(each -> problem.field().equals(each.field())
                    || problem.field().equals(each.field().replaceFirst("[.\\[].*", ""))))
                all.add(problem);
        return all;
    }

    private static ImportNote note(Draft draft) {
        var reading = draft.reading();
        return reading == null ? ImportNote.NONE : ImportNote.parse(reading);
    }
}
