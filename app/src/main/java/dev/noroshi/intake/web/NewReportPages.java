package dev.noroshi.intake.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.Directory;
import dev.noroshi.intake.Terms;
import dev.noroshi.intake.WorkbookDoor.Taken;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ProblemLine;
import dev.noroshi.platform.words.Words;
import dev.noroshi.report.Door;
import dev.noroshi.report.Draft;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// Where a report begins: written on the page, or read from a workbook.
@Controller
class NewReportPages {

    private final Pages pages;
    private final Reports reports;
    private final Workbooks workbooks;
    private final KnownFields known;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    NewReportPages(Pages pages, Reports reports, Workbooks workbooks, KnownFields known, Directory directory,
            Words words, Clock clock) {
        this.pages = pages;
        this.reports = reports;
        this.workbooks = workbooks;
        this.known = known;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /// What is chosen before the form is opened. Nothing chosen means what most reports are.
    ///
    /// @param occasion real or drill
    /// @param language in which it is written; null for that of the reader
    record Beginning(@Nullable Occasion occasion, @Nullable Grounds grounds, @Nullable Route route,
            @Nullable Language language) {

        Terms terms(Caller caller) {
            return new Terms(occasion == null ? Occasion.REAL : occasion,
                    language == null ? caller.language() : language, groundsOrUsual(), route);
        }

        Grounds groundsOrUsual() {
            return grounds == null ? Grounds.OWN_JUDGEMENT : grounds;
        }
    }

    @GetMapping("/reports/new")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView choose(Caller caller, HttpServletRequest request) {
        return choose(caller, request, new Beginning(null, null, null, null), null);
    }

    @PostMapping("/reports")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView write(Caller caller, @ModelAttribute Beginning beginning) {
        var terms = beginning.terms(caller);
        return edit(reports.begin(caller, terms.submission(known.of(caller, terms.language()), Door.WEB, null)));
    }

    @PostMapping("/reports/import")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView read(Caller caller, HttpServletRequest request, @ModelAttribute Beginning beginning,
            @RequestParam MultipartFile file) {
        return switch (workbooks.take(file, beginning.terms(caller))) {
            case Taken.Refused(var problem) -> choose(caller, request, beginning, problem);
            case Taken.In(var submission, var _) -> edit(reports.begin(caller, submission));
        };
    }

    private static ModelAndView edit(Draft draft) {
        return new ModelAndView("redirect:/reports/" + draft.series() + "/edit");
    }

    private ModelAndView choose(Caller caller, HttpServletRequest request, Beginning beginning,
            @Nullable Problem refused) {
        var today = LocalDate.now(clock);
        var grounds = beginning.groundsOrUsual();
        var route = beginning.route() == null ? usualRoute(caller, today) : beginning.route();
        PageBuilder page = pages.page(caller, request).title("intake.new.title").nav(Nav.REPORTS)
                .crumb("/home", "access.nav.HOME").crumb("/reports", "access.nav.REPORTS").here();
        if (refused != null) page.status(HttpStatus.UNPROCESSABLE_CONTENT);
        var shown = page.build();
        var problems = refused == null
                ? List.<ProblemLine>of()
                : List.of(ProblemLine.of(shown, "file", shown.say("intake.import.file"), refused));
        return page.show("intake/new",
                new NewView(DirectionView.of(caller, directory, words, today, grounds, route),
                        beginning.occasion() == Occasion.DRILL,
                        (beginning.language() == null ? caller.language() : beginning.language()) == Language.EN,
                        problems, refused == null ? null : shown.sentence(refused)));
    }

    private Route usualRoute(Caller caller, LocalDate today) {
        return DirectionView.of(caller, directory, words, today, Grounds.OWN_JUDGEMENT, null).routes().stream()
                .findFirst().map(choice -> Route.valueOf(choice.code())).orElse(Route.MINISTRY);
    }
}
