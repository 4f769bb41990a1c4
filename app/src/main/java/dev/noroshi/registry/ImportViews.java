package dev.noroshi.registry;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.words.Words;
import dev.noroshi.registry.ImportPlan.Kind;
import dev.noroshi.registry.web.ImportView;
import dev.noroshi.registry.web.ImportView.ColumnRow;
import dev.noroshi.registry.web.ImportView.FileLink;
import dev.noroshi.registry.web.ImportView.ProblemRow;
import dev.noroshi.registry.web.PlanView;
import dev.noroshi.registry.web.PlanView.ChangeRow;
import dev.noroshi.registry.web.PlanView.Difference;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts imports into words, for pages and for programs.
@Component
class ImportViews {

    /// Enough to put right at once; a file with more has one cause for most of them.
    private static final int MOST_PROBLEMS = 500;

    private final Words words;
    private final CeptoarLists lists;
    private final Imports imports;
    private final Clock clock;

    ImportViews(Words words, CeptoarLists lists, Imports imports, Clock clock) {
        this.words = words;
        this.lists = lists;
        this.imports = imports;
        this.clock = clock;
    }

    ImportView view(Caller caller, List<RowProblem> problems) {
        var language = caller.language();
        return new ImportView(scope(caller), problems.stream().limit(MOST_PROBLEMS)
                .map(each -> problem(each, language)).toList(),
                (int) problems.stream().map(RowProblem::row).filter(row -> row > 0).distinct().count(),
                columns(MemberColumn.values(), "members", language), columns(PersonColumn.values(), "people", language),
                files(language));
    }

    private String scope(Caller caller) {
        var language = caller.language();
        return switch (imports.scope(caller)) {
            case EditScope.Everything _ -> words.say(language, "registry.import.scopeAll");
            case EditScope.OneCeptoar(var own) -> words.say(language, "registry.import.scopeOwn",
                    lists.on(LocalDate.now(clock)).ceptoar(own).map(each -> each.name(language)).orElse(own.value()));
            case EditScope.Nothing _ -> words.say(language, "registry.import.scopeNothing");
        };
    }

    private List<ColumnRow> columns(Column[] columns, String subject, Language language) {
        return Stream.of(columns).map(column -> new ColumnRow(column.code(), column.label(Language.JA),
                column.need() == Column.Need.REQUIRED,
                words.say(language, "registry.column." + subject + "." + column.code()))).toList();
    }

    private List<FileLink> files(Language language) {
        return List.of(
                new FileLink(words.say(language, "registry.import.membersForPeople"), "/files/registry/members.csv"),
                new FileLink(words.say(language, "registry.import.peopleForPeople"), "/files/registry/people.csv"),
                new FileLink(words.say(language, "registry.import.membersForPrograms"),
                        "/files/registry/members.csv?for=program"),
                new FileLink(words.say(language, "registry.import.peopleForPrograms"),
                        "/files/registry/people.csv?for=program"));
    }

    private ProblemRow problem(RowProblem problem, Language language) {
        return new ProblemRow(place(problem, language),
                problem.problem().field().isEmpty() ? null : label(problem.problem().field(), language),
                words.say(language, "problem." + problem.problem().code(),
                        inWords(problem.problem(), language).details().toArray()));
    }

    /// Days among the details as people write them.
    private static Problem inWords(Problem problem, Language language) {
        return new Problem(problem.field(), problem.code(), problem.details().stream()
                .map(each -> PrintedDays.wordsIfDay(each, language)).toList(), problem.place());
    }

    private static String label(String code, Language language) {
        return Stream.<Column>concat(Stream.of(MemberColumn.values()), Stream.of(PersonColumn.values()))
                .filter(column -> column.code().equals(code)).findFirst()
                .map(column -> column.label(language)).orElse(code);
    }

    private @Nullable String place(RowProblem problem, Language language) {
        return problem.row() == 0 ? null : words.say(language, "registry.import.row", Integer.toString(problem.row()));
    }

    /// The problems as the API answers them, each with the row it stands in.
    List<Problem> problems(List<RowProblem> problems, Language language) {
        return problems.stream().map(each -> {
            var place = place(each, language);
            var problem = inWords(each.problem(), language);
            return place == null ? problem : problem.at(place);
        }).toList();
    }

    PlanView plan(UUID id, ImportPlan plan, Language language) {
        return new PlanView("/registry/members/import/" + id, "/registry/members", plan.fingerprint(),
                (int) plan.count(Kind.ADDED), (int) plan.count(Kind.CHANGED), (int) plan.count(Kind.ENDED),
                plan.unchanged(), plan.changes().stream().map(change -> new ChangeRow(
                        words.say(language, "registry.plan." + change.kind().name()), Integer.toString(change.row()),
                        change.key(), change.name(),
                        change.differences().stream().map(each -> new Difference(each.column().label(language),
                                PrintedDays.wordsIfDay(each.before(), language),
                                PrintedDays.wordsIfDay(each.after(), language))).toList()))
                        .toList());
    }
}
