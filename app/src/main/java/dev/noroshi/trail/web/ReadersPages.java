package dev.noroshi.trail.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.platform.web.Page;
import dev.noroshi.trail.Readers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Who has read what we shared.
@Controller
class ReadersPages {

    private final Pages pages;
    private final Readers readers;
    private final Clock clock;

    ReadersPages(Pages pages, Readers readers, Clock clock) {
        this.pages = pages;
        this.readers = readers;
        this.clock = clock;
    }

    @GetMapping("/reports/{id}/readers")
    @Permit(Permission.READ_REPORT)
    ModelAndView ofReport(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return readers.ofReport(caller, id).map(found -> {
            var page = pages.page(caller, request).title("trail.readers.title").nav(Nav.REPORTS)
                    .crumb("/reports", "access.nav.REPORTS").crumb("/reports/" + id, "trail.readers.report").here();
            return page.show("trail/readers", view(page.build(), "/reports/" + id, found, clock.instant()));
        }).orElseGet(() -> pages.notFound(request));
    }

    @GetMapping("/advisories/{id}/readers")
    @Permit(Permission.READ_ADVISORY)
    ModelAndView ofAdvisory(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return readers.ofAdvisory(caller, new AdvisoryId(id)).map(found -> {
            var page = pages.page(caller, request).title("trail.readers.title").nav(Nav.ADVISORIES)
                    .crumb("/advisories", "access.nav.ADVISORIES")
                    .crumb("/advisories/" + id, "trail.readers.advisory").here();
            return page.show("trail/readers", view(page.build(), "/advisories/" + id, found, clock.instant()));
        }).orElseGet(() -> pages.notFound(request));
    }

    static ReadersView view(Page page, String back, Readers.Found found, Instant now) {
        var own = found.own().stream().map(each -> new ReadersView.Own(
                Objects.requireNonNullElseGet(each.name(), () -> page.say("trail.readers.gone")), each.first(),
                each.last(), each.exported())).toList();
        var others = Stream.concat(
                found.others().stream().map(each -> new ReadersView.Line(
                        page.say("trail.readers.other", each.organisation(), each.people()), each.first(),
                        each.last())),
                found.classes().stream().map(each -> new ReadersView.Line(
                        page.say("trail.readers.class", page.say("trail.class." + each.actorClass()),
                                each.organisations(), each.people()),
                        null, null)))
                .toList();
        return new ReadersView(back, own, others, now);
    }
}
