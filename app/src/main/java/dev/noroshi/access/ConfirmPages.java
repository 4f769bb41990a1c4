package dev.noroshi.access;

import dev.noroshi.access.web.ConfirmView;
import dev.noroshi.platform.web.Notice;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Where one gives one's password again before a change that [Anew] stands before.
@Controller
class ConfirmPages {

    static final String BASE = "/settings/confirm";

    private final Pages pages;
    private final Entrance entrance;
    private final OwnAccount own;

    ConfirmPages(Pages pages, Entrance entrance, OwnAccount own) {
        this.pages = pages;
        this.entrance = entrance;
        this.own = own;
    }

    @GetMapping(BASE)
    @Permit(Permission.READ_HOME)
    ModelAndView ask(@RequestParam(defaultValue = "/settings") String next, Caller caller,
            HttpServletRequest request) {
        return show(caller, next, null, HttpStatus.OK, request);
    }

    @PostMapping(BASE)
    @Permit(Permission.READ_HOME)
    ModelAndView confirm(@RequestParam(defaultValue = "/settings") String next,
            @RequestParam(defaultValue = "") String password, Caller caller, HttpServletRequest request) {
        if (!own.isPassword(caller, password, request))
            return show(caller, next, pages.page(caller, request).say(Notice.Tone.BAD, "access.confirm.wrong"),
                    HttpStatus.UNPROCESSABLE_CONTENT, request);
        entrance.open(request);
        pages.carry(caller, request, Notice.Tone.OK, "access.confirm.done");
        return new ModelAndView("redirect:" + SignInPages.inside(next));
    }

    private ModelAndView show(Caller caller, String next, @Nullable Notice outcome, HttpStatus status,
            HttpServletRequest request) {
        return pages.page(caller, request).title("access.confirm.title").status(status)
                .crumb("/home", "access.nav.HOME").here()
                .show("access/confirm", new ConfirmView(SignInPages.inside(next), outcome));
    }
}
