package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Drafting;
import dev.noroshi.advisory.NewAdvisory;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Reviewing;
import dev.noroshi.advisory.Targets;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.relay.CentreReports;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
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

/// The centre's editor: begin, write, add files, send to review. Whatever button is pressed, what was typed stays.
@Controller
class DraftPages {

    private final Pages pages;
    private final Drafting drafting;
    private final Reviewing reviewing;
    private final Advisories advisories;
    private final Targets targets;
    private final CentreReports reports;
    private final EditorViews views;
    private final RefusalPages refusals;

    DraftPages(Pages pages, Drafting drafting, Reviewing reviewing, Advisories advisories, Targets targets,
            CentreReports reports, EditorViews views, RefusalPages refusals) {
        this.pages = pages;
        this.drafting = drafting;
        this.reviewing = reviewing;
        this.advisories = advisories;
        this.targets = targets;
        this.reports = reports;
        this.views = views;
        this.refusals = refusals;
    }

    /// @param report a report at the centre it is to rest on, if that is where the writer comes from
    @GetMapping("/advisories/new")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView begin(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable UUID report) {
        var drill = report != null
                && reports.find(report).filter(found -> found.occasion().isDrill()).isPresent();
        return begin(caller, request, report == null ? List.of() : List.of(report), drill, false, List.of());
    }

    private ModelAndView begin(Caller caller, HttpServletRequest request, List<UUID> chosen, boolean drill,
            boolean english, List<Problem> problems) {
        var builder = pages.page(caller, request).title("advisory.new.title").nav(Nav.ADVISORIES)
                .crumb("/home", "access.nav.HOME").crumb("/advisories", "advisory.list.title").here();
        var page = builder.build();
        var named = chosen.stream().flatMap(id -> reports.find(id).stream()).toList();
        var offered = new java.util.ArrayList<>(views.offered(page, Occasion.REAL, named));
        views.offered(page, Occasion.DRILL, List.of()).stream()
                .filter(source -> !chosen.contains(source.id())).forEach(offered::add);
        return builder.status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("advisory/new", new NewView(offered, drill, english,
                        problems.stream().map(page::sentence).toList()));
    }

    @PostMapping("/advisories")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView create(Caller caller, HttpServletRequest request, @RequestParam MultiValueMap<String, String> posted) {
        var drill = "DRILL".equals(posted.getFirst("occasion"));
        var english = "EN".equals(posted.getFirst("language"));
        var sources = DraftForm.sources(posted);
        var begun = new NewAdvisory(drill ? Occasion.DRILL : Occasion.REAL, english ? Language.EN : Language.JA,
                new AdvisoryContent("", FormContent.empty(), List.of()), sources);
        return switch (drafting.begin(caller, begun)) {
            case Outcome.Done<Advisory.Draft>(var draft) -> editor(draft.id());
            case Outcome.Refused<Advisory.Draft>(var why) -> why instanceof Refusal.Invalid(var problems)
                    ? begin(caller, request, sources.reports(), drill, english, problems)
                    : refusals.show(caller, request, why);
        };
    }

    @PostMapping("/advisories/{id}/update")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView update(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (drafting.update(caller, new AdvisoryId(id))) {
            case Outcome.Done<Advisory.Draft>(var draft) -> editor(draft.id());
            case Outcome.Refused<Advisory.Draft>(var why) -> refusals.show(caller, request, why);
        };
    }

    @GetMapping("/advisories/{id}/draft")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView edit(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (advisories.find(caller, new AdvisoryId(id))) {
            case Outcome.Done<Advisory>(var advisory) -> {
                if (!(advisory instanceof Advisory.Draft draft)) yield document(advisory.id());
                var page = page(caller, request, draft);
                yield page.show("advisory/editor", views.saved(caller, page.build(), draft, List.of()));
            }
            case Outcome.Refused<Advisory>(var why) -> refusals.show(caller, request, why);
        };
    }

    /// Saves, then does what the pressed button says.
    @PostMapping("/advisories/{id}/draft")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView save(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> posted) {
        var form = DraftForm.of(posted, targets);
        return switch (save(caller, new AdvisoryId(id), form)) {
            case Outcome.Done<Advisory.Draft>(var draft) -> "submit".equals(posted.getFirst("do"))
                    ? submit(caller, request, draft, form)
                    : said(caller, request, "advisory.saved", editor(draft.id()));
            case Outcome.Refused<Advisory.Draft>(var why) -> again(caller, request, new AdvisoryId(id), form, why);
        };
    }

    /// Two saves of the same words are one: a save by itself may have been under way when the button was pressed.
    private Outcome<Advisory.Draft> save(Caller caller, AdvisoryId id, DraftForm form) {
        var outcome = drafting.save(caller, id, form.edition(), form.content(), form.sources());
        if (outcome instanceof Outcome.Refused<Advisory.Draft>(Refusal.Stale(var now))
                && now instanceof Advisory.Draft draft && draft.content().fields().equals(form.content().fields())
                && draft.content().title().equals(form.content().title()))
            return Outcome.done(draft);
        return outcome;
    }

    private ModelAndView submit(Caller caller, HttpServletRequest request, Advisory.Draft draft, DraftForm form) {
        return switch (reviewing.submit(caller, draft.id(), draft.head().edition())) {
            case Outcome.Done<Advisory>(var advisory) ->
                said(caller, request, "advisory.submitted", document(advisory.id()));
            case Outcome.Refused<Advisory>(var why) -> again(caller, request, draft.id(), form, why);
        };
    }

    private ModelAndView again(Caller caller, HttpServletRequest request, AdvisoryId id, DraftForm form, Refusal why) {
        return switch (why) {
            case Refusal.Invalid(var problems) -> advisories.find(caller, id) instanceof Outcome.Done<Advisory>(var now)
                    ? refilled(caller, request, now, form, problems, HttpStatus.UNPROCESSABLE_CONTENT)
                    : refusals.show(caller, request, why);
            case Refusal.Stale(var now) when now instanceof Advisory.Draft -> refilled(caller, request, now, form,
                    List.of(), HttpStatus.CONFLICT);
            case Refusal.Stale _,Refusal.Unknown _,Refusal.Forbidden _,Refusal.Conflict _,Refusal.Leading _,Refusal.Recalled _ ->
                refusals.show(caller, request, why);
        };
    }

    private ModelAndView refilled(Caller caller, HttpServletRequest request, Advisory now, DraftForm form,
            List<Problem> problems, HttpStatus status) {
        var page = page(caller, request, now).status(status);
        var built = page.build();
        var conflict = status == HttpStatus.CONFLICT ? views.conflict(built, now, form.content()) : null;
        return page.show("advisory/editor", views.typed(built, now, form, Purpose.SUBMIT, problems, conflict));
    }

    /// Saves while somebody writes, and answers with the parts of the page that have changed.
    @PostMapping("/advisories/{id}/autosave")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView autosave(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> posted) {
        var form = DraftForm.of(posted, targets);
        var page = pages.page(caller, request);
        return switch (save(caller, new AdvisoryId(id), form)) {
            case Outcome.Done<Advisory.Draft>(var draft) -> {
                var purpose = DraftForm.purpose(posted);
                yield page.show("advisory/saved", views.typed(page.build(), draft, form, purpose,
                        views.problems(purpose, draft), null));
            }
            case Outcome.Refused<Advisory.Draft>(var why) -> page.status(HttpStatus.CONFLICT)
                    .show("advisory/not-saved", why instanceof Refusal.Invalid(var problems)
                            ? page.build().sentence(problems.getFirst())
                            : page.build().say("advisory.not-saved.stale"));
        };
    }

    /// How far it would go as it stands on the page, without saving it.
    @PostMapping("/advisories/{id}/scope")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView scope(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> posted) {
        var page = pages.page(caller, request);
        return page.show("advisory/scope",
                views.scope(page.build(), new AdvisoryId(id), DraftForm.tlp(posted).orElse(null),
                        DraftForm.sectors(posted)));
    }

    /// Names bodies beside the scope of the marking (※１). What was typed beside it is saved by then.
    @PostMapping("/advisories/{id}/further")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView name(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<String> further) {
        var named = further.stream().filter(each -> !each.isBlank())
                .flatMap(each -> OrganisationId.parse(each).stream()).toList();
        return switch (drafting.name(caller, new AdvisoryId(id), null, named)) {
            case Outcome.Done<Advisory.Draft> _ -> {
                pages.carry(caller, request, Tone.OK, "advisory.further.named", named.size());
                yield new ModelAndView("redirect:/advisories/" + id + "/draft#further");
            }
            case Outcome.Refused<Advisory.Draft>(var why) -> why instanceof Refusal.Invalid(var problems)
                    && advisories.find(caller,
                            new AdvisoryId(id)) instanceof Outcome.Done<Advisory>(Advisory.Draft draft)
                                    ? shown(caller, request, draft, problems)
                                    : refusals.show(caller, request, why);
        };
    }

    @PostMapping("/advisories/{id}/annexes")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView attach(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam MultipartFile file) throws IOException {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return changed(caller, request, drafting.attach(caller, new AdvisoryId(id), null, name, file.getBytes()),
                new AdvisoryId(id));
    }

    @PostMapping("/advisories/{id}/annexes/{annex}/remove")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView detach(Caller caller, HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID annex) {
        return changed(caller, request, drafting.detach(caller, new AdvisoryId(id), null, annex), new AdvisoryId(id));
    }

    @PostMapping("/advisories/{id}/discard")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView discard(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (drafting.discard(caller, new AdvisoryId(id), null)) {
            case Outcome.Done<Advisory.Draft> _ ->
                said(caller, request, "advisory.discarded", new ModelAndView("redirect:/advisories"));
            case Outcome.Refused<Advisory.Draft>(var why) -> refusals.show(caller, request, why);
        };
    }

    private ModelAndView changed(Caller caller, HttpServletRequest request, Outcome<Advisory.Draft> outcome,
            AdvisoryId id) {
        return switch (outcome) {
            case Outcome.Done<Advisory.Draft> _ -> new ModelAndView("redirect:/advisories/" + id + "/draft#annexes");
            case Outcome.Refused<Advisory.Draft>(var why) -> why instanceof Refusal.Invalid(var problems)
                    && advisories.find(caller, id) instanceof Outcome.Done<Advisory>(Advisory.Draft draft)
                            ? shown(caller, request, draft, problems)
                            : refusals.show(caller, request, why);
        };
    }

    private ModelAndView shown(Caller caller, HttpServletRequest request, Advisory.Draft draft,
            List<Problem> problems) {
        var page = page(caller, request, draft).status(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.show("advisory/editor", views.saved(caller, page.build(), draft, problems));
    }

    private PageBuilder page(Caller caller, HttpServletRequest request, Advisory draft) {
        var page = pages.page(caller, request).title("advisory.edit.title").nav(Nav.ADVISORIES)
                .crumb("/home", "access.nav.HOME").crumb("/advisories", "advisory.list.title").here();
        var scope = page.build().say("advisory.marking.draft");
        draft.content().tlp().ifPresent(tlp -> page.marking(tlp, scope));
        return page;
    }

    private ModelAndView said(Caller caller, HttpServletRequest request, String key, ModelAndView next) {
        pages.carry(caller, request, Tone.OK, key);
        return next;
    }

    private static ModelAndView editor(AdvisoryId id) {
        return new ModelAndView("redirect:/advisories/" + id + "/draft");
    }

    private static ModelAndView document(AdvisoryId id) {
        return new ModelAndView("redirect:/advisories/" + id);
    }
}
