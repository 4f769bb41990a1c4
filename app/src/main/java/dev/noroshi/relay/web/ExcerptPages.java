package dev.noroshi.relay.web;

import dev.noroshi.platform.web.Download;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.form.ReportField;
import dev.noroshi.platform.web.Download;
import dev.noroshi.platform.web.Page;
import dev.noroshi.relay.Excerpt;
import dev.noroshi.relay.ReportBundles;
import dev.noroshi.relay.Sideways;
import dev.noroshi.report.Titles;
import dev.noroshi.stix.Bundle;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Parts of a report as those see them whom the centre shared them with.
@Controller
class ExcerptPages {

    private final Pages pages;
    private final Sideways sideways;
    private final ReportBundles bundles;
    private final ShareViews views;

    ExcerptPages(Pages pages, Sideways sideways, ReportBundles bundles, ShareViews views) {
        this.bundles = bundles;
        this.pages = pages;
        this.sideways = sideways;
        this.views = views;
    }

    @GetMapping("/shared-parts")
    @Permit(Permission.READ_SHARED_PARTS)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        var page = pages.page(caller, request).title("relay.excerpts.title").nav(Nav.HOME)
                .crumb("/home", "access.nav.HOME").here();
        var built = page.build();
        return page.show("relay/excerpts", new ExcerptView.All(sideways.received(caller).stream()
                .map(excerpt -> new ExcerptView.Line("/shared-parts/" + excerpt.id(), excerpt.number(),
                        title(built, excerpt), excerpt.occasion().isDrill(), excerpt.tlp(), on(built, excerpt)))
                .toList()));
    }

    @GetMapping("/shared-parts/{id}")
    @Permit(Permission.READ_SHARED_PARTS)
    ModelAndView read(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return sideways.open(caller, id).map(excerpt -> {
            var page = crumbs(pages.page(caller, request).titled(excerpt.number())).marking(excerpt.tlp(), null);
            var built = page.build();
            return page.show("relay/excerpt", new ExcerptView(excerpt.id(), excerpt.number(), title(built, excerpt),
                    excerpt.occasion().isDrill(), excerpt.tlp(), on(built, excerpt),
                    views.facts(built, excerpt.content())));
        }).orElseGet(() -> pages.notFound(request));
    }

    @GetMapping("/files/shared-parts/{id}/form.pdf")
    @Permit(Permission.READ_SHARED_PARTS)
    Object pdf(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return sideways.pdf(caller, id)
                .<Object>map(printed -> Download.of("shared-parts.pdf", MediaType.APPLICATION_PDF, printed))
                .orElseGet(() -> pages.notFound(request));
    }

    @GetMapping("/files/shared-parts/{id}/stix.json")
    @Permit(Permission.READ_SHARED_PARTS)
    Object bundle(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return bundles.ofParts(caller, id)
                .<Object>map(bundle -> Download.of(bundle.name() + ".stix.json",
                        MediaType.parseMediaType(Bundle.MEDIA_TYPE), bundle.content()))
                .orElseGet(() -> pages.notFound(request));
    }

    /// Its first words, where they may be seen.
    private static String title(Page page, Excerpt excerpt) {
        return excerpt.content().get(ReportField.EVENT_SUMMARY).isPresent()
                ? Titles.of(excerpt.content())
                : page.say("relay.excerpt.untitled");
    }

    private static String on(Page page, Excerpt excerpt) {
        return page.times().day(excerpt.sharedOn());
    }

    private static PageBuilder crumbs(PageBuilder page) {
        return page.nav(Nav.HOME).crumb("/home", "access.nav.HOME").crumb("/shared-parts", "relay.excerpts.title")
                .here();
    }
}
