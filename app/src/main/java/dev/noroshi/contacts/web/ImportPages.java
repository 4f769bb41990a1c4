package dev.noroshi.contacts.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.contacts.ContactColumn;
import dev.noroshi.contacts.ContactImport;
import dev.noroshi.contacts.ContactImport.Result;
import dev.noroshi.contacts.ContactPlan;
import dev.noroshi.platform.web.Download;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.registry.CsvGuard;
import dev.noroshi.registry.Imports;
import dev.noroshi.registry.RowProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// 連絡先の取り込み: first everything that is wrong with a file or that it would change, then the change itself.
@Controller
class ImportPages {

    private static final String BASE = "/contacts/import";
    /// Enough to put right at once; a file with more has one cause for most of them.
    private static final int MOST_PROBLEMS = 500;

    private final Pages pages;
    private final ContactImport contacts;
    private final Imports files;

    ImportPages(Pages pages, ContactImport contacts, Imports files) {
        this.pages = pages;
        this.contacts = contacts;
        this.files = files;
    }

    @GetMapping(BASE)
    @Permit(Permission.EDIT_MEMBERS)
    ModelAndView show(Caller caller, HttpServletRequest request) {
        return upload(caller, request, List.of());
    }

    /// What is recorded now, in the columns in which it is brought in.
    @GetMapping("/files/contacts/contacts.csv")
    @Permit(Permission.EDIT_MEMBERS)
    ResponseEntity<byte[]> now(Caller caller) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(Stream.of(ContactColumn.values()).map(column -> column.label(caller.language())).toList());
            contacts.rows(caller).forEach(row -> csv.writeRecord(row.stream().map(CsvGuard::guard).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory", e);
        }
        return Download.csv("noroshi-contacts.csv", text.toString());
    }

    /// Changes nothing yet: the file waits until its sender has seen what it would change.
    @PostMapping(BASE)
    @Permit(Permission.EDIT_MEMBERS)
    ModelAndView send(Caller caller, HttpServletRequest request, @RequestParam MultipartFile file)
            throws IOException {
        var bytes = file.getBytes();
        return switch (contacts.plan(caller, bytes)) {
            case Result.Refused(var problems) -> upload(caller, request, problems);
            case Result.Planned _,Result.Applied _,Result.Stale _ ->
                new ModelAndView("redirect:" + BASE + "/" + files.putAside(caller, bytes));
        };
    }

    @GetMapping(BASE + "/{id}")
    @Permit(Permission.EDIT_MEMBERS)
    ModelAndView plan(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return files.aside(caller, id).map(file -> outcome(caller, request, id, contacts.plan(caller, file)))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping(BASE + "/{id}")
    @Permit(Permission.EDIT_MEMBERS)
    ModelAndView agree(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam String fingerprint) {
        return files.aside(caller, id)
                .map(file -> outcome(caller, request, id, contacts.apply(caller, file, fingerprint)))
                .orElseGet(() -> pages.notFound(request));
    }

    private ModelAndView outcome(Caller caller, HttpServletRequest request, UUID id, Result result) {
        return switch (result) {
            case Result.Refused(var problems) -> upload(caller, request, problems);
            case Result.Planned(var plan) -> preview(planPage(caller, request), caller, request, id, plan);
            case Result.Stale(var plan) -> preview(planPage(caller, request).status(HttpStatus.CONFLICT)
                    .said(Tone.WARN, "registry.plan.stale"), caller, request, id, plan);
            case Result.Applied(var plan) -> {
                files.forget(caller, id);
                pages.carry(caller, request, Tone.OK, "contacts.import.done", plan.changes().size());
                yield new ModelAndView("redirect:" + BASE);
            }
        };
    }

    private ModelAndView preview(PageBuilder builder, Caller caller, HttpServletRequest request, UUID id,
            ContactPlan plan) {
        var page = pages.page(caller, request).build();
        return builder.show("contacts/plan", new ImportView.Plan(BASE + "/" + id, plan.fingerprint(),
                plan.unchanged(), plan.changes().stream().map(change -> new ImportView.ChangeLine(change.row(),
                        change.name(), change.login() == null ? change.organisation() : change.login(),
                        change.differences().stream().map(each -> new ImportView.Difference(
                                each.column().label(page.language()), each.before(), each.after())).toList()))
                        .toList()));
    }

    private ModelAndView upload(Caller caller, HttpServletRequest request, List<RowProblem> problems) {
        var builder = base(caller, request).title("contacts.import.title").here();
        if (!problems.isEmpty()) builder.status(HttpStatus.UNPROCESSABLE_CONTENT);
        var page = builder.build();
        return builder.show("contacts/import", new ImportView(
                problems.stream().limit(MOST_PROBLEMS).map(each -> wrong(page, each)).toList(),
                Stream.of(ContactColumn.values()).map(column -> new ImportView.ColumnLine(
                        column.label(page.language()), column.code(), column == ContactColumn.ORGANISATION,
                        page.say("contacts.import.column." + column.code()))).toList()));
    }

    private static ImportView.Wrong wrong(Page page, RowProblem problem) {
        var field = problem.problem().field();
        var label = Stream.of(ContactColumn.values()).filter(column -> column.code().equals(field)).findFirst()
                .map(column -> column.label(page.language())).orElse(null);
        return new ImportView.Wrong(problem.row() == 0 ? null : problem.row(), label,
                page.sentence(problem.problem()));
    }

    private PageBuilder planPage(Caller caller, HttpServletRequest request) {
        return base(caller, request).crumb(BASE, "contacts.import.title").title("contacts.import.plan").here();
    }

    private PageBuilder base(Caller caller, HttpServletRequest request) {
        return pages.page(caller, request).nav(Nav.CONTACTS).crumb("/home", "access.nav.HOME").crumb("/contacts",
                "contacts.title");
    }
}
