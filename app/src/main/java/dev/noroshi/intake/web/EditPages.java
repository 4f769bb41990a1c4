package dev.noroshi.intake.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.Purpose;
import dev.noroshi.intake.Terms;
import dev.noroshi.intake.WorkbookDoor.Taken;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.report.Draft;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import dev.noroshi.report.SeriesId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// The form of a draft: shown, saved by itself or by a button, its rows added and removed. Whatever button was pressed,
/// what was typed is saved first.
@Controller
class EditPages {

    private final Pages pages;
    private final Reports reports;
    private final OwnReports ownReports;
    private final Editing editing;
    private final Workbooks workbooks;

    EditPages(Pages pages, Reports reports, OwnReports ownReports, Editing editing, Workbooks workbooks) {
        this.pages = pages;
        this.reports = reports;
        this.ownReports = ownReports;
        this.editing = editing;
        this.workbooks = workbooks;
    }

    /// @param check present when everything that keeps the draft from being submitted shall be shown
    @GetMapping("/reports/{series}/edit")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView edit(Caller caller, HttpServletRequest request, @PathVariable UUID series,
            @RequestParam(required = false) @Nullable String check) {
        return draft(caller, series).map(draft -> {
            var desk = editing.of(caller, draft);
            var purpose = check == null ? Purpose.SAVE : Purpose.SUBMIT;
            return show(caller, request, desk.typed(draft.content()), desk, purpose,
                    desk.problems(purpose, draft.content()), null, null, HttpStatus.OK);
        }).orElseGet(() -> noDraft(caller, request, series));
    }

    /// Saves, then does what the pressed button says.
    @PostMapping("/reports/{series}/edit")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView act(Caller caller, HttpServletRequest request, @PathVariable UUID series,
            @RequestParam MultiValueMap<String, String> posted) {
        var act = Act.of(posted.getFirst("do"));
        return draft(caller, series).map(draft -> {
            var desk = editing.of(caller, draft);
            var typed = act.on(Typed.of(posted), desk.typed(draft.content()));
            var read = desk.read(typed);
            return switch (save(caller, draft, edition(posted), read.content())) {
                case Outcome.Saved(var saved) ->
                    saved(caller, request, act, typed, read, redirected(caller, saved, posted));
                case Outcome.Stale(var current) -> {
                    var now = editing.of(caller, current);
                    yield show(caller, request, typed, now, Purpose.SAVE, now.wrong(read.content()), read.content(),
                            null,
                            HttpStatus.CONFLICT);
                }
                case Outcome.Refused _,Outcome.Submitted _,Outcome.Incomplete _,Outcome.Discarded _ ->
                    noDraft(caller, request, series);
            };
        }).orElseGet(() -> noDraft(caller, request, series));
    }

    /// Saves while somebody writes, and answers with the parts of the page that have changed.
    @PostMapping("/reports/{series}/autosave")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView autosave(Caller caller, HttpServletRequest request, @PathVariable UUID series,
            @RequestParam MultiValueMap<String, String> posted) {
        return draft(caller, series).map(draft -> {
            var desk = editing.of(caller, draft);
            var typed = Typed.of(posted);
            var content = desk.read(typed).content();
            return switch (save(caller, draft, edition(posted), content)) {
                case Outcome.Saved(var saved) -> {
                    var now = editing.of(caller, redirected(caller, saved, posted));
                    var purpose = constant(Purpose.class, posted.getFirst("for")).orElse(Purpose.SAVE);
                    yield pages.page(caller, request).show("intake/saved", now.view(page(caller, request, now).build(),
                            typed, content, purpose, now.problems(purpose, content), null, null));
                }
                case Outcome.Stale _,Outcome.Refused _,Outcome.Submitted _,Outcome.Incomplete _,Outcome.Discarded _ ->
                    pages.page(caller, request).status(HttpStatus.CONFLICT).show("intake/not-saved");
            };
        }).orElseGet(() -> pages.page(caller, request).status(HttpStatus.CONFLICT).show("intake/not-saved"));
    }

    /// Puts what a workbook says in the place of what was written so far.
    @PostMapping("/reports/{series}/import")
    @Permit(Permission.WRITE_REPORT)
    ModelAndView replace(Caller caller, HttpServletRequest request, @PathVariable UUID series,
            @RequestParam int edition, @RequestParam MultipartFile file) {
        return draft(caller, series).map(draft -> switch (workbooks.take(file, Terms.USUAL)) {
            case Taken.Refused(var problem) -> {
                var desk = editing.of(caller, draft);
                yield show(caller, request, desk.typed(draft.content()), desk, Purpose.SAVE, List.of(problem), null,
                        null,
                        HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Taken.In(var submission, var note) -> switch (reports.replace(caller, draft.series(), edition,
                    submission.content(), note.json())) {
                case Outcome.Saved _ -> to(series, "/edit");
                case Outcome.Stale _,Outcome.Refused _,Outcome.Submitted _,Outcome.Incomplete _,Outcome.Discarded _ ->
                    noDraft(caller, request, series);
            };
        }).orElseGet(() -> noDraft(caller, request, series));
    }

    /// Two saves of the same words are one: a save by itself may have been under way when the button was pressed.
    private Outcome save(Caller caller, Draft draft, int edition, FormContent content) {
        var outcome = reports.save(caller, draft.series(), edition, content);
        return outcome instanceof Outcome.Stale(var current) && current.content().equals(content)
                ? new Outcome.Saved(current)
                : outcome;
    }

    private ModelAndView saved(Caller caller, HttpServletRequest request, Act act, Typed typed,
            TypedReader.Result read, Draft draft) {
        var desk = editing.of(caller, draft);
        return switch (act) {
            case Act.Save _ when read.problems().isEmpty() -> {
                pages.carry(caller, request, Tone.OK, "intake.saved");
                yield to(draft.series().value(), "/edit");
            }
            case Act.Preview _ when read.problems().isEmpty() -> to(draft.series().value(), "/confirm");
            case Act.Confirm _ -> {
                var missing = new ArrayList<>(read.problems());
                missing.addAll(desk.missing());
                yield missing.isEmpty()
                        ? to(draft.series().value(), "/confirm")
                        : show(caller, request, typed, desk, Purpose.SUBMIT, missing, null, null,
                                HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Act.Add(var field) ->
                show(caller, request, typed, desk, Purpose.SAVE, desk.wrong(read.content()), null,
                        typed.rows(field).size() - 1, HttpStatus.OK);
            case Act.Save _,Act.Preview _ -> {
                var wrong = new ArrayList<>(read.problems());
                wrong.addAll(desk.wrong(read.content()));
                yield show(caller, request, typed, desk, Purpose.SAVE, wrong, null, null,
                        HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Act.SetApart _ ->
                show(caller, request, typed.withParts(desk.setApart(read.content())), desk, Purpose.SAVE,
                        desk.wrong(read.content()), null, null, HttpStatus.OK);
            case Act.Remove _,Act.Clear _,Act.Take _ ->
                show(caller, request, typed, desk, Purpose.SAVE, desk.wrong(read.content()), null, null, HttpStatus.OK);
        };
    }

    /// Changes grounds and route with the rest, as long as they can be.
    private Draft redirected(Caller caller, Draft draft, MultiValueMap<String, String> posted) {
        var grounds = constant(Grounds.class, posted.getFirst("grounds"));
        var route = constant(Route.class, posted.getFirst("route"));
        if (draft.ordinal() > 1 || grounds.isEmpty() || route.isEmpty()) return draft;
        if (grounds.get() == draft.grounds() && route.get() == draft.route()) return draft;
        return reports.direct(caller, draft.series(), grounds.get(), route.get()) instanceof Outcome.Saved(var directed)
                ? directed
                : draft;
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> kind, @Nullable String name) {
        for (var each : kind.getEnumConstants())
            if (each.name().equals(name)) return Optional.of(each);
        return Optional.empty();
    }

    /// The edition the page started from; a page that does not say cannot be trusted to have seen the newest.
    private static int edition(MultiValueMap<String, String> posted) {
        var edition = posted.getFirst("edition");
        return edition != null && edition.matches("\\d{1,9}") ? Integer.parseInt(edition) : -1;
    }

    /// @param mine what this reader wrote, when somebody else saved in between
    private ModelAndView show(Caller caller, HttpServletRequest request, Typed typed, Editing.OfDraft desk,
            Purpose purpose, List<Problem> problems, @Nullable FormContent mine, @Nullable Integer freshRow,
            HttpStatus status) {
        var page = page(caller, request, desk).status(status);
        var content = desk.read(typed).content();
        return page.show("intake/edit", desk.view(page.build(), typed, content, purpose, problems, mine, freshRow));
    }

    private PageBuilder page(Caller caller, HttpServletRequest request, Editing.OfDraft desk) {
        return pages.page(caller, request).title("intake.edit.title." + desk.draft().kind()).nav(Nav.REPORTS)
                .crumb("/home", "access.nav.HOME").crumb("/reports", "access.nav.REPORTS").here();
    }

    private Optional<Draft> draft(Caller caller, UUID series) {
        return ownReports.find(caller, new SeriesId(series)).flatMap(OwnReports.Series::draft);
    }

    /// The draft is gone: the page of the series says how it stands now.
    private ModelAndView noDraft(Caller caller, HttpServletRequest request, UUID series) {
        var known = ownReports.find(caller, new SeriesId(series));
        if (known.isEmpty() || known.get().latest().isEmpty()) return pages.notFound(request);
        pages.carry(caller, request, Tone.WARN, "intake.no-draft");
        return to(series, "");
    }

    private static ModelAndView to(UUID series, String page) {
        return new ModelAndView("redirect:/reports/" + series + page);
    }
}
