package dev.noroshi.access;

import dev.noroshi.access.web.LinkView;
import dev.noroshi.platform.web.Notice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The accounts elsewhere that stand for the person signed in.
@Controller
class IdentityPages {

    private static final String BASE = "/settings/identities";

    private final Pages pages;
    private final Entrance entrance;
    private final OidcSignIn oidc;
    private final OwnAccount own;
    private final Identities identities;

    IdentityPages(Pages pages, Entrance entrance, OidcSignIn oidc, OwnAccount own, Identities identities) {
        this.pages = pages;
        this.entrance = entrance;
        this.oidc = oidc;
        this.own = own;
        this.identities = identities;
    }

    @GetMapping(BASE)
    @Permit(Permission.READ_HOME)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        return show(caller, false, request);
    }

    /// Shows the ways there as links: a form may not lead to another site.
    @PostMapping(BASE)
    @Permit(Permission.READ_HOME)
    ModelAndView link(@RequestParam(defaultValue = "") String password, Caller caller, HttpServletRequest request) {
        if (!entrance.isOpen(request)) {
            if (!own.isPassword(caller, password, request)) return show(caller, false, request);
            entrance.open(request);
        }
        oidc.beginLinking(caller.person(), request);
        return show(caller, true, request);
    }

    @PostMapping(BASE + "/release")
    @Permit(Permission.READ_HOME)
    @Anew(page = BASE)
    ModelAndView release(@RequestParam String issuer, @RequestParam String subject, Caller caller,
            HttpServletRequest request) {
        if (!own.releaseIdentity(caller, new Identities.Identity(issuer, subject))) return pages.notFound(request);
        pages.carry(caller, request, Notice.Tone.OK, "access.account.released");
        return new ModelAndView("redirect:" + BASE);
    }

    private ModelAndView show(Caller caller, boolean linking, HttpServletRequest request) {
        var bound = identities.of(caller.person()).stream()
                .map(each -> new LinkView.Bound(each.issuer(), each.subject())).toList();
        var services = oidc.services().stream().map(each -> new LinkView.Service(each.name(), each.address())).toList();
        return pages.page(caller, request).title("access.identities.title").crumb("/home", "access.nav.HOME")
                .crumb("/settings", "access.settings.title").here()
                .show("access/identities", new LinkView(bound, services, linking));
    }
}
