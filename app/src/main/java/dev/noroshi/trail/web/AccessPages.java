package dev.noroshi.trail.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Audiences;
import dev.noroshi.advisory.Audiences.OnDay;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Who could read an advisory on a day.
@Controller
class AccessPages {

    private final Pages pages;
    private final Audiences audiences;
    private final Clock clock;

    AccessPages(Pages pages, Audiences audiences, Clock clock) {
        this.pages = pages;
        this.audiences = audiences;
        this.clock = clock;
    }

    @GetMapping("/advisories/{id}/access")
    @Permit(Permission.READ_REACH)
    ModelAndView ofAdvisory(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String on) {
        var day = day(on);
        return switch (audiences.of(caller, new AdvisoryId(id), day)) {
            case Outcome.Done<OnDay>(var found) -> {
                var page = pages.page(caller, request).title("trail.access.title").nav(Nav.ADVISORIES)
                        .crumb("/home", "access.nav.HOME").crumb("/advisories", "access.nav.ADVISORIES")
                        .crumb("/advisories/" + id, "trail.readers.advisory").here();
                yield page.show("trail/access", new AccessView("/advisories/" + id + "/access", null, day.toString(),
                        rows(page.build(), found), null));
            }
            case Outcome.Refused<OnDay> _ -> pages.notFound(request);
        };
    }

    @GetMapping("/trail/access")
    @Permit(Permission.READ_TRAIL)
    ModelAndView forAuditor(Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") String advisory, @RequestParam(required = false) @Nullable String on) {
        var day = day(on);
        var found = id(advisory).flatMap(id -> audiences.forAuditor(id, day));
        var page = pages.page(caller, request).title("trail.access.title").nav(Nav.TRAIL)
                .crumb("/home", "access.nav.HOME").crumb("/trail", "trail.title").here();
        var built = page.build();
        return page.show("trail/access", new AccessView("/trail/access", advisory, day.toString(),
                found.map(each -> rows(built, each)).orElse(List.of()),
                found.isEmpty() && !advisory.isBlank() ? built.say("trail.access.unknown") : null));
    }

    static Optional<AdvisoryId> id(String text) {
        try {
            return Optional.of(new AdvisoryId(UUID.fromString(text.strip())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Today where none is named, or none that can be read.
    private LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? LocalDate.now(clock) : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return LocalDate.now(clock);
        }
    }

    private static List<AccessView.Row> rows(Page page, OnDay found) {
        return found.readers().stream().map(each -> {
            var body = each.organisation();
            var desk = body.desk(page.language()).map(name -> page.language().choose("　", ", ") + name).orElse("");
            return new AccessView.Row(body.name(page.language()) + desk, page.say("trail.class." + body.actorClass()),
                    each.since(), each.people());
        }).toList();
    }
}
