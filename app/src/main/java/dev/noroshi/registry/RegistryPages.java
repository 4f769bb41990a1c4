package dev.noroshi.registry;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.CeptoarCode;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.platform.web.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The map of CEPTOARs and the page of each, as of any day.
@Controller
class RegistryPages {

    private final Pages pages;
    private final CeptoarLists lists;
    private final Visibility visibility;
    private final MapViews mapViews;
    private final CeptoarViews ceptoarViews;
    private final Clock clock;

    RegistryPages(Pages pages, CeptoarLists lists, Visibility visibility, MapViews mapViews,
            CeptoarViews ceptoarViews, Clock clock) {
        this.pages = pages;
        this.lists = lists;
        this.visibility = visibility;
        this.mapViews = mapViews;
        this.ceptoarViews = ceptoarViews;
        this.clock = clock;
    }

    /// The date counts, unless only the slider was moved: then the reader is sent to the day it means.
    @GetMapping("/registry")
    @Permit(Permission.READ_REGISTRY)
    ModelAndView map(@RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String compare,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "") String shown, Caller caller, HttpServletRequest request) {
        var page = pages.page(caller, request).title("registry.map.title").nav(Nav.REGISTRY)
                .crumb("/home", "access.nav.HOME").here();
        var today = LocalDate.now(clock);
        var chosen = asOf.isBlank() ? Optional.of(today) : DayChoice.read(asOf);
        if (chosen.isEmpty())
            return page.status(HttpStatus.BAD_REQUEST).said(Notice.Tone.BAD, "registry.noSuchDay",
                    Cells.shortened(asOf)).show("registry/map", mapViews.view(caller, today, Optional.empty()));
        var moved = DayChoice.moved(month, chosen.get(), DayChoice.read(shown), today);
        var compareWith = DayChoice.read(compare);
        if (moved.isPresent())
            return new ModelAndView("redirect:/registry?asOf=" + moved.get()
                    + compareWith.map(day -> "&compare=" + day).orElse(""));
        return page.show("registry/map", mapViews.view(caller, chosen.get(), compareWith));
    }

    /// A CEPTOAR that no list of that day has is not found; the page of the day says which there are.
    @GetMapping("/registry/ceptoars/{code}")
    @Permit(Permission.READ_REGISTRY)
    ModelAndView ceptoar(@PathVariable String code, @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "0") String page, Caller caller, HttpServletRequest request) {
        var on = asOf.isBlank() ? Optional.of(LocalDate.now(clock)) : DayChoice.read(asOf);
        if (on.isEmpty()) return pages.notFound(request);
        var map = lists.on(on.get());
        var ceptoar = map.ceptoars().stream().filter(each -> each.code().value().equals(code)).findFirst();
        if (ceptoar.isEmpty()) return pages.notFound(request);
        var sees = visibility.of(caller, map).contains(new CeptoarCode(code));
        return builder(caller, request).titled(ceptoar.get().name(caller.language())).here().show("registry/ceptoar",
                ceptoarViews.view(caller, ceptoar.get(), on.get(), sees, number(page)));
    }

    private PageBuilder builder(Caller caller, HttpServletRequest request) {
        return pages.page(caller, request).nav(Nav.REGISTRY).crumb("/home", "access.nav.HOME").crumb("/registry",
                "registry.map.title");
    }

    /// Whatever is no number is the first page.
    private static int number(String page) {
        return page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 0;
    }
}
