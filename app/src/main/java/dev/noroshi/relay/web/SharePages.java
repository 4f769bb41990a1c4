package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.relay.CentreReport;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Sideways;
import dev.noroshi.relay.Sideways.Shared;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 分析機関等への共有: choose, look at what each would see, share.
@Controller
class SharePages {

    private final Pages pages;
    private final Sideways sideways;
    private final ShareViews views;

    SharePages(Pages pages, Sideways sideways, ShareViews views) {
        this.pages = pages;
        this.sideways = sideways;
        this.views = views;
    }

    @GetMapping("/reports/{dossier}/share")
    @Permit(Permission.SHARE_PARTS)
    ModelAndView choose(Caller caller, HttpServletRequest request, @PathVariable UUID dossier) {
        return show(caller, request, dossier, List.of(), ShareViews.Said.NOTHING);
    }

    /// Shows what those chosen would see, or shares what was shown.
    @PostMapping("/reports/{dossier}/share")
    @Permit(Permission.SHARE_PARTS)
    ModelAndView share(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam MultiValueMap<String, String> posted) {
        var chosen = Objects.requireNonNullElse(posted.get("to"), List.<String>of()).stream()
                .flatMap(code -> OrganisationId.parse(code).stream()).toList();
        var seal = posted.getFirst("seal");
        if (!"share".equals(posted.getFirst("do")) || seal == null)
            return show(caller, request, dossier, chosen,
                    chosen.isEmpty() ? ShareViews.Said.NOBODY : ShareViews.Said.NOTHING);
        return switch (sideways.share(caller, new DossierId(dossier), chosen, seal)) {
            case Shared.Done(var organisations) -> {
                pages.carry(caller, request, Tone.OK, "relay.share.done", organisations);
                yield new ModelAndView("redirect:/reports/" + dossier + "/share");
            }
            case Shared.Changed() -> show(caller, request, dossier, chosen, ShareViews.Said.CHANGED);
            case Shared.Nothing() -> show(caller, request, dossier, chosen, ShareViews.Said.NOBODY);
        };
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, UUID dossier, List<OrganisationId> chosen,
            ShareViews.Said said) {
        var report = sideways.held(caller, new DossierId(dossier));
        if (report.isEmpty()) return pages.notFound(request);
        return show(caller, request, report.get(), chosen, said);
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, CentreReport report,
            List<OrganisationId> chosen, ShareViews.Said said) {
        var page = pages.page(caller, request).title("relay.share.title").nav(Nav.REPORTS)
                .crumb("/home", "access.nav.HOME").crumb("/reports", "access.nav.REPORTS").here()
                .marking(report.tlp(), null).status(switch (said) {
                    case NOTHING -> HttpStatus.OK;
                    case NOBODY -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case CHANGED -> HttpStatus.CONFLICT;
                });
        return page.show("relay/share", views.of(caller, page.build(), report, chosen, said));
    }
}
