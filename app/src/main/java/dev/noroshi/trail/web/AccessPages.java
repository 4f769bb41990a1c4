package dev.noroshi.trail.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Audiences;
import dev.noroshi.advisory.Audiences.OnDay;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
            @RequestParam(defaultValue = "") String on) {
        var problems = new ArrayList<Problem>();
        var day = day(on, problems);
        return switch (audiences.of(caller, new AdvisoryId(id), day)) {
            case Outcome.Done<OnDay>(var found) -> {
                var page = pages.page(caller, request).title("trail.access.title").nav(Nav.ADVISORIES)
                        .crumb("/home", "access.nav.HOME").crumb("/advisories", "access.nav.ADVISORIES")
                        .crumb("/advisories/" + id, "trail.readers.advisory").here();
                yield show(page, "/advisories/" + id + "/access", null, on, day, problems, Optional.of(found));
            }
            case Outcome.Refused<OnDay> _ -> pages.notFound(request);
        };
    }

    @GetMapping("/trail/access")
    @Permit(Permission.READ_TRAIL)
    ModelAndView forAuditor(Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") String advisory, @RequestParam(defaultValue = "") String on) {
        var problems = new ArrayList<Problem>();
        var day = day(on, problems);
        var found = advisory.isBlank() ? Optional.<OnDay>empty() : found(advisory, day, problems);
        var page = pages.page(caller, request).title("trail.access.title").nav(Nav.TRAIL)
                .crumb("/home", "access.nav.HOME").crumb("/trail", "trail.title").here();
        return show(page, "/trail/access", advisory.strip(), on, day, problems, found);
    }

    /// @param on the day as it was typed
    private static ModelAndView show(PageBuilder page, String action, @Nullable String advisory, String on,
            LocalDate day, List<Problem> problems, Optional<OnDay> found) {
        var rows = problems.isEmpty() ? found.map(each -> rows(page.build(), each)).orElse(null) : null;
        return page.status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).show("trail/access",
                new AccessView(action, advisory, on.isBlank() ? day.toString() : on.strip(), rows, problems));
    }

    private Optional<OnDay> found(String advisory, LocalDate day, List<Problem> problems) {
        var id = id(advisory);
        if (id.isEmpty()) problems.add(Problem.of("advisory", "trail.id-form", advisory.strip()));
        var found = id.flatMap(each -> audiences.forAuditor(each, day));
        if (id.isPresent() && found.isEmpty()) problems.add(Problem.of("advisory", "trail.id-unknown"));
        return found;
    }

    private static Optional<AdvisoryId> id(String text) {
        try {
            return Optional.of(new AdvisoryId(UUID.fromString(text.strip())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Today where none is named.
    private LocalDate day(String text, List<Problem> problems) {
        var today = LocalDate.now(clock);
        if (text.isBlank()) return today;
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            problems.add(Problem.of("on", "trail.day-form", text.strip()));
            return today;
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
