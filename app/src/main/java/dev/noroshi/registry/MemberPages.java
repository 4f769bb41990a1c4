package dev.noroshi.registry;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.registry.ImportPlan.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// Members and their people brought in by file: first everything that is wrong or would change, then the change itself.
@Controller
class MemberPages {

    private final Pages pages;
    private final Imports imports;
    private final ImportViews views;

    MemberPages(Pages pages, Imports imports, ImportViews views) {
        this.pages = pages;
        this.imports = imports;
        this.views = views;
    }

    @GetMapping("/registry/members")
    @Permit(Permission.EDIT_MEMBERS)
    ModelAndView members(Caller caller, HttpServletRequest request) {
        return page(caller, request).show("registry/import", views.view(caller, List.of()));
    }

    /// Changes nothing yet: the file waits until its sender has seen what it would change.
    @PostMapping("/registry/members/import")
    @Permit(Permission.EDIT_MEMBERS)
    ModelAndView send(@RequestParam MultipartFile file, Caller caller, HttpServletRequest request)
            throws IOException {
        var bytes = file.getBytes();
        return switch (imports.plan(caller, bytes)) {
            case ImportOutcome.Refused(var problems) -> refused(caller, request, problems);
            case ImportOutcome.Planned _,ImportOutcome.Applied _,ImportOutcome.Stale _ ->
                new ModelAndView("redirect:/registry/members/import/" + imports.putAside(caller, bytes));
        };
    }

    @GetMapping("/registry/members/import/{id}")
    @Permit(Permission.EDIT_MEMBERS)
    ModelAndView plan(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
        var file = imports.aside(caller, id);
        if (file.isEmpty()) return pages.notFound(request);
        return outcome(imports.plan(caller, file.get()), id, caller, request);
    }

    @PostMapping("/registry/members/import/{id}")
    @Permit(Permission.EDIT_MEMBERS)
    ModelAndView agree(@PathVariable UUID id, @RequestParam String fingerprint, Caller caller,
            HttpServletRequest request) {
        var file = imports.aside(caller, id);
        if (file.isEmpty()) return pages.notFound(request);
        return outcome(imports.apply(caller, file.get(), fingerprint), id, caller, request);
    }

    private ModelAndView outcome(ImportOutcome outcome, UUID id, Caller caller, HttpServletRequest request) {
        return switch (outcome) {
            case ImportOutcome.Refused(var problems) -> refused(caller, request, problems);
            case ImportOutcome.Planned(var plan) -> planPage(caller, request).show("registry/plan",
                    views.plan(id, plan, caller.language()));
            case ImportOutcome.Stale(var plan) -> planPage(caller, request).status(HttpStatus.CONFLICT)
                    .said(Notice.Tone.WARN, "registry.plan.stale")
                    .show("registry/plan", views.plan(id, plan, caller.language()));
            case ImportOutcome.Applied(var plan) -> applied(caller, request, id, plan);
        };
    }

    private ModelAndView applied(Caller caller, HttpServletRequest request, UUID id, ImportPlan plan) {
        imports.forget(caller, id);
        pages.carry(caller, request, Notice.Tone.OK, "registry.import.done", plan.count(Kind.ADDED),
                plan.count(Kind.CHANGED), plan.count(Kind.ENDED));
        return new ModelAndView("redirect:/registry/members");
    }

    private ModelAndView refused(Caller caller, HttpServletRequest request, List<RowProblem> problems) {
        return page(caller, request).status(HttpStatus.UNPROCESSABLE_CONTENT).show("registry/import",
                views.view(caller, problems));
    }

    private PageBuilder page(Caller caller, HttpServletRequest request) {
        return base(caller, request).title("registry.import.title").here();
    }

    private PageBuilder planPage(Caller caller, HttpServletRequest request) {
        return base(caller, request).crumb("/registry/members", "registry.import.title").title("registry.plan.title")
                .here();
    }

    private PageBuilder base(Caller caller, HttpServletRequest request) {
        return pages.page(caller, request).nav(Nav.REGISTRY).crumb("/home", "access.nav.HOME").crumb("/registry",
                "registry.map.title");
    }
}
