package dev.noroshi.sharing;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.sharing.Circles.Settling;
import dev.noroshi.sharing.Circles.Warned;
import dev.noroshi.sharing.Circles.Wish;
import dev.noroshi.sharing.web.CirclesView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 関係者の範囲: who of the organisation needs to know what is marked AMBER or narrower.
@Controller
class CirclePages {

    private static final String HERE = "/settings/circles";

    private final Pages pages;
    private final Circles circles;
    private final CircleViews views;

    CirclePages(Pages pages, Circles circles, CircleViews views) {
        this.pages = pages;
        this.circles = circles;
        this.views = views;
    }

    /// What was typed into the form.
    ///
    /// @param id the circle that is changed; null for a new one
    record Typed(@Nullable UUID id, int edition, Wish wish) {
    }

    /// @param circle the one to change; a new one when none is named
    @GetMapping(HERE)
    @Permit(Permission.MANAGE_ACCOUNTS)
    ModelAndView show(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable UUID circle) {
        var typed = circle == null
                ? null
                : circles.of(caller).circles().stream().filter(each -> each.id().equals(circle)).findFirst()
                        .map(each -> new Typed(each.id(), each.edition(),
                                new Wish(each.name(), each.sectors(), each.people())))
                        .orElse(null);
        if (circle != null && typed == null) return pages.notFound(request);
        return show(caller, request, typed, List.of(), null, HttpStatus.OK);
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, @Nullable Typed typed,
            List<Problem> problems, CirclesView.@Nullable Warning warning, HttpStatus status) {
        var page = pages.page(caller, request).title("sharing.circles.title").nav(Nav.ACCOUNTS)
                .crumb("/home", "access.nav.HOME").crumb("/settings", "access.settings.title").here().status(status);
        return page.show("sharing/circles",
                views.view(page.build(), circles.of(caller), typed, problems, warning));
    }

    @PostMapping(HERE)
    @Permit(Permission.MANAGE_ACCOUNTS)
    ModelAndView add(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> sector, @RequestParam(defaultValue = "") List<Long> person,
            @RequestParam(defaultValue = "NO") Warned warned) {
        var wish = wish(name, sector, person);
        return after(caller, request, circles.add(caller, wish, warned), new Typed(null, 0, wish), HERE);
    }

    @PostMapping(HERE + "/{id}")
    @Permit(Permission.MANAGE_ACCOUNTS)
    ModelAndView change(Caller caller, HttpServletRequest request, @PathVariable UUID id, @RequestParam int edition,
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") List<String> sector,
            @RequestParam(defaultValue = "") List<Long> person, @RequestParam(defaultValue = "NO") Warned warned) {
        var wish = wish(name, sector, person);
        return after(caller, request, circles.change(caller, id, edition, wish, warned), new Typed(id, edition, wish),
                HERE + "/" + id);
    }

    @PostMapping(HERE + "/{id}/remove")
    @Permit(Permission.MANAGE_ACCOUNTS)
    ModelAndView remove(Caller caller, HttpServletRequest request, @PathVariable UUID id, @RequestParam int edition,
            @RequestParam(defaultValue = "NO") Warned warned) {
        return after(caller, request, circles.remove(caller, id, edition, warned),
                new Typed(id, edition, wish("", List.of(), List.of())), HERE + "/" + id + "/remove");
    }

    private static Wish wish(String name, List<String> sectors, List<Long> people) {
        return new Wish(name, sectors.stream().flatMap(code -> SectorCode.parse(code).stream())
                .collect(Collectors.toSet()),
                people.stream().filter(number -> number > 0).map(PersonId::new).collect(Collectors.toSet()));
    }

    private ModelAndView after(Caller caller, HttpServletRequest request, Settling settling, Typed typed,
            String action) {
        return switch (settling) {
            case Settling.Done() -> {
                pages.carry(caller, request, Tone.OK, "sharing.circle.settled");
                yield new ModelAndView("redirect:" + HERE);
            }
            case Settling.Wrong(var problems) ->
                show(caller, request, typed, problems, null, HttpStatus.UNPROCESSABLE_CONTENT);
            case Settling.LeavesNobody() -> {
                var isRemoval = action.endsWith("/remove");
                yield show(caller, request, isRemoval ? null : typed, List.of(),
                        CircleViews.warning(action, typed), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Settling.Stale() -> pages.conflict(request, "circle-stale");
            case Settling.Unknown() -> pages.notFound(request);
        };
    }
}
