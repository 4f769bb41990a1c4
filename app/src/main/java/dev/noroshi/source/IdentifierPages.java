package dev.noroshi.source;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Download;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.source.web.IdentifiersView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// The page on which an organisation and its secretariat keep what names it.
@Controller
class IdentifierPages {

    private final Pages pages;
    private final Keeping keeping;
    private final IdentifierFiles files;

    IdentifierPages(Pages pages, Keeping keeping, IdentifierFiles files) {
        this.files = files;
        this.pages = pages;
        this.keeping = keeping;
    }

    /// @param organisation whose; the own one when none is named
    @GetMapping("/identifiers")
    @Permit(Permission.EDIT_IDENTIFIERS)
    ModelAndView list(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable String organisation) {
        var id = organisation == null ? Optional.of(caller.organisation()) : OrganisationId.parse(organisation);
        return id.map(each -> show(caller, request, each, IdentifiersView.Typed.NOTHING, null))
                .orElseGet(() -> pages.notFound(request));
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, OrganisationId id, IdentifiersView.Typed typed,
            @Nullable String problem) {
        return show(caller, request, id, typed, problem, List.of());
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, OrganisationId id, IdentifiersView.Typed typed,
            @Nullable String problem, List<String> refused) {
        var kept = keeping.of(caller, id);
        if (kept.isEmpty()) return pages.notFound(request);
        var page = pages.page(caller, request).title("source.identifiers.title").nav(Nav.IDENTIFIERS)
                .crumb("/home", "access.nav.HOME").here();
        if (problem != null || !refused.isEmpty()) page.status(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.show("source/identifiers", view(caller, page.build(), kept.get(), typed, problem, refused));
    }

    private IdentifiersView view(Caller caller, Page page, Keeping.Kept kept, IdentifiersView.Typed typed,
            @Nullable String problem, List<String> refused) {
        var mine = keeping.mine(caller).stream()
                .map(each -> new IdentifiersView.Choice(each.id().value(), each.name(caller.language()))).toList();
        var kinds = new ArrayList<IdentifiersView.Choice>();
        for (var kind : Kind.values())
            if (kind.isEntered()) kinds.add(new IdentifiersView.Choice(kind.name(), page.say("source.kind." + kind)));
        return new IdentifiersView(kept.organisation().id().value(), kept.organisation().name(caller.language()),
                mine.size() > 1 ? mine : List.of(), kinds,
                kept.entered().stream().map(each -> new IdentifiersView.Line(each.id().toString(),
                        page.say("source.kind." + each.kind()), each.text())).toList(),
                kept.known().stream().map(each -> new IdentifiersView.Line("",
                        page.say("source.kind." + each.kind()), each.text())).toList(),
                typed, problem, refused);
    }

    /// The file of one organisation, or of all one keeps.
    @GetMapping("/files/identifiers.csv")
    @Permit(Permission.EDIT_IDENTIFIERS)
    Object csv(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable String organisation) {
        var only = Optional.ofNullable(organisation).flatMap(OrganisationId::parse);
        if (organisation != null && only.isEmpty()) return pages.notFound(request);
        return files.written(caller, only).<Object>map(text -> Download.csv("noroshi-identifiers.csv", text))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/identifiers/import")
    @Permit(Permission.EDIT_IDENTIFIERS)
    ModelAndView take(Caller caller, HttpServletRequest request, @RequestParam MultipartFile file)
            throws IOException {
        return switch (files.take(caller, file.getBytes())) {
            case IdentifierFiles.Outcome.Taken(var rows, var entered) -> {
                pages.carry(caller, request, Tone.OK, "source.file.taken", rows, entered);
                yield new ModelAndView("redirect:/identifiers");
            }
            case IdentifierFiles.Outcome.Refused(var problems) -> {
                var page = pages.page(caller, request).build();
                yield show(caller, request, caller.organisation(), IdentifiersView.Typed.NOTHING, null,
                        problems.stream().map(each -> sentence(page, each)).toList());
            }
        };
    }

    private static String sentence(Page page, IdentifierFiles.RowProblem wrong) {
        var sentence = page.sentence(wrong.problem());
        return wrong.row() == 0 ? sentence : page.say("source.file.at", wrong.row(), sentence);
    }

    @PostMapping("/identifiers/{organisation}")
    @Permit(Permission.EDIT_IDENTIFIERS)
    ModelAndView enter(Caller caller, HttpServletRequest request, @PathVariable String organisation,
            @RequestParam Kind kind, @RequestParam(defaultValue = "") String text) {
        var id = OrganisationId.parse(organisation);
        if (id.isEmpty()) return pages.notFound(request);
        return switch (keeping.enter(caller, id.get(), kind, text)) {
            case Keeping.Entering.Done() -> carried(caller, request, id.get(), "source.identifier.entered");
            case Keeping.Entering.Unknown() -> pages.notFound(request);
            case Keeping.Entering.Wrong(var problems) -> show(caller, request, id.get(),
                    new IdentifiersView.Typed(kind.name(), text),
                    pages.page(caller, request).build().sentence(problems.getFirst()));
        };
    }

    @PostMapping("/identifiers/{organisation}/{identifier}/remove")
    @Permit(Permission.EDIT_IDENTIFIERS)
    ModelAndView remove(Caller caller, HttpServletRequest request, @PathVariable String organisation,
            @PathVariable UUID identifier) {
        return OrganisationId.parse(organisation).filter(id -> keeping.remove(caller, id, identifier))
                .map(id -> carried(caller, request, id, "source.identifier.removed"))
                .orElseGet(() -> pages.notFound(request));
    }

    private ModelAndView carried(Caller caller, HttpServletRequest request, OrganisationId id, String key) {
        pages.carry(caller, request, Tone.OK, key);
        return new ModelAndView("redirect:/identifiers?organisation=" + id);
    }
}
