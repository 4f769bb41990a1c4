package dev.noroshi.delivery.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.delivery.HomePanel;
import dev.noroshi.platform.web.Page;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 今すべきこと.
@Controller
class HomePages {

    private final Pages pages;
    private final InboxViews inbox;
    private final ObjectProvider<HomePanel> panels;
    private final TemplateEngine templates;
    private final Clock clock;

    HomePages(Pages pages, InboxViews inbox, ObjectProvider<HomePanel> panels, TemplateEngine templates, Clock clock) {
        this.pages = pages;
        this.inbox = inbox;
        this.panels = panels;
        this.templates = templates;
        this.clock = clock;
    }

    /// @param after the part of the inbox that begins there ([dev.noroshi.delivery.InboxPlace])
    @GetMapping("/home")
    @Permit(Permission.READ_HOME)
    ModelAndView home(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable String after) {
        var page = pages.page(caller, request).title("delivery.home.title").nav(Nav.HOME);
        var built = page.build();
        return page.show("delivery/home", new HomeView(clock.instant(), inbox.of(caller, after),
                panels(caller, built, HomePanel.Place.DOOR), panels(caller, built, HomePanel.Place.BELOW),
                panels(caller, built, HomePanel.Place.ASIDE)));
    }

    /// The inbox alone, for the page to refresh itself; whoever comes by the address gets the whole page.
    @GetMapping("/inbox")
    @Permit(Permission.READ_HOME)
    ModelAndView inbox(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable String after) {
        if (request.getHeader("HX-Request") == null) return new ModelAndView("redirect:/home");
        return pages.page(caller, request).show("delivery/inbox", inbox.of(caller, after));
    }

    private List<Content> panels(Caller caller, Page page, HomePanel.Place place) {
        return panels.stream().filter(panel -> panel.place() == place)
                .sorted(Comparator.comparingInt(HomePanel::order)).flatMap(panel -> panel.content(caller).stream())
                .map(content -> rendered(page, content)).toList();
    }

    private Content rendered(Page page, HomePanel.Content content) {
        return output -> templates.render(content.template() + ".jte", Map.of("page", page, "view", content.view()),
                output);
    }
}
